import { deathsIn, dieInEach, type Victim } from '../support/deaths';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import {
  localOutcomes,
  localRegistrations,
  type LocalRegistration,
  type PathName,
} from '../support/local-registrations';
import { dealt, isRead, unlike, type Call } from '../support/recorded-calls';

/**
 * So many organizations of each kind share the deaths, so that each dies in calls that lie far apart. After the first
 * kind, each dies in whatever it asks of Twilio that none before it did, and those that it names once more.
 */
const ways: { path: PathName; sharedBy: number; again: (call: Call) => boolean }[] = [
  { path: 'sole-proprietor', sharedBy: 15, again: () => false },
  { path: 'low-volume', sharedBy: 10, again: (call) => !isRead(call) },
  { path: 'standard', sharedBy: 2, again: () => false },
];

interface Sufferer extends Victim {
  registration: LocalRegistration;
  expected: unknown;
}

describe('the registration of a local number whose server is killed', () => {
  let server: KillableServer;
  beforeAll(async () => {
    server = await startKillableServer();
    await server.simulator.mode('auto', 200);
    await server.simulator.limits({ a2pPerSecond: null, ownerReuse: false });
  });
  afterAll(() => server?.stop());

  it('ends as if it had never been, with one of each object and each charge, whichever call it died in', async () => {
    const make = localRegistrations(server);
    const sufferers: Sufferer[] = [];
    const known: Call[] = [];
    for (const { path, sharedBy, again } of ways) {
      const { calls, outcome } = await make.undisturbed(path);
      expect(calls.filter((one) => !isRead(one)).length).toBeGreaterThan(17);
      const fresh = unlike(calls, known);
      expect(fresh.filter((one) => !isRead(one))).not.toEqual([]);
      known.push(...calls);
      const deaths = deathsIn(calls).filter(
        ({ call, moment }) => fresh.includes(call) || (moment === 'timeout-after' && again(call)),
      );
      const registrations = await make.manyConfirmed(path, sharedBy);
      for (const [index, share] of dealt(deaths, sharedBy).entries()) {
        const registration = registrations[index]!;
        const accounts = { theirs: registration.of.accountSid };
        sufferers.push({ accounts, deaths: share, registration, expected: outcome });
      }
    }
    const registrations = sufferers.map(({ registration }) => registration);
    const missed = await dieInEach(server, sufferers, {
      begin: () => Promise.all(registrations.map(make.submit)),
      goOn: make.goOn,
      atEnd: async () => {
        const ended = await make.approved(registrations);
        return sufferers.filter(({ registration }) => ended.includes(registration));
      },
    });
    expect(missed.filter(({ call }) => !isRead(call))).toEqual([]);
    await make.through(registrations);
    const outcomes = await localOutcomes(server, registrations);
    for (const { deaths, registration, expected } of sufferers)
      expect([deaths, outcomes.get(registration.id)]).toEqual([deaths, expected]);
  }, 240_000);
});
