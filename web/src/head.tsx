import { ChartNoAxesColumn, MessageSquareText, Monitor, Moon, Phone, Sun } from 'lucide-react';
import { useEffect } from 'react';
import { connection, type Connection } from './api/socket';
import { addressOf, type Route } from './lib/route';
import { useStore } from './lib/store';
import { chooseTheme, theme, type Theme } from './lib/theme';
import { Bell } from './notifications/bell';
import { IconButton } from './ui/button';

const places: { route: Route; name: string; icon: typeof Phone }[] = [
  { route: { page: 'cards' }, name: 'Numbers', icon: Phone },
  { route: { page: 'messages' }, name: 'Messages', icon: MessageSquareText },
  { route: { page: 'deliverability' }, name: 'Deliverability', icon: ChartNoAxesColumn },
];

/** The head of the page: where one is, whether changes arrive, news, and the theme. */
export function Head({ name, route }: { name: string; route: Route }) {
  const current = route.page === 'find' ? 'cards' : route.page;
  useEffect(() => {
    const place = places.find((one) => one.route.page === current);
    document.title = `${route.page === 'find' ? 'Find a number' : place!.name} – Loquent`;
  }, [route.page, current]);
  return (
    <header className="head">
      <a className="brand" href={addressOf({ page: 'cards' })}>
        <img src="favicon.svg" alt="" width={28} height={28} />
        <span>{name || 'Loquent'}</span>
      </a>
      <nav aria-label="Pages">
        {places.map((place) => (
          <a
            key={place.name}
            href={addressOf(place.route)}
            aria-current={place.route.page === current ? 'page' : undefined}
          >
            <place.icon size={17} aria-hidden />
            <span>{place.name}</span>
          </a>
        ))}
      </nav>
      <div className="head-end">
        <ConnectionState />
        <Bell />
        <ThemeButton />
      </div>
    </header>
  );
}

const states: Record<Connection, string> = {
  live: 'Live',
  connecting: 'Connecting',
  lost: 'Reconnecting',
};

function ConnectionState() {
  const state = useStore(connection);
  return (
    <span className="connection" data-state={state} role="status">
      <span className="dot" aria-hidden />
      {states[state]}
    </span>
  );
}

const themes: Record<Theme, { icon: typeof Sun; name: string; next: Theme }> = {
  system: { icon: Monitor, name: 'as the system', next: 'light' },
  light: { icon: Sun, name: 'light', next: 'dark' },
  dark: { icon: Moon, name: 'dark', next: 'system' },
};

function ThemeButton() {
  const { icon: Icon, name, next } = themes[useStore(theme)];
  return (
    <IconButton label={`Colours: ${name}. Change to ${themes[next].name}`} onPress={() => chooseTheme(next)}>
      <Icon size={19} aria-hidden />
    </IconButton>
  );
}
