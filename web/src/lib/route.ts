import { Store, useStore } from './store';

/**
 * Where the page is. It lives in the part of the address that browsers never send to a server, so contacts' numbers
 * stay out of logs and the page works under any path.
 */
export type Route =
  | { page: 'cards' }
  | { page: 'find' }
  | { page: 'messages'; phoneNumberId?: string; contact?: string }
  | { page: 'deliverability' };

const current = new Store<Route>(read());
addEventListener('hashchange', () => current.set(read()));

export const useRoute = (): Route => useStore(current);

export function addressOf(route: Route): string {
  const parts =
    route.page === 'messages'
      ? [
          'messages',
          ...(route.phoneNumberId ? [route.phoneNumberId] : []),
          ...(route.contact ? [route.contact] : []),
        ]
      : route.page === 'cards'
        ? []
        : [route.page];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export function go(route: Route): void {
  location.hash = addressOf(route);
}

function read(): Route {
  const [page, first, second] = location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => safely(part));
  if (page === 'find' || page === 'deliverability') return { page };
  if (page !== 'messages') return { page: 'cards' };
  return { page, ...(first ? { phoneNumberId: first } : {}), ...(second ? { contact: second } : {}) };
}

function safely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
