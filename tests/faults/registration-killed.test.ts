import { setTimeout as sleep } from 'node:timers/promises';
import type { PhoneCardFragment } from '../../operations/generated';
import { confirm, fixRefused } from '../../local/registration-steps';
import type { TestApp } from '../support/app';
import { given, type GivenOrganization, type GivenRegistration } from '../support/given';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { letSettle, outcomeOf } from '../support/registration-outcome';
import { handIn, revise, untilState } from '../support/registrations';
import { until } from '../support/wait';

const verifications = '/v1/Tollfree/Verifications';

type Journey = 'first' | 'edit' | 'replacement';
type Moment = 'timeout-before' | 'timeout-after';

/** Where it stands when the process dies: in which call, and whether Twilio still carried it out. */
const deaths: [journey: Journey, match: string | null, moment: Moment][] = [
  ['first', `POST ${verifications}`, 'timeout-before'],
  ['first', `POST ${verifications}`, 'timeout-after'],
  ['edit', `POST ${verifications}/*`, 'timeout-before'],
  ['edit', `POST ${verifications}/*`, 'timeout-after'],
  ['replacement', `DELETE ${verifications}/*`, 'timeout-before'],
  ['replacement', `DELETE ${verifications}/*`, 'timeout-after'],
  ['replacement', `POST ${verifications}`, 'timeout-before'],
  ['replacement', `POST ${verifications}`, 'timeout-after'],
  // Handed in and not begun: the other eight take up all workers.
  ['first', null, 'timeout-before'],
];

describe('a registration whose server is killed', () => {
  let server: KillableServer;
  let of: GivenOrganization;

  beforeAll(async () => {
    server = await startKillableServer();
    of = await given(asApp()).organization({ plan: 'FREE' });
  }, 60_000);
  afterAll(() => server?.stop());

  const asApp = () => server as unknown as TestApp;

  async function ready(journey: Journey, number: PhoneCardFragment): Promise<GivenRegistration> {
    if (journey === 'first') return given(asApp()).registration(of, 'CONFIRMED', number);
    const registration = await given(asApp()).registration(of, 'SUBMITTED', number);
    const editAllowed = journey === 'edit';
    await server.simulator.decide(registration.sid!, 'reject', { codes: [30452], editAllowed });
    await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    await revise(of.assistant, registration.id);
    await fixRefused(of.assistant, registration.id);
    await confirm(of.owner, registration.id);
    return registration;
  }

  /** Kills it and lets the minute pass for which a process may hold an effect. */
  async function die(): Promise<void> {
    await server.kill();
    await server.database.query(
      `UPDATE twilio_operations SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
    );
  }

  it('ends as if it had never been, with one request at Twilio, between whichever two steps it died', async () => {
    const journeys: Journey[] = ['first', 'edit', 'replacement', ...deaths.map(([journey]) => journey)];
    const numbers: PhoneCardFragment[] = [];
    for (const _each of journeys) numbers.push(await given(asApp()).phoneNumber(of));
    const all = await Promise.all(journeys.map((journey, index) => ready(journey, numbers[index]!)));
    const [undisturbed, killed] = [all.slice(0, 3), all.slice(3)];
    for (const { id } of undisturbed) await handIn(of.assistant, id);
    await letSettle(server, undisturbed);

    for (const [index, [, match, moment]] of deaths.entries()) {
      if (match) await server.simulator.fault(match, moment);
      expect((await handIn(of.assistant, killed[index]!.id)).userErrors).toEqual([]);
      await until(async () => (await server.simulator.resources()).faults!.length === 0, { every: 60 });
    }
    await die();
    // Twice more, at no particular moment of the recovery.
    for (const afterMs of [300, 900]) {
      await server.simulator.advance('PT61M');
      await server.start();
      await sleep(afterMs);
      await die();
    }
    await server.simulator.advance('PT61M');
    await server.start();
    await letSettle(server, killed);
    await server.simulator.advance('PT10M');

    const expected = new Map<Journey, unknown>();
    for (const [index, journey] of (['first', 'edit', 'replacement'] as const).entries())
      expected.set(journey, await outcomeOf(server, of.owner, undisturbed[index]!));
    for (const [index, [journey, match, moment]] of deaths.entries()) {
      const outcome = await outcomeOf(server, of.owner, killed[index]!);
      expect([match, moment, outcome]).toEqual([match, moment, expected.get(journey)]);
      expect(outcome.verifications).toHaveLength(1);
      expect(outcome.charges).toHaveLength(1);
    }
  }, 180_000);

  it('learns of a decision that fell while no server ran', async () => {
    const registration = await given(asApp()).registration(of, 'SUBMITTED');
    await die();
    await server.simulator.decide(registration.sid!, 'approve');
    await server.simulator.advance('PT5H');
    await server.start();
    await untilState(of.owner, registration.id, 'APPROVED');
  }, 60_000);
});
