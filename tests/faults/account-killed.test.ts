import { accountLives, type AccountLife } from '../support/account-lives';
import { deathsIn, die, dieInEach, type Victim } from '../support/deaths';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { goOn, inTime } from '../support/passing-time';
import { dealt, callsOf, isRead, kindOfCall } from '../support/recorded-calls';
import { latestCall } from '../support/registrations';
import { parentAccount } from '../support/simulator';
import { until } from '../support/wait';

/** So many organizations share the deaths, so that each dies in calls that lie far apart. */
const sharedBy = 10;

describe('Twilio accounts whose server is killed', () => {
  let server: KillableServer;
  let make: ReturnType<typeof accountLives>;
  let undisturbed: AccountLife;
  let lives: AccountLife[];
  beforeAll(async () => {
    server = await startKillableServer();
    await server.simulator.limits({ a2pPerSecond: null });
    make = accountLives(server);
  });
  afterAll(() => server?.stop());

  it('make one account that tells of what happens in it, whichever call of a sign-up they died in', async () => {
    const since = await latestCall(server);
    undisturbed = await make.ready(await make.createOrganization());
    const requests = await server.simulator.requests(since);
    const creation = requests.find(
      ({ account, method }) => account === parentAccount.sid && method === 'POST',
    )!;
    const calls = [
      { kind: kindOfCall(creation), by: 'parent', nth: 0, says: '' },
      ...callsOf(requests, { theirs: undisturbed.accounts.managed }),
    ];
    const deaths = deathsIn(calls);
    expect(calls.filter((one) => !isRead(one)).length).toBeGreaterThan(2);
    const ids: string[] = [];
    for (const [before, { call, moment }] of deaths.entries()) {
      await server.simulator.fault(`${call.kind}$`, moment, { skip: call.nth });
      ids.push(await make.createOrganization());
      await until(
        async () => {
          if ((await server.simulator.withheld()).length > before) return true;
          await goOn(server, before);
          return false;
        },
        { within: 60_000, what: `${moment} ${call.kind}` },
      );
    }
    await die(server);
    await server.start();
    lives = await inTime(server, Promise.all(ids.map(make.ready)));
    const outcomes = await make.outcomes([undisturbed, ...lives]);
    const expected = outcomes.get(undisturbed.id);
    expect(expected).toMatchObject({ accounts: ['active'], isTokenKnown: [true] });
    for (const [index, { id }] of lives.entries())
      expect([deaths[index], outcomes.get(id)]).toEqual([deaths[index], expected]);
  }, 120_000);

  it('carry out what was asked of them once, whichever call they died in', async () => {
    const since = await latestCall(server);
    await inTime(server, make.live(undisturbed));
    const calls = callsOf(await server.simulator.requests(since), undisturbed.accounts);
    expect(calls.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'POST /2010-04-01/Accounts/{own}/IncomingPhoneNumbers/*.json',
        'POST /v1/Services/*',
        'DELETE /v1/Sinks/*',
      ]),
    );
    const shares = dealt(deathsIn(calls), sharedBy);
    const victims = shares.map((deaths, index) => {
      const life = lives[index]!;
      return { life, deaths, accounts: life.accounts } satisfies Victim & { life: AccountLife };
    });
    const ended = new Set<AccountLife>();
    const lived: Promise<void>[] = [];
    const missed = await dieInEach(server, victims, {
      begin: async () => {
        for (const { life } of victims) lived.push(make.live(life).then(() => void ended.add(life)));
      },
      goOn: (withheld) => goOn(server, withheld),
      atEnd: () => victims.filter(({ life }) => ended.has(life)),
    });
    expect(missed.filter(({ call }) => !isRead(call))).toEqual([]);
    await inTime(server, Promise.all(lived));
    const outcomes = await make.outcomes([undisturbed, ...victims.map(({ life }) => life)]);
    const expected = outcomes.get(undisturbed.id);
    expect(expected).toMatchObject({
      accounts: ['closed'],
      isTokenKnown: [true],
      isOwnAsBefore: true,
    });
    for (const { deaths, life } of victims)
      expect([deaths, outcomes.get(life.id)]).toEqual([deaths, expected]);
  }, 240_000);
});
