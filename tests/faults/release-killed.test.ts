import { ReleasePhoneNumberDocument, type PhoneCardFragment } from '../../operations/generated';
import type { TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { die } from '../support/deaths';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { goOn } from '../support/passing-time';
import { until } from '../support/wait';

const leaving = 'DELETE messaging.twilio.com/v1/Services/*/PhoneNumbers/*';
const deleting = 'DELETE /2010-04-01/Accounts/*/IncomingPhoneNumbers/*';

/** How far a release has come when the process dies: the call that it dies in, and whether that took effect. */
const fates = [
  { match: leaving, effect: 'timeout-before' },
  { match: leaving, effect: 'timeout-after' },
  { match: deleting, effect: 'timeout-before' },
  { match: deleting, effect: 'timeout-after' },
] as const;

describe('a server killed while it gives numbers back', () => {
  let server: KillableServer;
  let of: GivenOrganization;

  beforeAll(async () => {
    server = await startKillableServer();
    of = await given(server as unknown as TestApp).organization({ profile: null });
  });
  afterAll(() => server?.stop());

  /** Bought, and brought into the pool as an approval would. */
  async function pooled(): Promise<PhoneCardFragment> {
    const number = await given(server as unknown as TestApp).phoneNumber(of);
    await server.database.query(
      `INSERT INTO messaging_service_members (phone_number_id, organization_id, state, updated_at)
       VALUES ($1, $2, 'JOINING', now())`,
      [number.id, of.id],
    );
    await server.database.query(
      `INSERT INTO scheduled_work (organization_id, task, key, payload, due_at)
       VALUES ($2, 'join-sender-pool', $1::text, jsonb_build_object('organizationId', $2::uuid, 'phoneNumberId', $1::uuid), '2000-01-01')`,
      [number.id, of.id],
    );
    await until(async () => (await member(number.id)) === 'MEMBER', { what: 'a member' });
    return number;
  }

  const member = async (id: string) =>
    (
      await server.database.query<{ state: string }>(
        'SELECT state FROM messaging_service_members WHERE phone_number_id = $1',
        [id],
      )
    )[0]?.state;

  const rows = (ids: string[]) =>
    server.database.query<{ id: string; lifecycle: string; released_at: Date | null }>(
      'SELECT id, lifecycle, released_at FROM phone_numbers WHERE id = ANY($1) ORDER BY id',
      [ids],
    );

  it('has given each back once in the end, whichever two steps it died between', async () => {
    const numbers: PhoneCardFragment[] = [];
    for (const _fate of fates) numbers.push(await pooled());
    for (const [index, { match, effect }] of fates.entries()) {
      const { id, e164 } = numbers[index]!;
      await server.simulator.fault(match, effect);
      void of.owner
        .run(ReleasePhoneNumberDocument, { input: { phoneNumberId: id, confirmE164: e164 } })
        .catch(() => null);
      await until(async () => (await server.simulator.resources()).faults!.length === 0, { every: 50 });
    }
    // One more that was wished for and not begun.
    const last = await pooled();
    await die(server);
    const ids = numbers.map((one) => one.id);
    expect((await rows(ids)).map((one) => one.lifecycle)).toEqual(fates.map(() => 'RELEASING'));
    await server.database.query(`UPDATE phone_numbers SET lifecycle = 'RELEASING' WHERE id = $1`, [last.id]);
    await server.database.query(
      `INSERT INTO scheduled_work (organization_id, task, key, payload, due_at)
       VALUES ($2, 'release-phone-number', $1::text, jsonb_build_object('organizationId', $2::uuid, 'phoneNumberId', $1::uuid), '2000-01-01')`,
      [last.id, of.id],
    );
    await server.start();
    const all = [...ids, last.id];
    await until(
      async () => {
        if ((await rows(all)).every((one) => one.lifecycle === 'RELEASED')) return true;
        await goOn(server);
        return false;
      },
      { within: 60_000, every: 30, what: 'numbers that are given back' },
    );
    const { incomingPhoneNumbers, messagingServices, violations } = await server.simulator.resources();
    expect([incomingPhoneNumbers, violations ?? []]).toEqual([[], []]);
    expect(messagingServices!.map((one) => one.phone_number_sids)).toEqual([[]]);
    for (const id of all) expect(await member(id)).toBe('LEFT');
    const released = await server.database.query<{ released: number }>(
      `SELECT count(*)::int AS released FROM twilio_operations WHERE what = 'phone-number.release' AND state = 'DONE'
       GROUP BY natural_key`,
    );
    expect(released.map((one) => one.released)).toEqual(all.map(() => 1));
    expect(
      await server.database.query(`SELECT 1 FROM scheduled_work WHERE task = 'release-phone-number'`),
    ).toEqual([]);
  }, 120_000);
});
