import type { TestApp } from '../support/app';
import { deathsIn, die, dieInEach, type Victim } from '../support/deaths';
import { given } from '../support/given';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { goOn, inTime } from '../support/passing-time';
import { dealt, callsOf, isRead } from '../support/recorded-calls';
import type { RegistrationLife } from '../support/registration-acts';
import { registrationLives } from '../support/registration-lives';
import { latestCall, untilState } from '../support/registrations';

interface Sufferer extends Victim {
  life: RegistrationLife;
  expected: unknown;
}

describe('registrations whose server is killed', () => {
  let server: KillableServer;
  beforeAll(async () => {
    server = await startKillableServer();
  });
  afterAll(() => server?.stop());

  it('end as if it had never been, with one of each object and each charge, whichever call it died in', async () => {
    const make = registrationLives(server);
    // So many of each kind share the deaths, so that each dies in calls that lie far apart.
    const kinds = [
      { begin: make.tollFree, changes: 6, sharedBy: 4 },
      { begin: make.regulatory, changes: 6, sharedBy: 4 },
      { begin: make.renewal, changes: 10, sharedBy: 5 },
      { begin: make.lateRenewal, changes: 2, sharedBy: 1 },
    ];
    const begun: (() => Promise<Sufferer[]>)[] = [];
    for (const { begin, changes, sharedBy } of kinds) {
      const undisturbed = await begin();
      const since = await latestCall(server);
      await inTime(server, undisturbed.live());
      const calls = callsOf(await server.simulator.requests(since), undisturbed.accounts);
      expect(calls.filter((one) => !isRead(one)).length).toBeGreaterThanOrEqual(changes);
      const expected = (await make.outcomes([undisturbed])).get(undisturbed.id);
      expect(expected).toMatchObject({ state: [expect.stringMatching(/^APPROVED/)] });
      begun.push(async () => {
        const lives: Sufferer[] = [];
        for (const deaths of dealt(deathsIn(calls), sharedBy)) {
          const life = await begin();
          lives.push({ accounts: life.accounts, deaths, life, expected });
        }
        return lives;
      });
    }
    const sufferers = (await Promise.all(begun.map((begin) => begin()))).flat();
    const ended = new Set<RegistrationLife>();
    const lived: Promise<void>[] = [];
    const missed = await dieInEach(server, sufferers, {
      begin: async () => {
        for (const { life } of sufferers) lived.push(life.live().then(() => void ended.add(life)));
      },
      goOn: (withheld) => goOn(server, withheld),
      atEnd: () => sufferers.filter(({ life }) => ended.has(life)),
    });
    expect(missed.filter(({ call }) => !isRead(call))).toEqual([]);
    await inTime(server, Promise.all(lived));
    const outcomes = await make.outcomes(sufferers.map(({ life }) => life));
    for (const { deaths, life, expected } of sufferers)
      expect([life.what, deaths, outcomes.get(life.id)]).toEqual([life.what, deaths, expected]);
  }, 240_000);

  it('learn of a decision that fell while no server ran', async () => {
    const app = server as unknown as TestApp;
    const of = await given(app).organization({ plan: 'FREE' });
    const { id, sid } = await given(app).registration(of, 'SUBMITTED');
    await die(server);
    await server.simulator.decide(sid!, 'approve');
    await server.simulator.advance('PT5H');
    await server.start();
    await untilState(of.owner, id, 'APPROVED');
  });
});
