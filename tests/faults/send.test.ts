import { setTimeout as sleep } from 'node:timers/promises';
import type { OrganizationActor } from '../../src/domain/actor';
import { MessageStatus } from '../../src/domain/messages';
import { changeMessage, lockMessage } from '../../src/services/message-rows';
import type { Receipt } from '../../src/services/receipts';
import { createDatabase, type TestDatabase } from '../support/database';
import { parentAccount, startSimulator, type TestSimulator } from '../support/simulator';
import { until } from '../support/wait';
import { messageServices, type MessageServices } from './message-services';
import { numberServices, type NumberServices, signedUp } from './number-services';

const sending = 'POST /2010-04-01/Accounts/*/Messages.json';
const listing = 'GET /2010-04-01/Accounts/*/Messages.json';

describe('sending a text while things go wrong', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let numbers: NumberServices;
  let services: MessageServices;
  /** A second process over the same database. */
  let others: MessageServices;
  let owner: OrganizationActor;
  let phoneNumberId: string;
  let e164: string;
  let accountSid: string;
  let customers = 0;

  beforeAll(async () => {
    [database, simulator] = await Promise.all([createDatabase(), startSimulator()]);
    numbers = await numberServices(database, simulator);
    services = await messageServices(database, simulator);
    others = await messageServices(database, simulator);
    owner = await signedUp(numbers);
    e164 = await localNumber();
    phoneNumberId = await numbers.purchases.purchase(owner, { e164 });
    const { incomingPhoneNumbers } = await simulator.resources();
    accountSid = String(incomingPhoneNumbers![0]!.account_sid);
    // Nothing is told, so that everything has to be found out.
    await simulator.callbacks({ drop: 1 });
  });

  afterAll(async () => {
    await Promise.all([numbers.stop(), services.stop(), others.stop()]);
    await Promise.all([simulator.stop(), database.drop()]);
  });

  async function localNumber(): Promise<string> {
    const { sid, token } = parentAccount;
    const response = await fetch(
      `${simulator.url}/api.twilio.com/2010-04-01/Accounts/${sid}/AvailablePhoneNumbers/US/Local.json?AreaCode=503`,
      { headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` } },
    );
    const found = (await response.json()) as { available_phone_numbers: { phone_number: string }[] };
    return found.available_phone_numbers[0]!.phone_number;
  }

  /** In Toronto, which a local US number may text without a registration. */
  const someone = (): string => `+1416555${String(1000 + (customers += 1))}`;

  async function queued(to = someone(), body = 'Your bread is ready.') {
    return services.messages.send(owner, { phoneNumberId, to, body });
  }

  async function atTwilio(to: string) {
    const { messages } = await simulator.resources();
    return messages!.filter((one) => one.to === to);
  }

  const row = async (id: string) =>
    (
      await database.query<{
        status: string;
        twilio_sid: string | null;
        error_code: number | null;
        send_attempts: number;
      }>('SELECT status, twilio_sid, error_code, send_attempts FROM messages WHERE id = $1', [id])
    )[0]!;

  const planned = (id: string) =>
    database.query<{ task: string }>('SELECT task FROM scheduled_work WHERE key = $1', [id]);

  /** Delivered in the end, once, with nothing left to do. */
  async function expectSentOnce(id: string, to: string): Promise<void> {
    const there = await atTwilio(to);
    expect(there).toHaveLength(1);
    expect(await row(id)).toMatchObject({ twilio_sid: there[0]!.sid, error_code: null });
    await until(async () => (await atTwilio(to))[0]!.status === 'delivered');
    await services.lookUps.lookUp(owner.organizationId, id);
    expect(await row(id)).toMatchObject({ status: 'DELIVERED' });
    expect(await planned(id)).toEqual([]);
  }

  it('sends once when two processes take the same job', async () => {
    const { id, contact } = await queued();
    await Promise.all([
      services.delivery.deliver(owner.organizationId, id),
      others.delivery.deliver(owner.organizationId, id),
      services.delivery.deliver(owner.organizationId, id),
    ]);
    await expectSentOnce(id, contact);
  });

  it.each(['timeout-after', 'drop-after'] as const)(
    'finds what went out when the answer is lost: %s',
    async (effect) => {
      const { id, contact } = await queued();
      await simulator.fault(sending, effect);
      await services.delivery.deliver(owner.organizationId, id);
      expect(await row(id)).toMatchObject({ status: 'SENDING', twilio_sid: null });
      // Repeating the job sends nothing.
      await others.delivery.deliver(owner.organizationId, id);
      await simulator.advance('PT6S');
      expect(await others.runDue()).toContain('look-up-message');
      await expectSentOnce(id, contact);
    },
  );

  it('goes on in another process when the first one dies while Twilio sends', async () => {
    const { id, contact } = await queued();
    await simulator.fault(sending, 'timeout-after');
    const dying = await messageServices(database, simulator, 3_000);
    const lost = dying.delivery.deliver(owner.organizationId, id).catch(() => undefined);
    await until(async () => (await atTwilio(contact)).length === 1);
    expect(await planned(id)).toEqual([{ task: 'look-up-message' }]);
    await simulator.advance('PT91S');
    expect(await others.runDue()).toContain('look-up-message');
    expect((await row(id)).twilio_sid).not.toBeNull();
    await lost;
    await dying.stop();
    await expectSentOnce(id, contact);
  });

  it('sends a queued message that nobody was woken for', async () => {
    const { id, contact } = await queued();
    expect(await planned(id)).toEqual([]);
    await pump(others);
    await expectSentOnce(id, contact);
  });

  it('keeps to the rate of the number, in the order of the texts, across processes', async () => {
    const texts = [await queued(), await queued(), await queued()];
    const handedOver = async () =>
      (await Promise.all(texts.map(({ id }) => row(id)))).map((one) => one.twilio_sid !== null);
    await simulator.advance('PT5S');
    await sleep(60);
    await Promise.all([services.pump.pumpOnce(), others.pump.pumpOnce()]);
    expect(await handedOver()).toEqual([true, false, false]);
    await Promise.all([services.pump.pumpOnce(), others.pump.pumpOnce()]);
    expect(await handedOver()).toEqual([true, false, false]);
    await pump(services);
    expect(await handedOver()).toEqual([true, true, false]);
    await pump(others);
    for (const { id, contact } of texts) await expectSentOnce(id, contact);
  });

  it('takes up again what died with its process at whatever step', async () => {
    const [waiting, begun] = [await queued(), await queued()];
    await simulator.fault(sending, 'timeout-after');
    await services.delivery.deliver(owner.organizationId, begun.id);
    // The job was taken out of the plan by a process that then died with it.
    await database.query('DELETE FROM scheduled_work WHERE key = $1', [begun.id]);
    await simulator.advance('PT6M');
    await until(async () => {
      await others.delivery.resumeStranded();
      return (await planned(begun.id)).length === 1;
    });
    expect(await others.runDue()).toEqual(['look-up-message']);
    await pump(others);
    await expectSentOnce(waiting.id, waiting.contact);
    await expectSentOnce(begun.id, begun.contact);
  });

  it('sends again only after two empty looks a minute apart when Twilio failed before sending', async () => {
    const { id, contact } = await queued();
    await simulator.fault(sending, 'status', { status: 503 });
    await services.delivery.deliver(owner.organizationId, id);
    await simulator.advance('PT6S');
    await services.runDue();
    // The same look again at once, as by a repeated job, proves nothing more.
    await services.lookUps.lookUp(owner.organizationId, id);
    await others.lookUps.lookUp(owner.organizationId, id);
    expect(await row(id)).toMatchObject({ status: 'SENDING', send_attempts: 1 });
    await simulator.advance('PT61S');
    await services.runDue();
    expect(await row(id)).toMatchObject({ status: 'QUEUED', send_attempts: 1 });
    expect(await atTwilio(contact)).toEqual([]);
    await services.delivery.deliver(owner.organizationId, id);
    await expectSentOnce(id, contact);
  });

  it('gives up honestly when Twilio never shows the message, and believes late news all the same', async () => {
    const { id, contact } = await queued();
    for (const attempt of [1, 2]) {
      await simulator.fault(sending, 'status', { status: 500 });
      await services.delivery.deliver(owner.organizationId, id);
      expect((await row(id)).send_attempts).toBe(attempt);
      for (const wait of ['PT6S', 'PT61S']) {
        await simulator.advance(wait);
        await services.runDue();
      }
    }
    expect(await row(id)).toMatchObject({ status: 'FAILED', error_code: null, twilio_sid: null });
    expect(await planned(id)).toEqual([]);
    expect(await atTwilio(contact)).toEqual([]);
    await tell({ MessageSid: `SM${'7'.repeat(32)}`, MessageStatus: 'sent', To: contact, query: { m: id } });
    expect(await row(id)).toMatchObject({ status: 'SENT', twilio_sid: `SM${'7'.repeat(32)}` });
  });

  it('waits when a look-up fails instead of taking it for an empty one', async () => {
    const { id, contact } = await queued();
    await simulator.fault(sending, 'timeout-after');
    await services.delivery.deliver(owner.organizationId, id);
    await simulator.fault(listing, 'status', { status: 503, times: 2 });
    for (let look = 0; look < 2; look += 1) {
      await simulator.advance('PT31S');
      await services.runDue();
      expect(await row(id)).toMatchObject({ status: 'SENDING', twilio_sid: null });
    }
    await simulator.advance('PT31S');
    await services.runDue();
    await expectSentOnce(id, contact);
  });

  it('tells two equal texts apart when both answers are lost', async () => {
    const to = someone();
    const [one, two] = [await queued(to), await queued(to)];
    await simulator.fault(sending, 'timeout-after', { times: 2 });
    await Promise.all([
      services.delivery.deliver(owner.organizationId, one.id),
      services.delivery.deliver(owner.organizationId, two.id),
    ]);
    await simulator.advance('PT6S');
    await services.runDue();
    const bound = [(await row(one.id)).twilio_sid, (await row(two.id)).twilio_sid];
    const there = (await atTwilio(to)).map((message) => message.sid);
    expect(there).toHaveLength(2);
    expect(new Set(bound)).toEqual(new Set(there));
  });

  it('lets Twilio’s callback be faster than its answer', async () => {
    const { id, contact } = await queued();
    await simulator.fault(sending, 'timeout-after');
    const delivering = services.delivery.deliver(owner.organizationId, id);
    const [there] = await until(async () => {
      const found = await atTwilio(contact);
      return found.length > 0 && found;
    });
    const sid = String(there!.sid);
    await tell({ MessageSid: sid, MessageStatus: 'delivered', To: contact, query: { m: id } });
    await delivering;
    expect(await row(id)).toMatchObject({ status: 'DELIVERED', twilio_sid: sid });
    expect(await planned(id)).toEqual([]);
    expect(await atTwilio(contact)).toHaveLength(1);
  });

  it('comes back later when Twilio asks to slow down', async () => {
    const { id, contact } = await queued();
    await simulator.fault(sending, 'status', { status: 429 });
    await services.delivery.deliver(owner.organizationId, id);
    expect(await row(id)).toMatchObject({ status: 'QUEUED', send_attempts: 0 });
    expect(await services.pump.pumpOnce()).toBe(0);
    await simulator.advance('PT30S');
    await pump(services);
    await expectSentOnce(id, contact);
  });

  it('waits longer each time Twilio asks to slow down, and gives up when the text is too old', async () => {
    const { id, contact } = await queued();
    const pauses: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      await simulator.fault(sending, 'status', { status: 429 });
      await pump(services, 'PT10M');
      const [pace] = await database.query<{ next_send_at: Date }>('SELECT next_send_at FROM sender_paces');
      pauses.push(pace!.next_send_at.getTime() - (await simulator.now()).getTime());
    }
    expect(pauses[1]! / 1_000).toBeGreaterThan(3.5);
    expect(pauses[2]! / 1_000).toBeGreaterThan(7.5);
    expect(await row(id)).toMatchObject({ status: 'QUEUED', send_attempts: 0 });
    await pump(services, 'PT11H');
    expect(await row(id)).toMatchObject({ status: 'FAILED', error_code: 30036, twilio_sid: null });
    expect(await atTwilio(contact)).toEqual([]);
    // The next text goes out as if nothing had been.
    const next = await queued();
    await pump(services);
    await expectSentOnce(next.id, next.contact);
    expect(await database.query('SELECT setbacks FROM sender_paces')).toEqual([{ setbacks: 0 }]);
  });

  it('waits until there is room in the queue of its number at Twilio', async () => {
    const { id, contact } = await queued();
    await simulator.senderQueue(e164, 'PT4H5M');
    await pump(services);
    expect(await row(id)).toMatchObject({ status: 'QUEUED', send_attempts: 0 });
    await simulator.senderQueue(e164, 'PT0S');
    await pump(services, 'PT30S');
    expect(await atTwilio(contact)).toEqual([]);
    await pump(services, 'PT2M');
    await expectSentOnce(id, contact);
  });

  describe('that Twilio took and then dropped from a full queue', () => {
    /** At Twilio it has failed with 30001, and what comes next arrives. */
    async function dropped() {
      const { id, contact } = await queued();
      await simulator.delivery(contact, 'failed', 30001);
      await services.delivery.deliver(owner.organizationId, id);
      const first = (await row(id)).twilio_sid!;
      await until(async () => (await atTwilio(contact))[0]?.status === 'failed');
      await simulator.delivery(contact, 'delivered');
      const tellOfFirst = (status: string, more: Record<string, unknown> = {}) =>
        tell({ MessageSid: first, MessageStatus: status, To: contact, query: { m: id }, ...more });
      return { id, contact, first, tellOfFirst };
    }

    const again = { status: 'QUEUED', twilio_sid: null, error_code: null, send_attempts: 0 };

    it('goes out again after a pause, whatever is told of the first try meanwhile', async () => {
      const { id, contact, first, tellOfFirst } = await dropped();
      await tellOfFirst('failed', { ErrorCode: '30001' });
      expect(await row(id)).toMatchObject(again);
      expect(await planned(id)).toEqual([]);
      const disturb = async () => {
        const before = await row(id);
        for (const status of ['failed', 'queued', 'sending'])
          await tellOfFirst(status, status === 'failed' ? { ErrorCode: '30001' } : {});
        expect(await row(id)).toEqual(before);
      };
      await disturb();
      await pump(services, 'PT50S');
      expect(await row(id)).toMatchObject(again);
      // The answer to the second try is lost: it is found by its text, and the first one is not taken for it.
      await simulator.fault(sending, 'timeout-after');
      await pump(services, 'PT45S');
      await disturb();
      await simulator.advance('PT6S');
      await services.runDue();
      expect((await row(id)).twilio_sid).not.toBe(first);
      await until(async () => (await atTwilio(contact)).some((one) => one.status === 'delivered'));
      await services.lookUps.lookUp(owner.organizationId, id);
      await disturb();
      expect((await atTwilio(contact)).map((one) => one.status).sort()).toEqual(['delivered', 'failed']);
      expect(await row(id)).toMatchObject({ status: 'DELIVERED', error_code: null });
      const late = { MessageSid: first, MessageStatus: 'failed', ErrorCode: '30001', To: contact };
      await tell(late);
      expect(await row(id)).toMatchObject({ status: 'DELIVERED', error_code: null });
    });

    it('is found out by a look-up too, rests longer each time and fails when it is too old', async () => {
      const { id, contact } = await dropped();
      await simulator.delivery(contact, 'failed', 30001);
      const pauses: number[] = [];
      for (let time = 0; time < 3; time += 1) {
        await services.lookUps.lookUp(owner.organizationId, id);
        expect(await row(id)).toMatchObject(again);
        const [pace] = await database.query<{ next_send_at: Date }>('SELECT next_send_at FROM sender_paces');
        pauses.push((pace!.next_send_at.getTime() - (await simulator.now()).getTime()) / 1_000);
        await pump(services, 'PT16M');
        await until(async () => (await atTwilio(contact)).every((one) => one.status === 'failed'));
      }
      expect(pauses[0]).toBeGreaterThan(55);
      expect(pauses[1]).toBeGreaterThan(115);
      expect(pauses[2]).toBeGreaterThan(235);
      await simulator.advance('PT9H30M');
      await sleep(60);
      await services.lookUps.lookUp(owner.organizationId, id);
      expect(await row(id)).toMatchObject({ status: 'FAILED', error_code: 30001 });
      expect((await atTwilio(contact)).length).toBe(4);
    });

    it('is not sent twice when Twilio says that the first try left after all', async () => {
      const { id, first, tellOfFirst } = await dropped();
      await tellOfFirst('failed', { ErrorCode: '30001' });
      await tellOfFirst('delivered');
      expect(await row(id)).toMatchObject({ status: 'DELIVERED', twilio_sid: first });
      await pump(services, 'PT5M');
      expect(await row(id)).toMatchObject({ status: 'DELIVERED', twilio_sid: first });
    });

    it('stays as it is when it had been sent, for it may still arrive', async () => {
      const { id, tellOfFirst } = await dropped();
      await tellOfFirst('sent');
      await tellOfFirst('failed', { ErrorCode: '30001' });
      expect(await row(id)).toMatchObject({ status: 'FAILED', error_code: 30001 });
    });

    it('does not mind that the news is faster than Twilio’s answer', async () => {
      const { id, contact } = await queued();
      await simulator.delivery(contact, 'failed', 30001);
      await simulator.fault(sending, 'timeout-after');
      const delivering = services.delivery.deliver(owner.organizationId, id);
      const [there] = await until(async () => {
        const found = await atTwilio(contact);
        return found[0]?.status === 'failed' && found;
      });
      const failed = { MessageStatus: 'failed', ErrorCode: '30001', To: contact, query: { m: id } };
      await tell({ MessageSid: String(there!.sid), ...failed });
      await delivering;
      expect(await row(id)).toMatchObject(again);
      expect(await planned(id)).toEqual([]);
    });
  });

  it('keeps texts while the account is on hold, and fails them when they are too old', async () => {
    const [kept, late] = [await queued(), await queued()];
    await simulator.account(accountSid, { status: 'suspended' });
    await services.delivery.deliver(owner.organizationId, kept.id);
    await services.delivery.deliver(owner.organizationId, late.id);
    expect(await row(kept.id)).toMatchObject({ status: 'QUEUED', twilio_sid: null });
    const [settings] = await database.query('SELECT status FROM organization_twilio_settings');
    expect(settings).toEqual({ status: 'SUSPENDED' });
    await simulator.account(accountSid, { status: 'active' });
    await services.health.check(owner.organizationId);
    await services.delivery.deliver(owner.organizationId, kept.id);
    await expectSentOnce(kept.id, kept.contact);
    await pump(services, 'PT11H');
    expect(await row(late.id)).toMatchObject({ status: 'FAILED', error_code: 30036, twilio_sid: null });
    expect(await atTwilio(late.contact)).toEqual([]);
  });

  it('is read as it is once it is held, however long that took', async () => {
    const { id } = await queued();
    const { organizationId } = owner;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let isHeld = (): void => undefined;
    const held = new Promise<void>((resolve) => (isHeld = resolve));
    const first = services.transactions.run(async (tx) => {
      const message = (await lockMessage(tx, organizationId, { id }))!;
      isHeld();
      await released;
      await changeMessage(tx, message, { status: MessageStatus.SENDING, twilioSid: `SM${'8'.repeat(32)}` });
    });
    await held;
    const second = others.transactions.run((tx) => lockMessage(tx, organizationId, { id }));
    await until(
      async () =>
        (
          await database.query(
            `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
          )
        ).length > 0,
    );
    release();
    await first;
    expect(await second).toMatchObject({ status: 'SENDING', twilioSid: `SM${'8'.repeat(32)}`, revision: 2 });
    await database.query(`UPDATE messages SET status = 'CANCELED' WHERE id = $1`, [id]);
  });

  it('stops looking when Twilio says no more for three days', async () => {
    const { id, contact } = await queued();
    await simulator.delivery(contact, 'sent');
    await services.delivery.deliver(owner.organizationId, id);
    await until(async () => (await atTwilio(contact))[0]?.status === 'sent');
    for (const wait of ['PT16M', 'PT6H', 'PT72H']) {
      expect(await planned(id)).toEqual([{ task: 'look-up-message' }]);
      await simulator.advance(wait);
      await services.runDue();
    }
    expect(await row(id)).toMatchObject({ status: 'SENT' });
    expect(await planned(id)).toEqual([]);
  });

  /** One round of the pump when the number may send again. */
  async function pump(process: MessageServices, after = 'PT2S'): Promise<void> {
    await simulator.advance(after);
    // The services' own clock follows within milliseconds.
    await sleep(60);
    await process.pump.pumpOnce();
  }

  async function tell(params: Record<string, unknown>): Promise<void> {
    const { organizationId } = owner;
    const receipt: Receipt = {
      id: '1',
      organizationId,
      kind: 'message-status',
      params,
      receivedAt: new Date(),
    };
    await services.transactions.run((tx) => services.news.applyStatus(tx, receipt));
  }
});
