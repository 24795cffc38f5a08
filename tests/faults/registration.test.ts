import type { PhoneCardFragment } from '../../operations/generated';
import { briefOf, confirm, fixRefused } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization, type GivenRegistration } from '../support/given';
import { letSettle, outcomeOf } from '../support/registration-outcome';
import {
  callsAbout,
  correct,
  handIn,
  latestCall,
  revise,
  untilState,
  verificationsOf,
} from '../support/registrations';
import { until } from '../support/wait';

const verifications = '/v1/Tollfree/Verifications';

/** What may befall one call: its answer is lost after the effect, or before it, or it is refused for now. */
const lostAfter = { effect: 'drop-after' } as const;
const lostBefore = { effect: 'status', status: 503 } as const;
const throttled = { effect: 'status', status: 429 } as const;
type Fate = typeof lostAfter | typeof lostBefore | typeof throttled;

type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

describe('a registration while things go wrong', () => {
  let app: TestApp;
  let of: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    of = await given(app).organization({ plan: 'FREE' });
  });
  afterAll(() => app?.stop());
  afterEach(() => app.simulator.callbacks({}));

  const outcome = (registration: GivenRegistration) => outcomeOf(app, of.owner, registration);

  /** So many, ready to be handed in: for the first time (null), or corrected after they were sent back. */
  async function ready(count: number, editAllowed: boolean | null): Promise<GivenRegistration[]> {
    // Bought one after the other: at the same moment each would be offered the same number.
    const numbers: PhoneCardFragment[] = [];
    while (numbers.length < count) numbers.push(await given(app).phoneNumber(of));
    return Promise.all(
      numbers.map(async (number) => {
        if (editAllowed === null) return given(app).registration(of, 'CONFIRMED', number);
        const registration = await given(app).registration(of, 'SUBMITTED', number);
        await app.simulator.decide(registration.sid!, 'reject', { codes: [30452], editAllowed });
        await untilState(of.owner, registration.id, 'ACTION_NEEDED');
        await revise(of.assistant, registration.id);
        await fixRefused(of.assistant, registration.id);
        await confirm(of.owner, registration.id);
        return registration;
      }),
    );
  }

  const whole = new Map<boolean | null, Promise<Outcome>>();
  /** What becomes of one of the kind when nothing goes wrong. */
  function undisturbed(editAllowed: boolean | null): Promise<Outcome> {
    const known = whole.get(editAllowed) ?? carriedOut(editAllowed);
    whole.set(editAllowed, known);
    return known;
  }
  async function carriedOut(editAllowed: boolean | null): Promise<Outcome> {
    const registrations = await ready(1, editAllowed);
    await handIn(of.assistant, registrations[0]!.id);
    await letSettle(app, registrations);
    return outcome(registrations[0]!);
  }

  it.each<[string, string, boolean | null, Fate[]]>([
    ['making the request', `POST ${verifications}`, null, [lostAfter, lostBefore, throttled]],
    ['editing the request', `POST ${verifications}/*`, true, [lostAfter, lostBefore, throttled]],
    ['looking before an edit', `GET ${verifications}/*`, true, [lostBefore]],
    ['deleting the former request', `DELETE ${verifications}/*`, false, [lostAfter, lostBefore]],
    ['making the new request after that', `POST ${verifications}`, false, [lostAfter, lostBefore]],
  ])(
    'ends as if nothing had happened, with one request at Twilio, whatever befalls %s',
    async (_what, match, editAllowed, fates) => {
      const expected = await undisturbed(editAllowed);
      expect(expected).toMatchObject({
        state: 'IN_PROGRESS',
        steps: [['IN_REVIEW', true]],
        verifications: [{ status: 'WITH_REVIEWER' }],
        charges: [['toll-free-verification', '5.00', 'ORGANIZATION']],
      });
      const registrations = await ready(fates.length, editAllowed);
      for (const [index, { effect, ...details }] of fates.entries()) {
        await app.simulator.fault(match, effect, details);
        expect((await handIn(of.assistant, registrations[index]!.id)).userErrors).toEqual([]);
        await until(async () => (await app.simulator.resources()).faults!.length === 0, { every: 60 });
      }
      await letSettle(app, registrations);
      await app.simulator.advance('PT10M');
      for (const registration of registrations) expect(await outcome(registration)).toEqual(expected);
    },
  );

  it('is made again only after two empty look-ups at least a minute apart', async () => {
    const [registration] = (await ready(1, null)) as [GivenRegistration];
    const since = await latestCall(app);
    await app.simulator.fault(`POST ${verifications}`, 'status', { status: 503 });
    await handIn(of.assistant, registration.id);
    await until(async () => (await callsAbout(app, since, 'POST')).length === 1);
    await letSettle(app, [registration]);
    const calls = await callsAbout(app, since);
    const [first, second, ...more] = calls.filter((one) => one.method === 'POST');
    expect(more).toEqual([]);
    const looks = calls.filter(
      (one) => one.method === 'GET' && one.path === verifications && one.n > first!.n && one.n < second!.n,
    );
    expect(looks.length).toBeGreaterThanOrEqual(2);
    for (const look of looks)
      expect(decodeURIComponent(JSON.stringify(look.query))).toContain(`${registration.id}:v1`);
    const apart = Date.parse(looks.at(-1)!.at) - Date.parse(looks[0]!.at);
    expect(apart).toBeGreaterThanOrEqual(60_000);
  });

  it('is not made a second time while looking for the first one fails', async () => {
    const [registration] = (await ready(1, null)) as [GivenRegistration];
    const since = await latestCall(app);
    await app.simulator.fault(`POST ${verifications}`, 'drop-after');
    await app.simulator.fault(`GET ${verifications}`, 'status', { status: 503, times: 2 });
    await handIn(of.assistant, registration.id);
    await letSettle(app, [registration]);
    expect(await callsAbout(app, since, 'POST')).toHaveLength(1);
    expect(await verificationsOf(app, registration)).toHaveLength(1);
  });

  it('goes on after one thing after the other went wrong', async () => {
    const [disturbed] = (await ready(1, false)) as [GivenRegistration];
    await app.simulator.fault(`DELETE ${verifications}/*`, 'status', { status: 429 });
    await app.simulator.fault(`DELETE ${verifications}/*`, 'drop-after');
    await app.simulator.fault(`GET ${verifications}/*`, 'status', { status: 500, times: 2 });
    await app.simulator.fault(`POST ${verifications}`, 'status', { status: 503 });
    await app.simulator.fault(`POST ${verifications}`, 'drop-after');
    await handIn(of.assistant, disturbed.id);
    await letSettle(app, [disturbed]);
    expect(await outcome(disturbed)).toEqual(await undisturbed(false));
  });

  it('goes on where it stood when the server is restarted in between', async () => {
    const [disturbed] = (await ready(1, false)) as [GivenRegistration];
    await app.simulator.fault(`POST ${verifications}`, 'status', { status: 503 });
    await handIn(of.assistant, disturbed.id);
    await until(async () => (await verificationsOf(app, disturbed)).length === 0);
    await app.restart();
    await letSettle(app, [disturbed]);
    expect(await outcome(disturbed)).toEqual(await undisturbed(false));
  });

  it('fares the same when all news comes three times, late and out of order, and is replayed', async () => {
    const journey = async () => {
      const registration = await given(app).registration(of, 'SUBMITTED');
      await app.simulator.decide(registration.sid!, 'reject', { codes: [30452], editAllowed: true });
      await untilState(of.owner, registration.id, 'ACTION_NEEDED');
      await correct(of, registration.id);
      await until(async () => (await verificationsOf(app, registration))[0]!.edit_reason);
      await letSettle(app, [registration]);
      await app.simulator.decide(registration.sid!, 'approve');
      await untilState(of.owner, registration.id, 'APPROVED');
      return registration;
    };
    const smooth = await journey();
    await app.simulator.callbacks({ duplicate: 3, shuffle: true, delayMs: [0, 300] });
    const disturbed = await journey();
    const pending = async () => {
      const [row] = await app.database.query<{ count: number }>(
        `SELECT (SELECT count(*) FROM webhook_receipts WHERE processed_at IS NULL)::int
              + (SELECT count(*) FROM graphile_worker.jobs)::int AS count`,
      );
      return row!.count;
    };
    await new Promise((resolve) => setTimeout(resolve, 800));
    await until(async () => (await pending()) === 0);
    const { revision } = await briefOf(of.owner, disturbed.id);
    await app.database.query('UPDATE webhook_receipts SET processed_at = NULL');
    await until(async () => (await pending()) === 0);
    const title = (one: Awaited<ReturnType<typeof outcome>>) => ({
      ...one,
      // The number is named in the news of the approval.
      notifications: one.notifications.map(([kind, text]) => [kind, text]),
    });
    expect(title(await outcome(disturbed))).toEqual(title(await outcome(smooth)));
    expect((await briefOf(of.owner, disturbed.id)).revision).toBe(revision);
  });

  it('is found approved at the next look when Twilio could not be asked about the news', async () => {
    const registration = await given(app).registration(of, 'SUBMITTED');
    await app.simulator.fault(`GET ${verifications}/${registration.sid}`, 'status', { status: 500 });
    await app.simulator.decide(registration.sid!, 'approve');
    await until(async () => (await app.simulator.resources()).faults!.length === 0);
    await app.simulator.advance('PT10M');
    await untilState(of.owner, registration.id, 'APPROVED');
  });
});
