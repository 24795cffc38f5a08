import { startApp, type TestApp } from '../support/app';
import {
  localOutcomes,
  localRegistrations,
  type LocalRegistration,
  type PathName,
} from '../support/local-registrations';
import { dealt, isAlike, isRead, matchOf, type Call } from '../support/recorded-calls';

/** What befalls calls of one organization, and which. */
interface Plight {
  registration: LocalRegistration;
  effect: 'drop-after' | 'status';
  calls: Call[];
}

describe('the registration of a local number while things go wrong', () => {
  let app: TestApp;
  let make: ReturnType<typeof localRegistrations>;
  beforeAll(async () => {
    app = await startApp();
    make = localRegistrations(app);
    await app.simulator.mode('auto', 200);
    await app.simulator.limits({ a2pPerSecond: null, ownerReuse: false });
  });
  afterAll(() => app?.stop());
  afterEach(() => app.simulator.callbacks({}));

  async function suffer({ registration, effect, calls }: Plight): Promise<void> {
    for (const [index, call] of calls.entries()) {
      const { match, account } = matchOf(call, { theirs: registration.of.accountSid });
      // What was refused is asked for again.
      const again =
        effect === 'status' ? calls.slice(0, index).filter((one) => isAlike(one, call)).length : 0;
      const status = effect === 'status' ? { status: 503 } : {};
      await app.simulator.fault(match, effect, { account, skip: call.nth + again, ...status });
    }
    await make.submit(registration);
  }

  it.each<[PathName, { lost: number; refused: number }]>([
    ['sole-proprietor', { lost: 3, refused: 2 }],
    ['low-volume', { lost: 2, refused: 2 }],
  ])(
    'ends as if nothing had happened for a %s, with one of each object and each charge, whichever answer is lost',
    async (path, { lost, refused }) => {
      const { calls, outcome } = await make.undisturbed(path);
      const writes = calls.filter((call) => !isRead(call));
      expect(writes.length).toBeGreaterThan(17);
      expect(outcome).toMatchObject({
        state: ['APPROVED 1 REGISTERED EVENT MEMBER'],
        profiles: ['twilio-approved'],
        products: ['twilio-approved'],
        documents: ['customer_profile_address'],
        brands: ['APPROVED VERIFIED'],
        services: 1,
        campaigns: ['VERIFIED'],
        numbers: ['REGISTERED'],
      });
      const groups: Pick<Plight, 'effect' | 'calls'>[] = [
        ...dealt(writes, lost).map((some) => ({
          effect: 'drop-after' as const,
          calls: some,
        })),
        ...dealt(calls, refused).map((some) => ({ effect: 'status' as const, calls: some })),
      ];
      const registrations = await make.manyConfirmed(path, groups.length);
      const plights = groups.map((group, index) => ({ ...group, registration: registrations[index]! }));
      await Promise.all(plights.map(suffer));
      await make.through(registrations);
      const missed = (await app.simulator.resources()).faults!.filter(
        ({ match }) => !String(match).startsWith('GET'),
      );
      expect(missed).toEqual([]);
      const outcomes = await localOutcomes(app, registrations);
      for (const { registration, effect, calls: some } of plights)
        expect([effect, some, outcomes.get(registration.id)]).toEqual([effect, some, outcome]);
    },
    240_000,
  );

  it('fares the same with all news three times, late and out of order; without any, looks alone bring it through', async () => {
    const both = async () => [await make.submitted('sole-proprietor'), await make.submitted('low-volume')];
    const smooth = await both();
    await make.through(smooth);
    await app.simulator.callbacks({ duplicate: 3, shuffle: true, delayMs: [0, 300] });
    const stormy = await both();
    await make.through(stormy);
    await app.simulator.callbacks({ drop: 1 });
    const silent = await both();
    await make.through(silent, { numbersToo: false });
    const outcomes = await localOutcomes(app, [...smooth, ...stormy, ...silent]);
    for (const [index, { id }] of smooth.entries()) {
      const expected = outcomes.get(id) as Record<string, string[]>;
      expect(outcomes.get(stormy[index]!.id)).toEqual(expected);
      // Of a number nothing but events tells.
      expect(outcomes.get(silent[index]!.id)).toEqual({
        ...expected,
        state: ['APPROVED 1 PENDING ASSUMED MEMBER'],
        numbers: [expect.stringMatching(/^(PENDING_REGISTRATION|REGISTERED)$/)],
        news: expected.news!.filter((one) => !one.startsWith('MESSAGING_READY')),
      });
    }
  }, 240_000);
});
