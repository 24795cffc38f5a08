import {
  ConversationDocument,
  DeliverabilityDocument,
  DeliverabilityOverTimeDocument,
  ExplainMessageErrorDocument,
  MessageChangedDocument,
  SendMessageDocument,
  type MessagePartsFragment,
  type PhoneCardFragment,
  type SendMessageInput,
} from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { planted } from '../support/planted';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';

describe('sending', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let number: PhoneCardFragment;
  let stranger: GivenOrganization;
  let foreign: PhoneCardFragment;
  let customers = 0;

  beforeAll(async () => {
    app = await startApp();
    const { organization, readyNumber, phoneNumber } = given(app);
    [shop, stranger] = await Promise.all([organization(), organization({ name: 'Somebody Else' })]);
    number = await readyNumber(shop);
    foreign = await phoneNumber(stranger);
  });

  afterAll(() => app.stop());
  afterEach(() => app.simulator.callbacks({ duplicate: 1, shuffle: false, drop: 0, delayMs: [0, 0] }));

  const someone = (): string => `+1503555${String(1000 + (customers += 1))}`;

  async function send(input: Partial<SendMessageInput> = {}, as: ApiClient = shop.owner) {
    const { sendMessage } = await as.run(SendMessageDocument, {
      input: { phoneNumberId: number.id, to: someone(), body: 'Your bread is ready.', ...input },
    });
    return sendMessage;
  }

  async function sent(input: Partial<SendMessageInput> = {}, as?: ApiClient): Promise<MessagePartsFragment> {
    const { message, userErrors } = await send(input, as);
    expect(userErrors).toEqual([]);
    return message!;
  }

  async function atTwilio(to: string) {
    const { messages } = await app.simulator.resources();
    return messages!.filter((one) => one.to === to);
  }

  const row = async (id: string) =>
    (
      await app.database.query<{ status: string; twilio_sid: string | null; error_code: number | null }>(
        'SELECT status, twilio_sid, error_code, revision FROM messages WHERE id = $1',
        [id],
      )
    )[0]!;

  const becomes = (id: string, status: string) =>
    until(async () => (await row(id)).status === status, { what: `a message that is ${status}` });

  async function written(): Promise<number> {
    const [counted] = await app.database.query<{ n: number }>(
      `SELECT ((SELECT count(*) FROM messages) + (SELECT count(*) FROM conversations)
        + (SELECT count(*) FROM idempotency_keys WHERE mutation = 'sendMessage'))::int AS n`,
    );
    return counted!.n;
  }

  const picture = 'https://example.com/bread.jpg';

  it.each<[string, Partial<SendMessageInput>, [string, string][]]>([
    [
      'an unknown number',
      { phoneNumberId: 'f1b0c1f4-8f0a-4c36-9d4e-0a8b6f9f1c11' },
      [['NOT_FOUND', 'phoneNumberId']],
    ],
    ['an id that is none', { phoneNumberId: 'number-1' }, [['NOT_FOUND', 'phoneNumberId']]],
    ['a recipient without country code', { to: '5035550123' }, [['INVALID', 'to']]],
    ['a recipient with spaces', { to: '+1 503 555 0123' }, [['INVALID', 'to']]],
    ['neither text nor picture', { body: ' ' }, [['REQUIRED', 'body']]],
    ['a text that is too long', { body: 'x'.repeat(1601) }, [['INVALID', 'body']]],
    ['a text that is half a character', { body: 'x\ud83d' }, [['INVALID', 'body']]],
    ['too many pictures', { mediaUrls: Array<string>(11).fill(picture) }, [['INVALID', 'mediaUrls']]],
    ['a picture that is no address', { mediaUrls: [picture, 'bread.jpg'] }, [['INVALID', 'mediaUrls']]],
    ['an empty key', { idempotencyKey: '' }, [['INVALID', 'idempotencyKey']]],
    [
      'everything at once',
      { to: '12', body: 'x'.repeat(1601) },
      [
        ['INVALID', 'to'],
        ['INVALID', 'body'],
      ],
    ],
  ])('names the field and writes nothing: %s', async (_, input, expected) => {
    const before = await written();
    const { message, userErrors } = await send(input);
    expect(message).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field?.[1]])).toEqual(expected);
    expect(userErrors.every((one) => one.field?.[0] === 'input' && one.message.length > 10)).toBe(true);
    if (expected[0]![1] === 'to') expect(userErrors[0]!.message).toContain('+14155550123');
    expect(await written()).toBe(before);
  });

  it('answers the number of another organization like one that does not exist', async () => {
    const unknown = await send({ phoneNumberId: 'f1b0c1f4-8f0a-4c36-9d4e-0a8b6f9f1c11' });
    expect(await send({ phoneNumberId: foreign.id })).toEqual(unknown);
  });

  it('refuses an unready number with the button of its badge, before any money is spent', async () => {
    const to = someone();
    const before = await written();
    const { message, userErrors } = await send({ phoneNumberId: foreign.id, to }, stranger.owner);
    expect(message).toBeNull();
    expect(userErrors).toMatchObject([
      {
        code: 'SENDER_NOT_READY',
        field: ['input', 'phoneNumberId'],
        callToAction: { intent: 'SET_UP_MESSAGING', phoneNumberId: foreign.id },
      },
    ]);
    expect(await written()).toBe(before);
    expect(await atTwilio(to)).toEqual([]);
  });

  it('sends once however often and at whatever time a call with one key is repeated', async () => {
    const to = someone();
    const input = { to, idempotencyKey: `repeated-${to}`, body: planted.messageBody };
    const messages = await Promise.all(Array.from({ length: 8 }, () => sent(input)));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
    await becomes(messages[0]!.id, 'DELIVERED');
    expect(await sent(input)).toMatchObject({ id: messages[0]!.id, status: 'DELIVERED' });
    const other = await send({ ...input, body: 'Something else' });
    expect(other).toMatchObject({
      message: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'idempotencyKey'] }],
    });
    expect(await atTwilio(to)).toHaveLength(1);
  });

  it('gives the first message to a repeated call even when the contact has opted out since', async () => {
    const to = someone();
    const first = await sent({ to, idempotencyKey: `late-${to}` });
    await becomes(first.id, 'DELIVERED');
    await app.simulator.inbound({ from: to, to: number.e164, body: 'Stop' });
    await until(async () => (await send({ to })).userErrors[0]?.code === 'RECIPIENT_OPTED_OUT');
    expect((await sent({ to, idempotencyKey: `late-${to}` })).id).toBe(first.id);
  });

  it('says who wrote a message', async () => {
    const service = app.client(await tokens.service(shop.id));
    const origins = await Promise.all(
      [shop.owner, shop.member, shop.assistant, service].map(async (one) => (await sent({}, one)).origin),
    );
    expect(origins).toEqual(['USER', 'USER', 'ASSISTANT', 'TEXT_AGENT']);
  });

  it('hands over text, pictures and an address to hear of them, and shows forward steps only', async () => {
    const to = someone();
    const watch = shop.owner.watch(MessageChangedDocument, { contact: to });
    await app.simulator.callbacks({ delayMs: [0, 5] });
    const message = await sent({ to, mediaUrls: [picture] });
    expect(message).toMatchObject({
      channel: 'MMS',
      media: [{ url: picture, contentType: 'image/jpeg' }],
      status: 'QUEUED',
      direction: 'OUTBOUND',
    });
    await watch.next((event) => event.messageChanged.status === 'DELIVERED');
    const steps = watch.events.map((event) => event.messageChanged);
    expect(steps.map((one) => one.revision)).toEqual([...new Set(steps.map((one) => one.revision))].sort());
    const order = ['QUEUED', 'SENDING', 'SENT', 'DELIVERED'];
    const places = steps.map((one) => order.indexOf(one.status));
    expect(places).toEqual([...places].sort());
    watch.stop();
    const request = (await app.simulator.requests()).find((one) =>
      one.body.includes(encodeURIComponent(to)),
    )!;
    const form = new URLSearchParams(request.body);
    expect(form.get('From')).toBe(number.e164);
    expect(form.get('MediaUrl')).toBe(picture);
    expect(form.get('StatusCallback')).toMatch(
      new RegExp(`^${app.url}/webhooks/twilio/[\\w-]+/message-status\\?m=${message.id}#rc=5&rp=all$`),
    );
  });

  it('explains what Twilio refuses at once', async () => {
    const message = await sent({ to: '+15005550009' });
    await becomes(message.id, 'FAILED');
    expect(await shown(shop.owner, number.id, '+15005550009')).toMatchObject({
      status: 'FAILED',
      sentAt: null,
      failure: { code: 21614, permanent: true },
    });
  });

  it('explains what carriers refuse later, and counts it', async () => {
    const to = someone();
    await app.simulator.delivery(to, 'undelivered', 30007);
    const message = await sent({ to });
    await becomes(message.id, 'UNDELIVERED');
    const { failure } = await shown(shop.owner, number.id, to);
    const { explainMessageError } = await shop.owner.run(ExplainMessageErrorDocument, { code: 30007 });
    expect(failure).toMatchObject({ code: 30007, headline: explainMessageError.headline });
    const { organization } = await shop.owner.run(DeliverabilityOverTimeDocument, {});
    const { deliverability: report } = organization;
    expect(report.failures).toContainEqual(
      expect.objectContaining({ code: 30007, messages: 1, contacts: 1, headline: failure!.headline }),
    );
    expect(report.failed).toBe(report.failures.reduce((sum, one) => sum + one.messages, 0));
    expect(report.deliveryRate).toBeCloseTo(report.delivered / report.sent);
    expect(Date.parse(report.until) - Date.parse(report.since)).toBe(30 * 24 * 3_600_000);
    const overDays = (count: 'sent' | 'delivered' | 'failed') =>
      report.days.reduce((sum, day) => sum + day[count], 0);
    // By the shop's calendar: one day less when its clocks were set back meanwhile and it is early in the morning.
    expect([30, 31]).toContain(report.days.length);
    expect([overDays('sent'), overDays('delivered'), overDays('failed')]).toEqual([
      report.sent,
      report.delivered,
      report.failed,
    ]);
    const none = await stranger.owner.run(DeliverabilityDocument, {});
    expect(none.organization.deliverability).toMatchObject({ sent: 0, deliveryRate: null, failures: [] });
  });

  it('refuses a report that ends before it begins', async () => {
    const span = { since: '2026-03-02T00:00:00Z', until: '2026-03-01T00:00:00Z' };
    const { errors } = await shop.owner.call(DeliverabilityDocument, span);
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('has words for a code that nobody knows', async () => {
    const { explainMessageError } = await shop.owner.run(ExplainMessageErrorDocument, { code: 39999 });
    expect(explainMessageError).toMatchObject({ code: 39999, headline: expect.stringContaining('39999') });
  });

  it('ends in the same state whatever order and however often the news come', async () => {
    await app.simulator.callbacks({ duplicate: 3, shuffle: true });
    const failing = someone();
    await app.simulator.delivery(failing, 'undelivered', 30003);
    const messages = await Promise.all(
      Array.from({ length: 12 }, (_, index) => sent(index === 0 ? { to: failing } : {})),
    );
    await until(
      async () => {
        const rows = await app.database.query(
          `SELECT 1 FROM messages WHERE id = ANY($1) AND status IN ('DELIVERED', 'UNDELIVERED')`,
          [messages.map(({ id }) => id)],
        );
        return rows.length === messages.length;
      },
      { within: 40_000, what: 'final news of all' },
    );
    await until(
      async () =>
        (await app.database.query('SELECT 1 FROM webhook_receipts WHERE processed_at IS NULL')).length === 0,
      { within: 60_000 },
    );
    const [first, ...rest] = await Promise.all(messages.map(({ id }) => row(id)));
    expect(first).toMatchObject({ status: 'UNDELIVERED', error_code: 30003 });
    expect(new Set(rest.map((one) => `${one.status} ${one.error_code}`))).toEqual(
      new Set(['DELIVERED null']),
    );
    expect(new Set(rest.map((one) => one.twilio_sid)).size).toBe(rest.length);
    const events = await app.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM message_status_events WHERE message_id = ANY($1)
       GROUP BY message_id, status, error_code ORDER BY n DESC LIMIT 1`,
      [messages.map(({ id }) => id)],
    );
    expect(events[0]!.n).toBe(1);
    expect(await app.database.query('SELECT 1 FROM webhook_receipts WHERE error IS NOT NULL')).toEqual([]);
  });

  it('asks Twilio what became of a message when nobody tells', async () => {
    await app.simulator.callbacks({ drop: 1 });
    const to = someone();
    const { id } = await sent({ to });
    await until(async () => (await atTwilio(to))[0]?.status === 'delivered');
    expect((await row(id)).status).toBe('SENDING');
    await app.simulator.advance('PT16M');
    await becomes(id, 'DELIVERED');
    expect(await app.database.query(`SELECT 1 FROM scheduled_work WHERE key = $1`, [id])).toEqual([]);
  });

  it('refuses at the last moment who opted out after the call', async () => {
    const to = someone();
    await app.simulator.fault('POST /2010-04-01/Accounts/*/Messages.json', 'status', { status: 429 });
    const { id } = await sent({ to });
    await until(async () =>
      (await app.simulator.requests()).some((one) => one.body.includes(encodeURIComponent(to))),
    );
    await app.simulator.inbound({ from: to, to: number.e164, body: 'STOP' });
    await until(
      async () =>
        (await app.database.query(`SELECT 1 FROM consents WHERE contact = $1 AND opted_out`, [to])).length >
        0,
    );
    await app.simulator.advance('PT5M');
    await becomes(id, 'FAILED');
    expect(await row(id)).toMatchObject({ error_code: 21610, twilio_sid: null });
    expect(await atTwilio(to)).toEqual([]);
  });
});

async function shown(api: ApiClient, phoneNumberId: string, contact: string): Promise<MessagePartsFragment> {
  const { organization } = await api.run(ConversationDocument, { phoneNumberId, contact });
  return organization.conversation!.messages.nodes[0]!;
}
