import { startApp, type TestApp } from '../support/app';
import {
  localOutcomes,
  localRegistrations,
  type LocalRegistration,
  type PathName,
} from '../support/local-registrations';
import { dealt, isAlike, isRead, matchOf, unlike, type Call } from '../support/recorded-calls';

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

  /** What the ways before have asked of Twilio. */
  const known: Call[] = [];

  // Of low-volume registrations every answer to a write is lost, also where others have asked the same.
  it.each<[PathName, { lost: number; refused: number; again: boolean }]>([
    ['sole-proprietor', { lost: 3, refused: 2, again: false }],
    ['low-volume', { lost: 2, refused: 1, again: true }],
    ['standard', { lost: 1, refused: 1, again: false }],
  ])(
    'ends as if nothing had happened for a %s, with one of each object and each charge, whichever answer is lost',
    async (path, { lost, refused, again }) => {
      const { calls, outcome } = await make.undisturbed(path);
      expect(calls.filter((call) => !isRead(call)).length).toBeGreaterThan(17);
      const fresh = unlike(calls, known);
      known.push(...calls);
      const writes = (again ? calls : fresh).filter((call) => !isRead(call));
      expect(writes).not.toEqual([]);
      expect(outcome).toMatchObject({
        state: ['APPROVED 1 REGISTERED EVENT MEMBER'],
        profiles: ['twilio-approved'],
        products: ['twilio-approved'],
        documents: ['customer_profile_address'],
        brands: [path === 'standard' ? 'APPROVED VETTED_VERIFIED' : 'APPROVED VERIFIED'],
        services: 1,
        campaigns: ['VERIFIED'],
        numbers: ['REGISTERED'],
      });
      const groups: Pick<Plight, 'effect' | 'calls'>[] = [
        ...dealt(writes, lost).map((some) => ({
          effect: 'drop-after' as const,
          calls: some,
        })),
        ...dealt(fresh, refused).map((some) => ({ effect: 'status' as const, calls: some })),
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
