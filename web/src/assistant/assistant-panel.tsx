import { Sparkles, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../ui/button';
import { Safe } from '../ui/safe';
import { closeAssistant, type Opening } from './panel-state';
import { Opened } from './opened';

/** The assistant beside the page, or over it on a small screen. Escape closes it and gives the focus back. */
export function AssistantPanel({ opening }: { opening: Opening }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const scrolling = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    scrolling.current?.scrollTo({ top: 0 });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [opening.number]);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && panel.current?.contains(document.activeElement)) closeAssistant();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, []);
  return (
    <aside ref={panel} className="assistant" aria-labelledby="assistant-title">
      <header>
        <Sparkles size={18} aria-hidden />
        <h2 id="assistant-title" ref={heading} tabIndex={-1}>
          Assistant
        </h2>
        <IconButton label="Close the assistant" onPress={closeAssistant}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      <div className="assistant-body" ref={scrolling}>
        <Safe key={opening.number}>
          <Opened opening={opening} />
        </Safe>
      </div>
    </aside>
  );
}
