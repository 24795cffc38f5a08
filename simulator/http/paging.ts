import type { Call } from '../products/product';

interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  offset: number;
  next: string | null;
  previous: string | null;
  first: string;
  self: string;
}

/** Cuts one page; the token names the last item of the page before, so later arrivals do not shift pages. */
function cut<T extends { sid?: string }>(call: Call, all: T[], key: (item: T) => string): Page<T> {
  const pageSize = call.query.integer('PageSize') ?? 50;
  const page = call.query.integer('Page') ?? 0;
  const token = call.query.text('PageToken');
  const after = token ? all.findIndex((item) => key(item) === token.slice(2)) + 1 : page * pageSize;
  const items = all.slice(after, after + pageSize);
  const url = (number: number, last: string | null): string => {
    const query = new URLSearchParams();
    for (const name of call.query.names()) {
      if (['Page', 'PageSize', 'PageToken'].includes(name)) continue;
      for (const value of call.query.all(name)) query.append(name, value);
    }
    query.append('PageSize', String(pageSize));
    query.append('Page', String(number));
    if (last) query.append('PageToken', last);
    return `${call.path}?${query.toString()}`;
  };
  const last = items.at(-1);
  const hasMore = after + pageSize < all.length && last !== undefined;
  return {
    items,
    page,
    pageSize,
    offset: after,
    next: hasMore ? url(page + 1, `PA${key(last)}`) : null,
    previous: page > 0 ? url(page - 1, null) : null,
    first: url(0, null),
    self: call.search ? `${call.path}?${call.search}` : url(0, null),
  };
}

/** A list body of api.twilio.com: relative URIs beside the list. */
export function listV2010<T extends { sid?: string }>(
  call: Call,
  listKey: string,
  all: T[],
  render: (item: T) => unknown,
): Record<string, unknown> {
  const page = cut(call, all, (item) => item.sid ?? '');
  return {
    [listKey]: page.items.map(render),
    first_page_uri: page.first,
    next_page_uri: page.next,
    previous_page_uri: page.previous,
    page: page.page,
    page_size: page.pageSize,
    start: page.offset,
    end: page.offset + Math.max(0, page.items.length - 1),
    uri: page.self,
  };
}

/** A list body of the newer hosts: absolute URLs under `meta`, which also names the list's key. */
export function listV1<T extends { sid?: string }>(
  call: Call,
  listKey: string,
  all: T[],
  render: (item: T) => unknown,
  key: (item: T) => string = (item) => item.sid ?? '',
): Record<string, unknown> {
  const page = cut(call, all, key);
  const absolute = (path: string | null): string | null => (path ? `https://${call.host}${path}` : null);
  return {
    [listKey]: page.items.map(render),
    meta: {
      page: page.page,
      page_size: page.pageSize,
      first_page_url: absolute(page.first),
      previous_page_url: absolute(page.previous),
      url: absolute(page.self),
      next_page_url: absolute(page.next),
      key: listKey,
    },
  };
}

/** Twilio lists the newest first. */
export function newestFirst<T>(all: Record<string, T>, wanted: (item: T) => boolean): T[] {
  return Object.values(all).filter(wanted).reverse();
}
