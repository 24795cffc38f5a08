import {
  ConversationDocument,
  DeliverabilityDocument,
  PreviewMessageDocument,
  SendMessageDocument,
  type PhoneCardFragment,
  type SendMessageInput,
} from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

const picture = 'https://example.com/bread.jpg';

describe('a text on its way', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let number: PhoneCardFragment;
  let customers = 0;

  beforeAll(async () => {
    app = await startApp();
    const { organization, readyNumber } = given(app);
    shop = await organization();
    number = await readyNumber(shop);
    await until(async () => (await membership())?.state === 'MEMBER', { what: 'a member of the pool' });
  });

  afterAll(() => app.stop());
  afterEach(() => app.simulator.callbacks({}));

  const someone = (): string => `+1503556${String(1000 + (customers += 1))}`;

  async function membership() {
    const [row] = await app.database.query<{ state: string; service_sid: string }>(
      'SELECT state, service_sid FROM messaging_service_members WHERE phone_number_id = $1',
      [number.id],
    );
    return row;
  }

  async function send(input: Partial<SendMessageInput> = {}) {
    const { sendMessage } = await shop.owner.run(SendMessageDocument, {
      input: { phoneNumberId: number.id, to: someone(), body: 'Your bread is ready.', ...input },
    });
    return sendMessage;
  }

  async function sent(input: Partial<SendMessageInput> = {}) {
    const { message, userErrors } = await send(input);
    expect(userErrors).toEqual([]);
    return message!;
  }

  async function requestFor(to: string): Promise<URLSearchParams> {
    const found = await until(async () =>
      (await app.simulator.requests()).filter(
        (one) => one.method === 'POST' && one.body.includes(encodeURIComponent(to)),
      ),
    );
    return new URLSearchParams(found.at(-1)!.body);
  }

  const row = async (id: string) =>
    (
      await app.database.query<{ status: string; error_code: number | null; resends: number }>(
        'SELECT status, error_code, resends FROM messages WHERE id = $1',
        [id],
      )
    )[0]!;

  async function atTwilio(to: string) {
    const { messages } = await app.simulator.resources();
    return messages!.filter((one) => one.to === to && one.direction === 'outbound-api');
  }

  const report = async () => (await shop.owner.run(DeliverabilityDocument, {})).organization.deliverability;

  const becomes = (id: string, status: string) =>
    until(async () => (await row(id)).status === status, { what: `a message that is ${status}` });

  async function shown(contact: string) {
    const { organization } = await shop.owner.run(ConversationDocument, {
      phoneNumberId: number.id,
      contact,
    });
    return organization.conversation!.messages.nodes[0]!;
  }

  it('names the service, the sender and how long it may wait', async () => {
    const to = someone();
    const { id } = await sent({ to });
    await becomes(id, 'DELIVERED');
    const form = await requestFor(to);
    expect(form.get('MessagingServiceSid')).toBe((await membership())!.service_sid);
    expect(form.get('From')).toBe(number.e164);
    expect(form.get('SmartEncoded')).toBe('false');
    expect(Number(form.get('ValidityPeriod'))).toBeGreaterThan(35_900);
    expect(Number(form.get('ValidityPeriod'))).toBeLessThanOrEqual(36_000);
  });

  it('goes out in the number’s own name when somebody took the number out of the pool', async () => {
    const { service_sid: service } = (await membership())!;
    await app.database.query(
      `UPDATE messaging_service_members SET service_sid = $2 WHERE phone_number_id = $1`,
      [number.id, `MG${'0'.repeat(32)}`],
    );
    const to = someone();
    const { id } = await sent({ to });
    await becomes(id, 'DELIVERED');
    expect((await requestFor(to)).get('MessagingServiceSid')).toBeNull();
    expect(await membership()).toMatchObject({ state: 'LEFT' });
    const { messages } = await app.simulator.resources();
    expect(messages!.filter((one) => one.to === to)).toHaveLength(1);
    await app.database.query(
      `UPDATE messaging_service_members SET state = 'MEMBER', service_sid = $2 WHERE phone_number_id = $1`,
      [number.id, service],
    );
  });

  it('teaches us an opt-out that Twilio tells of after it took the text', async () => {
    // Twilio knows of a STOP that never reached us.
    const to = someone();
    await app.simulator.delivery(to, 'failed', 21610);
    const { id } = await sent({ to });
    await becomes(id, 'FAILED');
    expect(await row(id)).toMatchObject({ error_code: 21610 });
    expect((await send({ to })).userErrors).toMatchObject([{ code: 'RECIPIENT_OPTED_OUT' }]);
    const learnt = await app.database.query<{ opted_out: boolean; source: string; blocks: number }>(
      `SELECT c.opted_out, c.source, (SELECT count(*)::int FROM sender_blocks b
         WHERE b.contact = c.contact AND b.phone_number_id = $2 AND b.error_code = 21610) AS blocks
       FROM consents c WHERE c.contact = $1`,
      [to, number.id],
    );
    expect(learnt).toEqual([{ opted_out: true, source: 'CARRIER', blocks: 1 }]);
    expect((await shown(to)).failure).toMatchObject({
      code: 21610,
      permanent: true,
      callToAction: { intent: 'CHECK_CONTACT', contact: to },
      findings: [],
    });
  });

  it('goes out again when it fell out of a full queue, and counts once', async () => {
    const to = someone();
    const { sent: before, failed } = await report();
    await app.simulator.callbacks({ duplicate: 3, shuffle: true, delayMs: [0, 100] });
    await app.simulator.senderQueue(number.e164, 'PT4H5M');
    const { id } = await sent({ to });
    await until(async () => (await atTwilio(to)).some((one) => one.status === 'failed'));
    await until(async () => (await row(id)).resends === 1, { what: 'a message back in line' });
    expect((await shown(to)).status).toBe('QUEUED');
    await app.simulator.senderQueue(number.e164, 'PT0S');
    await app.simulator.advance('PT2M');
    await becomes(id, 'DELIVERED');
    expect((await atTwilio(to)).map((one) => one.status).sort()).toEqual(['delivered', 'failed']);
    expect(await report()).toMatchObject({ sent: before + 1, failed });
  });

  describe('that answers STOP', () => {
    /** Words that only we understand, so that we answer. */
    async function stop(contact: string): Promise<string> {
      await app.simulator.inbound({ from: contact, to: number.e164, body: 'Stop.' });
      const [reply] = await until(async () => {
        const rows = await app.database.query<{ id: string }>(
          `SELECT id FROM messages WHERE contact = $1 AND origin = 'COMPLIANCE_REPLY'`,
          [contact],
        );
        return rows.length > 0 && rows;
      });
      return reply!.id;
    }

    it('may wait no longer than five minutes, at Twilio too', async () => {
      const to = someone();
      await becomes(await stop(to), 'DELIVERED');
      const seconds = Number((await requestFor(to)).get('ValidityPeriod'));
      expect(seconds).toBeGreaterThan(250);
      expect(seconds).toBeLessThanOrEqual(300);
    });

    it('is dropped rather than sent later, which is no failure', async () => {
      const to = someone();
      const before = await report();
      await app.database.query(
        `UPDATE sender_paces SET next_send_at = next_send_at + interval '10 minutes' WHERE phone_number_id = $1`,
        [number.id],
      );
      const id = await stop(to);
      await app.simulator.advance('PT11M');
      await becomes(id, 'CANCELED');
      expect(await atTwilio(to)).toEqual([]);
      expect(await report()).toMatchObject({ sent: before.sent, failed: before.failed });
      expect((await send({ to })).userErrors).toMatchObject([{ code: 'RECIPIENT_OPTED_OUT' }]);
    });

    it('is not counted when Twilio had answered before it', async () => {
      const to = someone();
      const before = await report();
      await app.simulator.delivery(to, 'failed', 21610);
      const id = await stop(to);
      await becomes(id, 'CANCELED');
      expect(await row(id)).toMatchObject({ error_code: 21610 });
      expect(await report()).toMatchObject({ sent: before.sent, failed: before.failed });
      expect(
        await app.database.query('SELECT 1 FROM sender_blocks WHERE contact = $1 AND error_code = 21610', [
          to,
        ]),
      ).toHaveLength(1);
    });
  });

  it.each<[string, Partial<SendMessageInput>, string[]]>([
    ['the third of them is no picture', { mediaUrls: [picture, picture, 'bread.jpg'] }, ['mediaUrls', '2']],
    ['it is not secure', { mediaUrls: ['http://example.com/a.jpg'] }, ['mediaUrls', '0']],
    ['it lies in a private network', { mediaUrls: [picture, 'https://10.1.2.3/a.jpg'] }, ['mediaUrls', '1']],
    ['it is a spreadsheet', { mediaUrls: ['https://example.com/a.xlsx'] }, ['mediaUrls', '0']],
    [
      'it is too large',
      { media: [{ url: picture }, { url: picture, sizeBytes: 6_000_000 }] },
      ['media', '1', 'sizeBytes'],
    ],
    ['it is named twice', { media: [{ url: picture }], mediaUrls: [picture] }, ['mediaUrls']],
    ['it goes to Germany', { to: '+4915112345678', mediaUrls: [picture] }, ['mediaUrls']],
  ])('is refused with a picture when %s', async (_, input, field) => {
    const { message, warnings, userErrors } = await send(input);
    expect([message, warnings]).toEqual([null, []]);
    expect(userErrors.map((one) => one.field)).toEqual([['input', ...field]]);
  });

  it('goes out with warnings of what it costs and what nobody checked', async () => {
    const body = `${'It’s ready and waits for you at the counter. '.repeat(3)}`;
    const { warnings } = await send({ body });
    expect(warnings).toMatchObject([{ code: 'COSTLY_CHARACTERS', field: ['input', 'body'] }]);
    expect((await send({ mediaUrls: [picture] })).warnings).toMatchObject([
      { code: 'MEDIA_SIZE_UNKNOWN', field: ['input', 'mediaUrls', '0'] },
    ]);
    const media = [{ url: 'https://example.com/p', contentType: 'image/png', sizeBytes: 90_000 }];
    const { message, warnings: none } = await send({ media });
    expect(none).toEqual([]);
    expect(message).toMatchObject({ media: [{ url: media[0]!.url, contentType: 'image/png' }] });
    expect((await send()).warnings).toEqual([]);
  });

  it('can be looked at before it is sent', async () => {
    const preview = async (body: string, phoneNumberId = number.id) =>
      (await shop.owner.run(PreviewMessageDocument, { phoneNumberId, body })).previewMessage;
    expect(await preview('Your bread is ready.')).toEqual({
      encoding: 'GSM_7',
      segments: 1,
      charactersLeft: 140,
      segmentsIfPlain: 1,
      plainBody: null,
      costlyCharacters: [],
      warnings: [],
      findings: [],
    });
    expect(await preview(`It’s ready at bit.ly/bread ${'and warm '.repeat(12)}`)).toMatchObject({
      encoding: 'UCS_2',
      segments: 3,
      segmentsIfPlain: 1,
      plainBody: expect.stringContaining("It's ready"),
      costlyCharacters: [{ character: '’', codePoint: 'U+2019', replacement: "'", extraSegments: 2 }],
      warnings: [{ code: 'COSTLY_CHARACTERS' }, { code: 'LIKELY_FILTERED' }],
      findings: [{ severity: 'BLOCKER' }],
    });
    expect(await preview('Hello', 'f1b0c1f4-8f0a-4c36-9d4e-0a8b6f9f1c11')).toBeNull();
    expect(await preview('Hello', 'none')).toBeNull();
  });

  it('that was filtered shows what in it may have been the cause', async () => {
    const to = someone();
    await app.simulator.delivery(to, 'undelivered', 30007);
    const { id } = await sent({ to, body: 'Our sale begins. See bit.ly/3xYz now.' });
    await becomes(id, 'UNDELIVERED');
    expect((await shown(to)).failure).toMatchObject({
      code: 30007,
      callToAction: { intent: 'REVIEW_MESSAGE', messageId: id },
      findings: [{ severity: 'BLOCKER', message: expect.stringContaining('bit.ly') }],
    });
  });

  it.each([30032, 30034])('that failed with %d leads to the registration of its number', async (code) => {
    const to = someone();
    await app.simulator.delivery(to, 'undelivered', code);
    const { id } = await sent({ to });
    await becomes(id, 'UNDELIVERED');
    const [registration] = await app.database.query<{ id: string }>('SELECT id FROM registrations');
    expect((await shown(to)).failure?.callToAction).toMatchObject({
      phoneNumberId: number.id,
      registrationId: registration!.id,
    });
  });

  it('is counted once at every moment, also when it arrives after all', async () => {
    const before = await report();
    const cause = async (code: number) => (await report()).failures.find((one) => one.code === code);
    const [one, two] = [someone(), someone()];
    await app.simulator.delivery(one, 'undelivered', 30005);
    await app.simulator.delivery(two, 'undelivered', 30005);
    const ids = [(await sent({ to: one })).id, (await sent({ to: one })).id, (await sent({ to: two })).id];
    for (const id of ids) await becomes(id, 'UNDELIVERED');
    expect(await report()).toMatchObject({ sent: before.sent + 3, failed: before.failed + 3 });
    expect(await cause(30005)).toMatchObject({ messages: 3, contacts: 2 });
    // A late receipt, also once the counts were added up.
    await until(async () => (await app.database.query('SELECT 1 FROM message_tallies')).length === 0, {
      within: 60_000,
    });
    expect(await cause(30005)).toMatchObject({ messages: 3, contacts: 2 });
    await app.database.query(
      `UPDATE messages SET status = 'DELIVERED', error_code = NULL WHERE id = ANY($1)`,
      [ids.slice(0, 2)],
    );
    expect(await report()).toMatchObject({ failed: before.failed + 1, delivered: before.delivered + 2 });
    expect(await cause(30005)).toMatchObject({ messages: 1, contacts: 1 });
  });
});
