import { setTimeout as sleep } from 'node:timers/promises';
import { InProcessBus } from '../../src/realtime/change-bus';
import { until } from '../support/wait';
import { type Board, organizationId, startBoard } from './board';

const wide = 'subscription ($size: Int) { cardChanged { id revision title padding(size: $size) } }';
const size = 50_000;

describe('a reader that does not keep up', () => {
  const bus = new InProcessBus();
  let api: Board;

  const change = (id: string, title: string): Promise<void> => {
    const { revision } = api.cards.write(id, title);
    return bus.publish([
      { organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: null, conversationId: null },
    ]);
  };

  afterEach(() => api.close());

  it('gets only the latest of each thing once it reads again, and holds up nobody', async () => {
    api = await startBoard(bus, { outletLimits: { highWaterBytes: 200_000 } });
    const slow = await api.client();
    const quick = await api.client();
    const [held, flowing] = [slow, quick].map((client) => client.subscribe(wide, { size }));
    await until(() => api.hub.counts().subscriptions === 2);
    slow.socket.pause();
    // The system's own buffers take a few megabytes before anything piles up here.
    for (let round = 0; round < 400; round += 1) {
      await change(`card-${round % 4}`, `title ${round}`);
      await until(() => flowing!.titles.at(-1) === `title ${round}`, { every: 1 });
    }
    slow.socket.resume();
    await until(() => held!.things.length > 0 && held!.titles.includes('title 399'));
    expect(held!.things.length).toBeLessThan(400);
    for (let card = 0; card < 4; card += 1) {
      const revisions = held!.revisions(`card-${card}`);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
      expect(revisions.at(-1)).toBe(100);
    }
    await change('card-0', 'drained');
    await until(() => held!.titles.includes('drained'));
    expect(slow.closed).toBeNull();
  });

  it('is closed when it does not drain in time', async () => {
    api = await startBoard(bus, { outletLimits: { highWaterBytes: 200_000, drainMs: 300 } });
    const slow = await api.client();
    slow.subscribe(wide, { size });
    await until(() => api.hub.counts().subscriptions === 1);
    slow.socket.pause();
    for (let round = 0; round < 400 && api.hub.counts().subscriptions > 0; round += 1) {
      await change(`card-${round % 4}`, `title ${round}`);
      await sleep(2);
    }
    await until(() => api.hub.counts().subscriptions === 0);
  });

  it('is closed when what is kept back for it grows too large', async () => {
    api = await startBoard(bus, { outletLimits: { highWaterBytes: 200_000, heldBytes: 1_000_000 } });
    const slow = await api.client();
    slow.subscribe(wide, { size });
    await until(() => api.hub.counts().subscriptions === 1);
    slow.socket.pause();
    for (let card = 0; card < 400 && api.hub.counts().subscriptions > 0; card += 1) {
      await change(`card-${card}`, 'one of many');
      await sleep(1);
    }
    await until(() => api.hub.counts().subscriptions === 0);
  });

  it('is given up when it answers no ping', async () => {
    api = await startBoard(bus, { keepAliveMs: 100 });
    const dead = await api.client();
    dead.subscribe(wide, { size: 1 });
    await until(() => api.hub.counts().subscriptions === 1);
    dead.socket.pause();
    await until(() => api.hub.counts().subscriptions === 0);
  });
});
