import { deathsIn, dieInEach, type Death, type Victim } from '../support/deaths';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import {
  localOutcomes,
  localRegistrations,
  type LocalRegistration,
  type PathName,
} from '../support/local-registrations';
import { dealt, isRead, type Call } from '../support/recorded-calls';

/** So many organizations of each kind share the deaths, so that each dies in calls that lie far apart. */
const ways: { path: PathName; sharedBy: number; deaths: (calls: readonly Call[]) => Death[] }[] = [
  { path: 'sole-proprietor', sharedBy: 9, deaths: deathsIn },
  // Its looks are of the same kinds, and what comes before an effect is the same.
  {
    path: 'low-volume',
    sharedBy: 4,
    deaths: (calls) =>
      deathsIn(calls).filter(({ call, moment }) => !isRead(call) && moment === 'timeout-after'),
  },
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
  }, 60_000);
  afterAll(() => server?.stop());

  it('ends as if it had never been, with one of each object and each charge, whichever call it died in', async () => {
    const make = localRegistrations(server);
    const sufferers: Sufferer[] = [];
    for (const { path, sharedBy, deaths } of ways) {
      const { calls, outcome } = await make.undisturbed(path);
      expect(calls.filter((one) => !isRead(one)).length).toBeGreaterThan(17);
      const registrations = await make.manyConfirmed(path, sharedBy);
      for (const [index, share] of dealt(deaths(calls), sharedBy).entries()) {
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
