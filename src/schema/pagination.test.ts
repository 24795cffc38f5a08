import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { decodeCursor, encodeCursor, page, pageOf } from './pagination';

const position = { at: new Date('2026-03-01T09:30:00.123Z'), id: '0b5c7f2e-8f3a-4b57-9f0e-2f6f0a1d9c11' };
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: randomUUID(), createdAt: new Date(1_700_000_000_000 - n) }));

describe('cursors', () => {
  it('come back as the position they were made of', () => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it.each(['', 'x', 'null', Buffer.from(`2026|${position.id}`).toString('base64url'), 'A'.repeat(100_000)])(
    'that we did not issue are refused (%#)',
    (cursor) => {
      expect(() => decodeCursor(cursor)).toThrow(
        expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error,
      );
    },
  );

  it('never carry anything but an instant and an id to the database', () => {
    const forged = Buffer.from(`2026-03-01T09:30:00.123Z|'; DROP TABLE x`).toString('base64url');
    const noDay = Buffer.from(`2026-99-99T09:30:00.123Z|${position.id}`).toString('base64url');
    expect(() => decodeCursor(forged)).toThrow('`after` must be a cursor');
    expect(() => decodeCursor(noDay)).toThrow('`after` must be a cursor');
  });
});

describe('page', () => {
  it('takes 25 from the start unless told otherwise', () => {
    expect(page(undefined, undefined)).toEqual({ limit: 25, after: null });
    expect(page(null, null)).toEqual({ limit: 25, after: null });
    expect(page(100, encodeCursor(position))).toEqual({ limit: 100, after: position });
  });

  it.each([0, -1, 101, 2 ** 31 - 1])('refuses %d elements', (first) => {
    expect(() => page(first, null)).toThrow('`first` must be between 1 and 100.');
  });
});

describe('pageOf', () => {
  it('shows that there is more when one row more than asked for was found', () => {
    const found = rows(4);
    const connection = pageOf(found, page(3, null), (row) => row.createdAt);
    expect(connection.nodes).toEqual(found.slice(0, 3));
    expect(connection.edges.map((edge) => edge.node)).toEqual(connection.nodes);
    expect(connection.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: connection.edges[0]?.cursor,
      endCursor: connection.edges[2]?.cursor,
    });
    expect(decodeCursor(connection.pageInfo.endCursor ?? '')).toEqual({
      at: found[2]?.createdAt,
      id: found[2]?.id,
    });
  });

  it('ends with the last row, and is empty without cursors', () => {
    const after = encodeCursor(position);
    expect(pageOf(rows(3), page(3, after), (row) => row.createdAt).pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(pageOf(rows(0), page(3, null), (row) => row.createdAt).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it('counts only when asked', async () => {
    const count = vi.fn().mockResolvedValue(7);
    const connection = pageOf(rows(1), page(3, null), (row) => row.createdAt, count);
    expect(count).not.toHaveBeenCalled();
    await expect(connection.totalCount).resolves.toBe(7);
  });
});
