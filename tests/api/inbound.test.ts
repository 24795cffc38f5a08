import { createHash, createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConversationDocument,
  ConversationsDocument,
  MessageChangedDocument,
  SendMessageDocument,
  type PhoneCardFragment,
} from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { planted } from '../support/planted';
import { until } from '../support/wait';

describe('texts from customers', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let tollFree: PhoneCardFragment;
  let local: PhoneCardFragment;
  let pictures: Server;
  let picture: string;
  let customers = 0;

  beforeAll(async () => {
    app = await startApp();
    const { organization, readyNumber, phoneNumber } = given(app);
    shop = await organization();
    tollFree = await readyNumber(shop);
    local = await phoneNumber(shop, 'LOCAL');
    pictures = createServer((request, response) => {
      const secret = request.headers.authorization ?? '';
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(`picture ${secret}`);
    });
    await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve));
    picture = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/bread.png`;
  });

  afterAll(async () => {
    pictures.close();
    await app.stop();
  });
  afterEach(() => app.simulator.callbacks({ duplicate: 1, shuffle: false, drop: 0, delayMs: [0, 0] }));

  /** Numbers in Toronto: a local US number texts them without registration. */
  const someone = (): string => `+1416555${String(1000 + (customers += 1))}`;

  async function conversation(contact: string, number = tollFree) {
    const { organization } = await shop.owner.run(ConversationDocument, {
      phoneNumberId: number.id,
      contact,
    });
    return organization.conversation;
  }

  const received = (contact: string, count = 1, number = tollFree) =>
    until(async () => {
      const found = await conversation(contact, number);
      return (
        found && found.messages.nodes.filter((one) => one.direction === 'INBOUND').length === count && found
      );
    });

  async function says(body: string, from: string, number = tollFree) {
    const before = (await conversation(from, number))?.messages.nodes.length ?? 0;
    await app.simulator.inbound({ from, to: number.e164, body });
    return until(async () => {
      const found = await conversation(from, number);
      return (found?.messages.nodes.length ?? 0) > before && found;
    });
  }

  async function send(to: string, number = tollFree) {
    const { sendMessage } = await shop.owner.run(SendMessageDocument, {
      input: { phoneNumberId: number.id, to, body: 'Your bread is ready.' },
    });
    return sendMessage;
  }

  const consents = (contact: string) =>
    app.database.query<{ opted_out: boolean; source: string; keyword: string | null }>(
      'SELECT opted_out, source, keyword FROM consents WHERE contact = $1 ORDER BY at, id',
      [contact],
    );
  const blocks = (contact: string) =>
    app.database.query<{ phone_number_id: string; error_code: number }>(
      'SELECT phone_number_id, error_code FROM sender_blocks WHERE contact = $1',
      [contact],
    );

  it('begins a conversation that shows what is unread, once per text, however often it is told', async () => {
    await app.simulator.callbacks({ duplicate: 3, shuffle: true });
    const from = someone();
    const watch = shop.owner.watch(MessageChangedDocument, { contact: from });
    await app.simulator.inbound({ from, to: tollFree.e164, body: planted.inboundBody });
    await received(from);
    await app.simulator.inbound({ from, to: tollFree.e164, body: 'Are you open?' });
    const found = await received(from, 2);
    // Both the webhooks and the events have been applied by now, or change nothing when they are.
    await until(
      async () =>
        (await app.database.query('SELECT 1 FROM webhook_receipts WHERE processed_at IS NULL')).length === 0,
    );
    expect(await conversation(from)).toMatchObject({
      id: found.id,
      unread: 2,
      optOut: null,
      sendBlock: null,
    });
    expect(found.lastMessage).toMatchObject({
      body: 'Are you open?',
      direction: 'INBOUND',
      origin: 'CONTACT',
      channel: 'SMS',
      status: 'RECEIVED',
      failure: null,
      segments: 1,
    });
    const { organization } = await shop.owner.run(ConversationsDocument, { first: 1 });
    expect(organization.conversations.nodes[0]!.contact).toBe(from);
    await watch.next((event) => event.messageChanged.body === 'Are you open?');
    watch.stop();
  });

  it('shows pictures at an address of ours, and never lets credentials out', async () => {
    const from = someone();
    await app.simulator.inbound({ from, to: tollFree.e164, body: '', mediaUrls: [picture] });
    const [message] = (await received(from)).messages.nodes;
    expect(message).toMatchObject({ channel: 'MMS', body: null, media: [{ contentType: 'image/png' }] });
    const { url } = message!.media[0]!;
    expect(url.startsWith(`${app.url}/media/`)).toBe(true);
    expect(JSON.stringify(message)).not.toMatch(/twilio\.com|ME[0-9a-f]{32}/);
    const shown = await fetch(url);
    expect([shown.status, await shown.text(), shown.headers.get('content-type')]).toEqual([
      200,
      'picture ',
      'image/png',
    ]);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    for (const forged of [url.slice(0, -2) + 'AA', `${app.url}/media/x`, url + 'AAAA'])
      expect((await fetch(forged)).status).toBe(404);
    await app.simulator.advance('PT26H');
    await until(async () => (await fetch(url)).status === 404);
  });

  it('adds the pictures when the webhook comes after the stream', async () => {
    const webhook = await webhookAddress();
    const sid = `MM${'c'.repeat(32)}`;
    const from = someone();
    await event(webhook, {
      type: 'com.twilio.messaging.inbound-message.received',
      data: {
        messageSid: sid,
        from,
        to: tollFree.e164,
        body: 'Look',
        numMedia: 1,
        accountSid: shop.accountSid,
      },
    });
    const [message] = (await received(from)).messages.nodes;
    expect(message).toMatchObject({ channel: 'MMS', media: [] });
    await form(webhook.replace(/events$/, 'messages'), {
      MessageSid: sid,
      AccountSid: shop.accountSid,
      From: from,
      To: tollFree.e164,
      Body: 'Look',
      NumMedia: '1',
      MediaUrl0: `https://api.twilio.com/2010-04-01/Accounts/${shop.accountSid}/Messages/${sid}/Media/ME${'d'.repeat(32)}`,
      MediaContentType0: 'image/jpeg',
    });
    await until(async () => {
      const [merged] = (await received(from)).messages.nodes;
      return merged?.media[0]?.contentType === 'image/jpeg' && merged.id === message!.id;
    });
    expect((await conversation(from))!.unread).toBe(1);
  });

  it('asks Twilio for the pictures when only the stream tells of a text', async () => {
    await app.simulator.callbacks({ drop: 1 });
    const from = someone();
    const { sid } = (await app.simulator.inbound({
      from,
      to: tollFree.e164,
      body: 'Look',
      mediaUrls: [picture],
    })) as { sid: string };
    await event(await webhookAddress(), {
      type: 'com.twilio.messaging.inbound-message.received',
      data: {
        messageSid: sid,
        from,
        to: tollFree.e164,
        body: 'Look',
        numMedia: 1,
        accountSid: shop.accountSid,
      },
    });
    await received(from);
    await app.simulator.advance('PT11S');
    await until(async () => (await received(from)).messages.nodes[0]!.media[0]?.contentType === 'image/png');
  });

  it.each(['STOP', ' stop ', 'Stopall', 'Unsubscribe', 'stop.', 'OPTOUT', 'quit!'])(
    'takes %p as the wish for no more texts',
    async (word) => {
      const from = someone();
      const found = await says(word, from);
      expect(found.optOut).toMatchObject({ source: 'CONTACT_KEYWORD' });
      expect(found.sendBlock).toMatchObject({
        code: 'RECIPIENT_OPTED_OUT',
        callToAction: { intent: 'CHECK_CONTACT', contact: from },
      });
      expect(await send(from)).toMatchObject({
        message: null,
        userErrors: [{ code: 'RECIPIENT_OPTED_OUT' }],
      });
      expect(await consents(from)).toHaveLength(1);
    },
  );

  it.each(['Please stop calling', 'I cannot stop smiling', 'HELP', 'Yes?', 'The end'])(
    'takes %p for no such wish',
    async (body) => {
      const from = someone();
      const found = await says(body, from);
      expect(found).toMatchObject({ optOut: null, sendBlock: null });
      expect(await consents(from)).toEqual([]);
    },
  );

  it('never answers a keyword itself', async () => {
    const from = someone();
    await says('STOP', from);
    await says('HELP', from);
    expect(
      (await app.simulator.requests()).filter((one) => one.body.includes(encodeURIComponent(from))),
    ).toEqual([]);
  });

  it('lets a contact come back with START', async () => {
    const from = someone();
    await says('STOP', from);
    expect((await says('start', from)).sendBlock).toBeNull();
    expect((await send(from)).userErrors).toEqual([]);
    expect((await consents(from)).map((one) => one.opted_out)).toEqual([true, false]);
  });

  it('knows that YES lifts no block on toll-free, but does elsewhere', async () => {
    const from = someone();
    await says('STOP', from);
    expect((await says('YES', from)).optOut).not.toBeNull();
    expect((await says('UNSTOP', from)).optOut).toBeNull();
    const other = someone();
    await says('STOP', other, local);
    expect((await says('Yes', other, local)).optOut).toBeNull();
  });

  it('holds the wish for all numbers of the organization, and tells all conversations', async () => {
    const from = someone();
    await says('Hello', from, local);
    const before = (await conversation(from, local))!;
    await says('STOP', from);
    const after = (await conversation(from, local))!;
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.sendBlock?.code).toBe('RECIPIENT_OPTED_OUT');
    expect((await send(from, local)).userErrors[0]?.code).toBe('RECIPIENT_OPTED_OUT');
  });

  it('learns an opt-out from the refusal of Twilio', async () => {
    const contact = '+15005550004';
    const { message } = await send(contact);
    await until(async () => (await conversation(contact))?.lastMessage?.status === 'FAILED');
    const found = (await conversation(contact))!;
    expect(found.lastMessage).toMatchObject({ id: message!.id, failure: { code: 21610, permanent: true } });
    expect(found.optOut).toMatchObject({ source: 'CARRIER', keyword: null });
    expect(await blocks(contact)).toEqual([{ phone_number_id: tollFree.id, error_code: 21610 }]);
    expect((await send(contact)).userErrors[0]?.code).toBe('RECIPIENT_OPTED_OUT');
  });

  it('keeps a yes to one number apart from the block of another, and says which number waits for START', async () => {
    const from = someone();
    await says('STOP', from);
    // The person comes back at the other number: the network still blocks the first.
    await says('START', from, local);
    expect((await send(from, local)).userErrors).toEqual([]);
    expect((await send(from)).userErrors).toEqual([]);
    await until(async () => (await blocks(from)).length === 1);
    const refused = await send(from);
    expect(refused.userErrors[0]).toMatchObject({ code: 'RECIPIENT_OPTED_OUT' });
    expect(refused.userErrors[0]!.message).toContain(`START to ${tollFree.e164}`);
    expect((await conversation(from))!.optOut).toBeNull();
    expect((await send(from, local)).userErrors).toEqual([]);
    await says('START', from);
    expect(await blocks(from)).toEqual([]);
    expect((await send(from)).userErrors).toEqual([]);
  });

  it('keeps senders that are no telephone number as they came', async () => {
    for (const from of ['22395', 'LOQUENT']) {
      await form((await webhookAddress()).replace(/events$/, 'messages'), {
        MessageSid: `SM${from
          .padEnd(32, '0')
          .toLowerCase()
          .replace(/[^0-9a-f]/g, '1')}`,
        AccountSid: shop.accountSid,
        From: from,
        To: tollFree.e164,
        Body: 'Your code is 1234',
        NumMedia: '0',
      });
      expect(await received(from)).toMatchObject({
        contact: from,
        sendBlock: { code: 'INVALID', message: expect.stringContaining(from), callToAction: null },
      });
    }
  });

  it('believes nothing about a message of somebody else', async () => {
    const stranger = await given(app).organization({ name: 'Somebody Else' });
    const to = someone();
    const { message } = await send(to);
    await until(async () => (await conversation(to))?.lastMessage?.status === 'DELIVERED');
    const [{ twilio_sid: sid }] = (await app.database.query<{ twilio_sid: string }>(
      'SELECT twilio_sid FROM messages WHERE id = $1',
      [message!.id],
    )) as [{ twilio_sid: string }];
    const address = (await webhookAddress(stranger)).replace(/events$/, `message-status?m=${message!.id}`);
    const token = await authToken(stranger);
    await form(
      address,
      { MessageSid: sid, AccountSid: stranger.accountSid, To: to, MessageStatus: 'read' },
      token,
    );
    await form(
      address,
      { MessageSid: `SM${'9'.repeat(32)}`, AccountSid: stranger.accountSid, To: to, MessageStatus: 'failed' },
      token,
    );
    await until(
      async () =>
        (await app.database.query('SELECT 1 FROM webhook_receipts WHERE processed_at IS NULL')).length === 0,
    );
    expect((await conversation(to))!.lastMessage).toMatchObject({ id: message!.id, status: 'DELIVERED' });
  });

  async function webhookAddress(of = shop): Promise<string> {
    const [row] = await app.database.query<{ webhook_key: string }>(
      'SELECT webhook_key FROM organization_twilio_settings WHERE organization_id = $1',
      [of.id],
    );
    return `${app.url}/webhooks/twilio/${row!.webhook_key}/events`;
  }

  async function authToken(of = shop): Promise<string> {
    const { accounts } = await app.simulator.resources();
    return String(accounts!.find((one) => one.sid === of.accountSid)!.auth_token);
  }

  async function form(url: string, params: Record<string, string>, token?: string): Promise<void> {
    const text = Object.keys(params)
      .sort()
      .reduce((all, name) => all + name + params[name], url);
    const signature = createHmac('sha1', token ?? (await authToken()))
      .update(text)
      .digest('base64');
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(params),
      headers: { 'x-twilio-signature': signature },
    });
    expect(response.status).toBe(200);
  }

  async function event(address: string, data: object): Promise<void> {
    const body = JSON.stringify([{ id: `event-${customers}`, ...data }]);
    const url = `${address}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const signature = createHmac('sha1', await authToken())
      .update(url)
      .digest('base64');
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'x-twilio-signature': signature, 'content-type': 'application/json' },
    });
    expect(response.status).toBe(200);
  }
});
