import { setTimeout as sleep } from 'node:timers/promises';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { localOutcomes, localRegistrations, type LocalRegistration } from '../support/local-registrations';
import { until } from '../support/wait';

/** A call in which the process dies, and whether Twilio still carried it out. */
type Death = [match: string, nth: number, moment: 'timeout-before' | 'timeout-after'];

const profile = '/v1/CustomerProfiles';
const product = '/v1/TrustProducts';
const service = '/v1/Services';

/** Each kind of call of the chain, in waves that come to the same point at the same time. */
const waves: Death[][] = [
  [
    [`POST ${profile}$`, 0, 'timeout-after'],
    ['POST /v1/EndUsers$', 0, 'timeout-after'],
    ['POST /2010-04-01/Accounts/*/Addresses.json$', 0, 'timeout-after'],
    ['POST /v1/SupportingDocuments$', 0, 'timeout-after'],
    [`POST ${profile}/*/EntityAssignments$`, 2, 'timeout-after'],
    [`POST ${profile}/*/Evaluations$`, 0, 'timeout-before'],
    [`POST ${profile}/*$`, 0, 'timeout-after'],
  ],
  [
    [`POST ${product}$`, 0, 'timeout-after'],
    ['POST /v1/EndUsers$', 1, 'timeout-before'],
    [`POST ${product}/*/EntityAssignments$`, 1, 'timeout-after'],
    [`POST ${product}/*$`, 0, 'timeout-after'],
    [`POST ${product}/*$`, 0, 'timeout-before'],
    ['POST /v1/a2p/BrandRegistrations$', 0, 'timeout-before'],
    ['POST /v1/a2p/BrandRegistrations$', 0, 'timeout-after'],
  ],
  [
    [`POST ${service}$`, 0, 'timeout-after'],
    [`GET ${service}/*/Compliance/Usa2p/Usecases`, 0, 'timeout-before'],
    [`POST ${service}/*/Compliance/Usa2p$`, 0, 'timeout-before'],
    [`POST ${service}/*/Compliance/Usa2p$`, 0, 'timeout-after'],
    [`POST ${service}/*/PhoneNumbers$`, 0, 'timeout-before'],
    [`POST ${service}/*/PhoneNumbers$`, 0, 'timeout-after'],
  ],
];

describe('the registration of a local number whose server is killed', () => {
  let server: KillableServer;
  beforeAll(async () => {
    server = await startKillableServer();
    await server.simulator.mode('auto', 200);
    await server.simulator.limits({ a2pPerSecond: null, ownerReuse: false });
  }, 60_000);
  afterAll(() => server?.stop());

  /** Kills it and lets the time pass for which a process may hold an effect. */
  async function die(): Promise<void> {
    await server.kill();
    await server.database.query(
      `UPDATE twilio_operations SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
    );
  }

  it('ends as if it had never been, with one of each object and each charge, whichever call it died in', async () => {
    const make = localRegistrations(server);
    const undisturbed = await make.submitted('sole-proprietor');
    await make.through([undisturbed]);
    const expected = (await localOutcomes(server, [undisturbed])).get(undisturbed.id);

    const killed: { death: Death; registration: LocalRegistration }[] = [];
    for (const deaths of waves) {
      const registrations = await make.manyConfirmed('sole-proprietor', deaths.length);
      for (const [index, death] of deaths.entries()) {
        const registration = registrations[index]!;
        const [match, nth, moment] = death;
        await server.simulator.fault(match, moment, { account: registration.of.accountSid, skip: nth });
        await make.submit(registration);
        killed.push({ death, registration });
      }
      const hangs = async () => (await server.simulator.resources()).faults!.length === 0;
      for (let round = 0; round < 12 && !(await hangs()); round += 1) {
        await until(hangs, { within: 1_500, every: 50 }).catch(() => undefined);
        await make.ownersAnswer();
        if (!(await hangs())) await server.simulator.advance('PT31S');
      }
      expect([deaths[0], (await server.simulator.resources()).faults]).toEqual([deaths[0], []]);
      await die();
      await server.start();
    }
    // Once more, at no particular moment of the recovery.
    await server.simulator.advance('PT61M');
    await sleep(400);
    await die();
    await server.start();
    const registrations = killed.map(({ registration }) => registration);
    await make.through(registrations);
    const outcomes = await localOutcomes(server, registrations);
    for (const { death, registration } of killed)
      expect([death, outcomes.get(registration.id)]).toEqual([death, expected]);
  }, 240_000);
});
