import { validateRequest } from 'twilio';
import { segmentsOf } from '../products/segments';
import { eventually, tollFreeShop, verificationForm, useRig } from './support';

const CUSTOMER = '+14155550123';

describe('messages', () => {
  const { rig, receiver } = useRig();

  async function approvedShop(name = 'org-1') {
    const shop = await tollFreeShop(rig, name);
    const { sid } = await shop.client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: shop.number.sid,
    });
    await rig.control('POST /decide', { sid, outcome: 'approve' });
    await shop.client.incomingPhoneNumbers(shop.number.sid).update({ smsUrl: `${receiver.url}/inbound` });
    return shop;
  }

  async function localShop() {
    const shop = await tollFreeShop(rig);
    const [offer] = await shop.client.availablePhoneNumbers('US').local.list({ smsEnabled: true, limit: 1 });
    const smsUrl = `${receiver.url}/inbound`;
    const local = await shop.client.incomingPhoneNumbers.create({
      phoneNumber: offer?.phoneNumber ?? '',
      smsUrl,
    });
    return { ...shop, local };
  }

  it('lets carriers block what is not registered: 30032 toll-free, 30034 local', async () => {
    const { client, number, local } = await localShop();
    for (const [from, errorCode] of [
      [number.phoneNumber, 30032],
      [local.phoneNumber, 30034],
    ] as const) {
      const { sid } = await client.messages.create({ from, to: CUSTOMER, body: 'Hi' });
      const message = await eventually(async () => {
        const fetched = await client.messages(sid).fetch();
        return fetched.status === 'undelivered' && fetched;
      });
      expect(message.errorCode).toBe(errorCode);
    }
  });

  it('delivers what was scripted for a recipient', async () => {
    const { client, number } = await approvedShop();
    await rig.control('POST /delivery', { to: CUSTOMER, status: 'undelivered', errorCode: 30007 });
    await client.messages.create({
      from: number.phoneNumber,
      to: CUSTOMER,
      body: 'Hi',
      statusCallback: `${receiver.url}/status`,
    });
    const last = await eventually(() =>
      receiver.received.find(({ params }) => params.MessageStatus === 'undelivered'),
    );
    expect(last.params).toMatchObject({
      ErrorCode: '30007',
      RawDlrDoneDate: expect.stringMatching(/^\d{10}$/),
    });
  });

  it.each([
    ['a recipient that is no number', { to: '123' }, 21211],
    ['the invalid magic recipient', { to: '+15005550001' }, 21211],
    ['the landline magic recipient', { to: '+15005550009' }, 21614],
    ['the blocked magic recipient', { to: '+15005550004' }, 21610],
    ['a sender of somebody else', { from: '+14155550199' }, 21606],
    ['the full magic sender', { from: '+15005550008' }, 21611],
    ['a sender that is no number', { from: 'SHOP' }, 21212],
    ['no sender', { from: undefined }, 21603],
    ['no text', { body: '' }, 21602],
    ['a long text', { body: 'x'.repeat(1601) }, 21617],
    ['a bad callback', { statusCallback: 'http://my_host.example.com/x' }, 21609],
    ['an unknown service', { from: undefined, messagingServiceSid: `MG${'0'.repeat(32)}` }, 21705],
  ])('refuses %s at once', async (_, change, code) => {
    const { client, number } = await approvedShop();
    const message = { from: number.phoneNumber, to: CUSTOMER, body: 'Hi', ...change };
    await expect(client.messages.create(message)).rejects.toMatchObject({ status: 400, code });
  });

  it('finds a message again by its parties', async () => {
    const { client, number } = await approvedShop();
    const { sid } = await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: 'Hi' });
    const found = await client.messages.list({
      to: CUSTOMER,
      from: number.phoneNumber,
      dateSentAfter: new Date(Date.now() - 5_000),
    });
    expect(found.map((message) => message.sid)).toEqual([sid]);
    expect(
      await client.messages.list({ to: CUSTOMER, dateSentAfter: new Date(Date.now() + 60_000) }),
    ).toEqual([]);
    await eventually(async () => (await client.messages(sid).fetch()).status === 'delivered');
    expect(await client.messages(sid).update({ body: '' })).toMatchObject({ body: '' });
    await client.messages(sid).remove();
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('sends through a service: accepted first, then queued with the chosen sender', async () => {
    const { client, number } = await approvedShop();
    const service = await client.messaging.v1.services.create({
      friendlyName: 'shop',
      statusCallback: `${receiver.url}/status`,
    });
    const send = () => client.messages.create({ messagingServiceSid: service.sid, to: CUSTOMER, body: 'Hi' });
    await expect(send()).rejects.toMatchObject({ code: 21704 });
    const pool = client.messaging.v1.services(service.sid).phoneNumbers;
    await pool.create({ phoneNumberSid: number.sid });
    await pool.create({ phoneNumberSid: number.sid });
    expect(await pool.list()).toHaveLength(1);
    const other = await client.messaging.v1.services.create({ friendlyName: 'other' });
    await expect(
      client.messaging.v1.services(other.sid).phoneNumbers.create({ phoneNumberSid: number.sid }),
    ).rejects.toMatchObject({ code: 21712 });
    expect(await send()).toMatchObject({ status: 'accepted', from: null, numSegments: '0' });
    await eventually(() => receiver.received.some(({ params }) => params.MessageStatus === 'delivered'));
    const seen = receiver.received.map(({ params }) => params.MessageStatus);
    expect(seen).toEqual(['queued', 'sent', 'delivered']);
    expect(receiver.received[0]?.params).toMatchObject({
      From: number.phoneNumber,
      MessagingServiceSid: service.sid,
    });
  });

  it('hands an inbound text to the number, signed with its account token', async () => {
    const { account, client, number } = await approvedShop();
    const { status, body } = await rig.control('POST /inbound', {
      from: CUSTOMER,
      to: number.phoneNumber,
      body: 'When do you open?',
      mediaUrls: [`${receiver.url}/a.png`],
    });
    expect(status).toBe(200);
    const { url, params, headers } = await eventually(() => receiver.received[0]);
    expect(params).toMatchObject({
      MessageSid: body.sid,
      From: CUSTOMER,
      Body: 'When do you open?',
      NumMedia: '1',
      MediaContentType0: 'image/png',
      SmsStatus: 'received',
    });
    expect(validateRequest(account.authToken, String(headers['x-twilio-signature']), url, params)).toBe(true);
    expect(await client.messages(body.sid).fetch()).toMatchObject({
      direction: 'inbound',
      status: 'received',
    });
  });

  it('turns to the fallback URL when the inbound webhook fails', async () => {
    const { client, number } = await approvedShop();
    await client.incomingPhoneNumbers(number.sid).update({ smsFallbackUrl: `${receiver.url}/fallback` });
    receiver.answerWith = 500;
    await rig.control('POST /inbound', { from: CUSTOMER, to: number.phoneNumber, body: 'Hello' });
    const fallback = await eventually(() => receiver.received.find(({ url }) => url.endsWith('/fallback')));
    expect(fallback.params).toMatchObject({ ErrorCode: '11200', Body: 'Hello' });
  });

  const say = (to: string, body: string) => rig.control('POST /inbound', { from: CUSTOMER, to, body });

  it('answers and enforces STOP on a long code, and START lifts it', async () => {
    const { client, local } = await localShop();
    await say(local.phoneNumber, ' stop ');
    const replies = async () => (await client.messages.list({ to: CUSTOMER })).map(({ body }) => body);
    expect(await replies()).toEqual([expect.stringContaining('unsubscribed')]);
    const { params } = await eventually(() => receiver.received[0]);
    expect(params.OptOutType).toBeUndefined();
    const send = () => client.messages.create({ from: local.phoneNumber, to: CUSTOMER, body: 'Hi' });
    await expect(send()).rejects.toMatchObject({ status: 400, code: 21610 });
    await say(local.phoneNumber, 'STOP');
    expect(await replies()).toHaveLength(1);
    await say(local.phoneNumber, 'stop please');
    await say(local.phoneNumber, 'YES');
    expect((await send()).status).toBe('queued');
  });

  it('leaves keywords alone when handling is off, and names them when it is advanced', async () => {
    const { account, client, local } = await localShop();
    await rig.control('POST /keywords', { account: account.sid, handling: 'off' });
    await say(local.phoneNumber, 'STOP');
    expect(await client.messages.list({ to: CUSTOMER })).toEqual([]);
    await rig.control('POST /keywords', { account: account.sid, handling: 'advanced' });
    receiver.received.length = 0;
    await say(local.phoneNumber, 'Unsubscribe');
    expect((await eventually(() => receiver.received[0])).params.OptOutType).toBe('STOP');
  });

  it('lets the toll-free network answer STOP, START and UNSTOP only', async () => {
    const { account, client, number } = await approvedShop();
    await rig.control('POST /keywords', { account: account.sid, handling: 'off' });
    const send = () => client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: 'Hi' });
    const ends = async (status: string, errorCode: number | null) => {
      const { sid } = await send();
      const fetched = await eventually(async () => {
        const message = await client.messages(sid).fetch();
        return message.status === status && message;
      });
      expect(fetched.errorCode).toBe(errorCode);
    };
    await say(number.phoneNumber, 'QUIT');
    await ends('delivered', null);
    await say(number.phoneNumber, 'STOP');
    await ends('undelivered', 30004);
    await say(number.phoneNumber, 'YES');
    await ends('undelivered', 30004);
    await say(number.phoneNumber, 'UNSTOP');
    await ends('delivered', null);
    const { networkMessages, blocks } = await rig.resources();
    expect(networkMessages).toHaveLength(2);
    expect(blocks).toEqual([]);
    expect((await client.messages.list({ to: CUSTOMER })).every(({ body }) => body === 'Hi')).toBe(true);
  });

  it('accepts and forgets an inbound text to a service without a webhook', async () => {
    const { client, number } = await approvedShop();
    const service = await client.messaging.v1.services.create({ friendlyName: 'shop' });
    await client.messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid: number.sid });
    expect((await say(number.phoneNumber, 'Hello')).body).toEqual({ sid: null });
    await client.messaging.v1.services(service.sid).update({ useInboundWebhookOnNumber: true });
    await say(number.phoneNumber, 'Hello again');
    expect((await eventually(() => receiver.received[0])).params.Body).toBe('Hello again');
  });

  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['a'.repeat(152) + '€' + 'a'.repeat(20), 2],
    ['ы'.repeat(70), 1],
    ['ы'.repeat(71), 2],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
  ])('counts segments (%#)', (body, segments) => {
    expect(segmentsOf(body)).toBe(segments);
  });
});
