import { Store } from './store';

export type Theme = 'system' | 'light' | 'dark';
const key = 'theme';

export const theme = new Store<Theme>(kept());

/** Shows the theme and keeps the choice for next time. */
export function chooseTheme(choice: Theme): void {
  theme.set(choice);
  show(choice);
  try {
    if (choice === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // A browser that keeps nothing shows the system's theme next time.
  }
}

function kept(): Theme {
  let choice: string | null = null;
  try {
    choice = localStorage.getItem(key);
  } catch {
    // As above.
  }
  const found: Theme = choice === 'light' || choice === 'dark' ? choice : 'system';
  show(found);
  return found;
}

function show(choice: Theme): void {
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}
