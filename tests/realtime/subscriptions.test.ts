import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ActorKind, MemberRole } from '../../src/domain/actor';
import type { Change } from '../../src/realtime/change';
import { type ChangeBus, InProcessBus } from '../../src/realtime/change-bus';
import { RedisBus } from '../../src/realtime/redis-bus';
import { startRedis, type TestRedis } from '../support/redis';
import { until } from '../support/wait';
import {
  type Board,
  type Card,
  Cards,
  clock,
  log,
  organizationId,
  otherOrganizationId,
  startBoard,
  token,
} from './board';

const board = 'subscription { cardChanged { id revision title } }';
const notes = 'subscription ($since: DateTime) { noteAdded(since: $since) { id revision title } }';

function changeOf(card: Card, entity: Change['entity'] = 'PHONE_NUMBER'): Change {
  const { organizationId: organization, id, revision } = card;
  return { organizationId: organization, entity, id, revision, phoneNumberId: null, conversationId: null };
}

describe.each(['in process', 'through Redis'])('subscriptions %s', (engine) => {
  let redis: TestRedis | null = null;
  /** Where changes are committed; with Redis another connection than the subscribers', as in another process. */
  let publisher: ChangeBus;
  let bus: ChangeBus;
  let api: Board;

  beforeAll(async () => {
    if (engine === 'in process') {
      publisher = bus = new InProcessBus();
      return;
    }
    redis = await startRedis();
    const buses = [new RedisBus(redis.url, clock, log), new RedisBus(redis.url, clock, log)] as const;
    await Promise.all(buses.map((one) => one.ready(5_000)));
    [publisher, bus] = buses;
  });
  afterAll(async () => {
    await Promise.all([publisher.close(), bus.close()]);
    await redis?.stop();
  });
  beforeEach(async () => {
    api = await startBoard(bus);
  });
  afterEach(() => api.close());

  const change = (id: string, title: string): Promise<void> =>
    publisher.publish([changeOf(api.cards.write(id, title))]);
  const note = (id: string, title: string): Promise<void> =>
    publisher.publish([changeOf(api.cards.write(id, title), 'MESSAGE')]);

  it('sends the present state first, then each change', async () => {
    api.cards.write('one', 'first');
    api.cards.write('two', 'other');
    const seen = (await api.client()).subscribe(board);
    await until(() => seen.things.length === 2);
    await change('one', 'second');
    await until(() => seen.titles.includes('second'));
    expect(seen.things.map(({ id, revision }) => [id, revision])).toEqual([
      ['one', 1],
      ['two', 1],
      ['one', 2],
    ]);
  });

  it('never sends a revision twice or an older one after a newer, whoever joins when', async () => {
    for (let card = 0; card < 5; card += 1) api.cards.write(`card-${card}`, 'begun');
    const clients = await Promise.all(Array.from({ length: 5 }, () => api.client()));
    const seen: ReturnType<(typeof clients)[0]['subscribe']>[] = [];
    const published: Change[] = [];
    for (let round = 0; round < 200; round += 1) {
      const written = changeOf(api.cards.write(`card-${round % 5}`, `title ${round}`));
      published.push(written);
      // News arrives twice, late and out of order.
      const old = published[Math.floor(Math.random() * published.length)]!;
      void publisher.publish(round % 3 === 0 ? [old, written, written] : [written]);
      if (round % 4 === 0) seen.push(clients[(round / 4) % 5]!.subscribe(board));
      if (round % 10 === 0) await sleep(2);
    }
    const last = [...api.cards.rows.values()];
    await until(() =>
      seen.every((one) => last.every((card) => one.revisions(card.id).at(-1) === card.revision)),
    );
    await sleep(50);
    for (const one of seen)
      for (const card of last) {
        const revisions = one.revisions(card.id);
        expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
      }
  });

  it('executes once for all who see the same, and reads as nobody in particular', async () => {
    const withReader = 'subscription { cardChanged { id revision title reader } }';
    const owners = await Promise.all(
      Array.from({ length: 40 }, (_, place) => api.client(token({ userId: `person-${place}` }))),
    );
    const assistant = await api.client(token({ kind: ActorKind.ASSISTANT }));
    const seen = [...owners, assistant].map((client) => client.subscribe(withReader));
    await until(() => api.hub.counts().subscriptions === 41);
    await sleep(30);
    api.cards.executions = 0;
    await change('one', 'shared');
    await until(() => seen.every((one) => one.things.length === 1));
    expect(api.cards.executions).toBe(2);
    expect(api.hub.counts().groups).toBe(2);
    expect(seen.every((one) => one.things[0]!.reader === null)).toBe(true);
  });

  it('answers a storm of newcomers with few readings', async () => {
    for (let card = 0; card < 20; card += 1) api.cards.write(`card-${card}`, 'here');
    const clients = await Promise.all(Array.from({ length: 100 }, () => api.client()));
    api.cards.readings = 0;
    const seen = clients.map((client) => client.subscribe(board));
    await until(() => seen.every((one) => one.things.length === 20));
    expect(api.cards.readings).toBeLessThan(20);
  });

  it('forgets a subscription that is completed', async () => {
    const client = await api.client();
    const seen = client.subscribe(board);
    const other = client.subscribe('subscription Other { cardChanged { id revision title } }');
    await until(() => api.hub.counts().subscriptions === 2);
    client.complete(seen);
    await until(() => api.hub.counts().subscriptions === 1);
    await change('one', 'after');
    await until(() => other.things.length === 1);
    expect(seen.payloads).toEqual([]);
    client.socket.close();
    await until(() => api.hub.counts().groups === 0);
  });

  it('keeps organizations apart, and answers for their things as for unknown ones', async () => {
    api.cards.write('theirs', 'secret', otherOrganizationId);
    const client = await api.client();
    const seen = client.subscribe(board);
    const single = 'subscription ($id: ID) { cardChanged(cardId: $id) { id revision title } }';
    const unknown = client.subscribe(single, { id: 'nowhere' });
    const foreign = client.subscribe(single, { id: 'theirs' });
    await until(() => unknown.error && foreign.error);
    expect(foreign.error).toEqual(unknown.error);
    expect(foreign.error![0]!.extensions!.code).toBe('BAD_USER_INPUT');
    await publisher.publish([changeOf(api.cards.write('theirs', 'more', otherOrganizationId))]);
    // News on the wrong channel must not help either.
    await publisher.publish([{ ...changeOf(api.cards.rows.get('theirs')!), organizationId }]);
    await change('ours', 'open');
    await until(() => seen.things.length > 0);
    expect(seen.titles).toEqual(['open']);
  });

  it('lets a bad operation end by itself and leaves the socket alone', async () => {
    const client = await api.client();
    const good = client.subscribe(board);
    const bad = [
      client.subscribe('subscription { cardChanged {'),
      client.subscribe('subscription { nothing }'),
      client.subscribe('subscription ($id: ID) { cardChanged(cardId: $id) { id } }', {
        id: { an: 'object' },
      }),
      client.subscribe('subscription { a: cardChanged { id } b: cardChanged { id } }'),
      client.subscribe('subscription { cardChanged @skip(if: true) { id } }'),
      client.subscribe(`{ ${'role '.repeat(300)} }`),
      client.subscribe('query A { role } query B { role }'),
    ];
    await until(() => bad.every((one) => one.error !== null));
    expect(bad.map((one) => one.error![0]!.extensions!.code)).not.toContain('INTERNAL_SERVER_ERROR');
    await change('one', 'alive');
    await until(() => good.titles.includes('alive'));
    expect(client.closed).toBeNull();
  });

  it('shows an error of one thing as an error, and goes on', async () => {
    api.cards.broken.add('unshowable');
    const client = await api.client();
    const seen = client.subscribe(board);
    await until(() => api.hub.counts().subscriptions === 1);
    await change('one', 'unshowable');
    await until(() => seen.payloads.some((one) => one.errors));
    await change('one', 'fine');
    await until(() => seen.titles.includes('fine'));
    expect(JSON.stringify(seen.payloads)).not.toContain('cannot show');
    expect(client.closed).toBeNull();
  });

  it('tries again when reading fails for a moment', async () => {
    const seen = (await api.client()).subscribe(board);
    await until(() => api.cards.readings > 0);
    api.cards.failures = 2;
    await change('one', 'at last');
    await until(() => seen.titles.includes('at last'));
    api.cards.failures = 1;
    const late = (await api.client()).subscribe(board);
    await until(() => late.titles.includes('at last'));
    expect(late.things).toHaveLength(1);
  });

  it('replays what came since an instant, then goes on', async () => {
    api.cards.write('old', 'before');
    await sleep(5);
    const since = new Date();
    await sleep(5);
    api.cards.write('new', 'after');
    const replayed = (await api.client()).subscribe(notes, { since: since.toISOString() });
    const fromNowOn = (await api.client()).subscribe(notes);
    await until(() => replayed.things.length === 1 && api.hub.counts().subscriptions === 2);
    await sleep(30);
    await note('next', 'live');
    await until(() => replayed.things.length === 2 && fromNowOn.things.length === 1);
    expect(replayed.titles).toEqual(['after', 'live']);
    expect(fromNowOn.titles).toEqual(['live']);
    // Where they begin differs, what follows is shared.
    expect(api.hub.counts().groups).toBe(1);
  });

  it('sends what one asks to be replayed to nobody else', async () => {
    const since = new Date();
    await sleep(5);
    for (let card = 0; card < 5; card += 1) api.cards.write(`old-${card}`, 'before');
    await sleep(5);
    const fromNowOn = (await api.client()).subscribe(notes);
    await until(() => api.hub.counts().subscriptions === 1);
    await note('one', 'seen by both');
    await until(() => fromNowOn.things.length === 1);
    const replayed = (await api.client()).subscribe(notes, { since: since.toISOString() });
    await until(() => replayed.things.length === 6);
    await note('old-0', 'changed');
    await until(() => replayed.titles.includes('changed') && fromNowOn.titles.includes('changed'));
    expect(fromNowOn.titles).toEqual(['seen by both', 'changed']);
    expect(replayed.things).toHaveLength(7);
  });

  it('ends a replay that would be too long', async () => {
    const longAgo = new Date();
    await sleep(5);
    for (let card = 0; card < 501; card += 1) api.cards.write(`many-${card}`, 'many');
    await sleep(5);
    const lately = new Date();
    await sleep(5);
    api.cards.write('late', 'late');
    const client = await api.client();
    const tooOld = client.subscribe(notes, { since: longAgo.toISOString() });
    const fine = client.subscribe(notes, { since: lately.toISOString() });
    await until(() => tooOld.error && fine.things.length === 1);
    expect(tooOld.error![0]!.extensions!.code).toBe('SINCE_TOO_OLD');
    expect(tooOld.payloads).toEqual([]);
    expect(client.closed).toBeNull();
  });

  it('sends what is written the moment a subscription to what comes has begun', async () => {
    for (let round = 0; round < 20; round += 1) {
      const client = await api.client();
      const seen = client.subscribe(notes);
      await until(() => api.hub.counts().subscriptions === 1, { every: 1 });
      await note(`note-${round}`, 'now');
      await until(() => seen.things.some((one) => one.id === `note-${round}`));
      client.socket.close();
      await until(() => api.hub.counts().groups === 0);
    }
  });

  it('answers queries, and hides what went wrong inside', async () => {
    const client = await api.client(token({ role: MemberRole.MEMBER }));
    const role = client.subscribe('{ role }');
    const fails = client.subscribe('{ fails }');
    await until(() => role.isComplete && fails.isComplete);
    expect(role.payloads).toEqual([{ data: { role: 'MEMBER' } }]);
    expect(fails.payloads[0]!.errors![0]!.extensions!.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(fails.payloads)).not.toContain('secret detail');
  });

  it('refuses who may not watch, and sockets without a good token', async () => {
    const member = await api.client(token({ role: MemberRole.MEMBER }));
    const seen = member.subscribe('subscription { ownersOnly { id } }');
    const service = await api.client(token({ kind: ActorKind.SERVICE, organizationId: null, role: null }));
    const nowhere = service.subscribe(board);
    await until(() => seen.error && nowhere.error);
    expect(seen.error![0]!.extensions!.code).toBe('FORBIDDEN');
    expect(nowhere.error![0]!.extensions!.code).toBe('FORBIDDEN');
    expect((await api.client(null)).closed!.code).toBe(4401);
    expect((await api.client('Bearer nonsense')).closed!.code).toBe(4403);
    expect((await api.client(token({ expiresAt: Date.now() - 1 }))).closed!.code).toBe(4403);
  });

  it('speaks with the graphql-ws client', async () => {
    api.cards.write('one', 'first');
    const client = createClient({
      url: api.url,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: token() },
      retryAttempts: 0,
    });
    const titles: unknown[] = [];
    const watching = (async () => {
      for await (const { data } of client.iterate<{ cardChanged: Card }>({ query: board })) {
        titles.push(data?.cardChanged.title);
        if (titles.length === 2) return;
      }
    })();
    await until(() => titles.length === 1);
    await change('one', 'second');
    await watching;
    expect(titles).toEqual(['first', 'second']);
    await until(() => api.hub.counts().subscriptions === 0);
    await expect(client.iterate({ query: '{ nothing }' }).next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    expect((await client.iterate({ query: '{ role }' }).next()).value).toEqual({ data: { role: 'OWNER' } });
    await client.dispose();
  });

  it('closes a socket when its token expires', async () => {
    const client = await api.client(token({ expiresAt: Date.now() + 300 }));
    client.subscribe(board);
    await until(() => client.closed);
    expect(client.closed).toEqual({ code: 4403, reason: 'The token has expired' });
    await until(() => api.hub.counts().subscriptions === 0);
  });
});

