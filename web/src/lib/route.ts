import { Store, useStore } from './store';

/**
 * Where the page is. It lives in the part of the address that browsers never send to a server, so contacts' numbers
 * stay out of logs and the page works under any path.
 */
export type Route =
  | { page: 'cards' }
  | { page: 'find'; country?: string; kind?: string }
  | { page: 'messages'; phoneNumberId?: string; contact?: string }
  | { page: 'deliverability' };

const current = new Store<Route>(read());
addEventListener('hashchange', () => current.set(read()));

export const useRoute = (): Route => useStore(current);

export function addressOf(route: Route): string {
  return `#/${partsOf(route)
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/')}`;
}

function partsOf(route: Route): (string | undefined)[] {
  switch (route.page) {
    case 'cards':
      return [];
    case 'messages':
      return [route.page, route.phoneNumberId, route.contact];
    case 'find':
      return [route.page, route.country, route.kind];
    default:
      return [route.page];
  }
}

export function go(route: Route): void {
  location.hash = addressOf(route);
}

function read(): Route {
  const [page, first, second] = location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => safely(part));
  if (page === 'deliverability') return { page };
  if (page === 'find')
    return { page, ...(first ? { country: first } : {}), ...(second ? { kind: second } : {}) };
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
