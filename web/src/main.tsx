import '@fontsource-variable/inter/wght.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/cards.css';
import './styles/find.css';
import './styles/assistant.css';
import './styles/messages.css';
import './styles/reports.css';
import './styles/simulator.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { begin } from './api/session';
import { App } from './app';

void begin();
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