describe('subscriptions while Redis has trouble', () => {
  let redis: TestRedis;
  let publisher: RedisBus;
  let bus: RedisBus;
  let api: Board;

  beforeEach(async () => {
    redis = await startRedis();
    publisher = new RedisBus(redis.url, clock, log);
    bus = new RedisBus(redis.url, clock, log);
    await Promise.all([publisher.ready(5_000), bus.ready(5_000)]);
    api = await startBoard(bus, { cards: new Cards() });
  });
  afterEach(async () => {
    await api.close();
    await Promise.all([publisher.close(), bus.close()]);
    await redis.stop();
  });

  it('shows what changed while Redis was down once it is back', async () => {
    api.cards.write('one', 'before');
    const client = await api.client();
    const cards = client.subscribe(board);
    const added = client.subscribe(notes);
    await until(() => cards.things.length === 1 && api.hub.counts().subscriptions === 2);
    await redis.kill();
    await until(() => bus.state() === 'away');
    const started = Date.now();
    const missed = changeOf(api.cards.write('one', 'meanwhile'));
    await expect(publisher.publish([missed])).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(1_200);
    const late = (await api.client()).subscribe('subscription Late { cardChanged { id revision title } }');
    await until(() => late.titles.includes('meanwhile'));
    api.cards.write('one', 'and again');
    await redis.start();
    await until(() => cards.titles.includes('and again') && late.titles.includes('and again'));
    await until(() => added.titles.includes('and again'));
    await until(() => publisher.state() === 'connected');
    await publisher.publish([changeOf(api.cards.write('one', 'live'))]);
    await until(() => cards.titles.includes('live') && late.titles.includes('live'));
    for (const seen of [cards, late]) {
      const revisions = seen.revisions('one');
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }
  });

  it('survives a Redis that accepts and says nothing', async () => {
    const client = await api.client();
    const seen = client.subscribe(board);
    await until(() => api.hub.counts().subscriptions === 1 && api.cards.readings > 0);
    const admin = new Redis(redis.url);
    await admin.call('CLIENT', 'PAUSE', '4000', 'ALL');
    const started = Date.now();
    await expect(publisher.publish([changeOf(api.cards.write('one', 'unheard'))])).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(1_500);
    await until(() => bus.state() === 'away');
    const during = (await api.client(token({ organizationId: otherOrganizationId }))).subscribe(board);
    await until(() => api.hub.counts().subscriptions === 2);
    await until(() => seen.titles.includes('unheard'));
    await until(() => bus.state() === 'connected' && publisher.state() === 'connected');
    await publisher.publish([changeOf(api.cards.write('theirs', 'heard', otherOrganizationId))]);
    await until(() => during.titles.includes('heard'));
    admin.disconnect();
  });

  it('works when Redis comes only after the start', async () => {
    await redis.kill();
    const late = new RedisBus(redis.url, clock, log);
    const other = await startBoard(late, { cards: api.cards });
    api.cards.write('one', 'there');
    const seen = (await other.client()).subscribe(board);
    await until(() => seen.titles.includes('there'));
    await redis.start();
    await until(() => late.state() === 'connected' && publisher.state() === 'connected');
    await publisher.publish([changeOf(api.cards.write('one', 'heard'))]);
    await until(() => seen.titles.includes('heard'));
    await other.close();
    await late.close();
  });
});
