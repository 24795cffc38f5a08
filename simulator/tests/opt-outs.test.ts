import { buyLocal, eventually, reached, serviceWith, textingShop, useRig } from './support';

const CUSTOMER = '+14155550123';

describe('opt-outs', () => {
  const { rig, receiver } = useRig({ senderRates: false });

  const say = (to: string, body: string) => rig.control('POST /inbound', { from: CUSTOMER, to, body });

  async function shopWithService(settings: object = {}) {
    const shop = await textingShop(rig);
    const other = await shop.client.incomingPhoneNumbers.create({
      phoneNumber:
        (await shop.client.availablePhoneNumbers('US').tollFree.list({ limit: 1 }))[0]?.phoneNumber ?? '',
    });
    const service = await serviceWith(shop.client, [shop.number.sid, other.sid], {
      inboundRequestUrl: `${receiver.url}/inbound`,
      statusCallback: `${receiver.url}/status`,
      ...settings,
    });
    const viaService = (from?: string) =>
      shop.client.messages.create({ messagingServiceSid: service.sid, to: CUSTOMER, body: 'Hi', from });
    return { ...shop, other, service, viaService };
  }

  it('tells an opt-out of a service by callback after a 201, with and without From', async () => {
    const { client, number, viaService } = await shopWithService();
    await say(number.phoneNumber, 'STOP');
    for (const from of [undefined, number.phoneNumber]) {
      const sent = await viaService(from);
      expect(sent.status).toBe('accepted');
      expect((await reached(client, sent.sid, 'failed')).errorCode).toBe(21610);
      const told = await eventually(() =>
        receiver.received.find(({ params }) => params.MessageSid === sent.sid),
      );
      expect(told.params).toMatchObject({ MessageStatus: 'failed', ErrorCode: '21610' });
    }
    const raw = { from: number.phoneNumber, to: CUSTOMER, body: 'Hi' };
    await expect(client.messages.create(raw)).rejects.toMatchObject({ status: 400, code: 21610 });
  });

  it('keeps a service whole out of reach, another service not', async () => {
    const { client, number, other, service } = await shopWithService();
    const local = await buyLocal(client);
    const second = await serviceWith(client, [local.sid], { inboundRequestUrl: `${receiver.url}/inbound` });
    await say(number.phoneNumber, 'STOP');
    await expect(
      client.messages.create({ from: other.phoneNumber, to: CUSTOMER, body: 'Hi' }),
    ).rejects.toMatchObject({ code: 21610 });
    const free = await client.messages.create({ messagingServiceSid: second.sid, to: CUSTOMER, body: 'Hi' });
    expect((await reached(client, free.sid, 'undelivered')).errorCode).toBe(30034);
    const { blocks } = await rig.resources();
    expect(blocks).toEqual([
      expect.objectContaining({ by: 'network', sender: number.phoneNumber }),
      expect.objectContaining({ by: 'twilio', sender: service.sid }),
    ]);
  });

  it('leaves the network block of one toll-free number when START went to another', async () => {
    const { client, number, other, viaService } = await shopWithService();
    await say(number.phoneNumber, 'STOP');
    await say(other.phoneNumber, 'START');
    const sent = await viaService(number.phoneNumber);
    expect((await reached(client, sent.sid, 'undelivered')).errorCode).toBe(30004);
    await say(number.phoneNumber, 'UNSTOP');
    await reached(client, (await viaService(number.phoneNumber)).sid, 'delivered');
    expect((await rig.resources()).blocks).toEqual([]);
  });

  it('keeps a pair apart from other numbers without a service', async () => {
    const { client } = await textingShop(rig);
    const [one, two] = [await buyLocal(client), await buyLocal(client)];
    const send = (from: string) => client.messages.create({ from, to: CUSTOMER, body: 'Hi' });
    await say(one.phoneNumber, 'OPTOUT');
    await expect(send(one.phoneNumber)).rejects.toMatchObject({ code: 21610 });
    expect((await send(two.phoneNumber)).status).toBe('queued');
  });

  it('blocks nothing and answers nothing when handling is off', async () => {
    const { account, client } = await textingShop(rig);
    const local = await buyLocal(client);
    await say(local.phoneNumber, 'STOP');
    await rig.control('POST /keywords', { account: account.sid, handling: 'off' });
    const send = () => client.messages.create({ from: local.phoneNumber, to: CUSTOMER, body: 'Bye' });
    expect((await send()).status).toBe('queued');
    await say(local.phoneNumber, 'STOP');
    expect((await send()).status).toBe('queued');
    expect((await client.messages.list({ to: CUSTOMER })).filter(({ body }) => body !== 'Bye')).toHaveLength(
      1,
    );
  });

  it('answers with the texts of Advanced Opt-Out, for words of its own too', async () => {
    const { client, service, viaService } = await shopWithService();
    const local = await buyLocal(client);
    await client.messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid: local.sid });
    await rig.control('POST /keywords', {
      service: service.sid,
      handling: 'advanced',
      words: { stop: ['Adios'] },
      replies: { stop: 'Owl: you are out.', start: 'Owl: welcome back.' },
    });
    await say(local.phoneNumber, 'adios');
    const { params } = await eventually(() => receiver.received.find(({ url }) => url.endsWith('/inbound')));
    expect(params).toMatchObject({ OptOutType: 'STOP', MessagingServiceSid: service.sid });
    const replies = async () => (await client.messages.list({ to: CUSTOMER })).map(({ body }) => body);
    expect(await replies()).toEqual(['Owl: you are out.']);
    expect((await reached(client, (await viaService()).sid, 'failed')).errorCode).toBe(21610);
    await say(local.phoneNumber, 'START');
    expect(await replies()).toContain('Owl: welcome back.');
  });

  it('lets Advanced Opt-Out answer START beside the toll-free network, never STOP', async () => {
    const { account, client, number } = await textingShop(rig);
    await rig.control('POST /keywords', { account: account.sid, handling: 'advanced' });
    const replies = async () => (await client.messages.list({ to: CUSTOMER })).length;
    await say(number.phoneNumber, 'STOP');
    expect(await replies()).toBe(0);
    await say(number.phoneNumber, 'HELP');
    expect(await replies()).toBe(0);
    await say(number.phoneNumber, 'START');
    expect(await replies()).toBe(1);
    await say(number.phoneNumber, 'HELP');
    expect(await replies()).toBe(2);
    expect((await rig.resources()).networkMessages).toHaveLength(2);
  });

  it('streams an inbound text without OptOutType and media', async () => {
    const { account, client, number } = await textingShop(rig);
    await rig.control('POST /keywords', { account: account.sid, handling: 'advanced' });
    const sink = await client.events.v1.sinks.create({
      description: 'events',
      sinkType: 'webhook',
      sinkConfiguration: { destination: `${receiver.url}/events`, method: 'POST', batch_events: false },
    });
    const type = 'com.twilio.messaging.inbound-message.received';
    const types = [{ type, schema_version: 1 }];
    await client.events.v1.subscriptions.create({ description: 's', sinkSid: sink.sid, types });
    const text = {
      from: CUSTOMER,
      to: number.phoneNumber,
      body: 'STOP',
      mediaUrls: [`${receiver.url}/a.png`],
    };
    await rig.control('POST /inbound', text);
    const [event] = JSON.parse((await eventually(() => receiver.received[0])).body);
    expect(event.data).toMatchObject({ from: CUSTOMER, numMedia: 1, body: 'STOP', fromCountry: 'US' });
    expect(JSON.stringify(event)).not.toMatch(/OptOut|media\w*url/i);
  });

  it('takes short codes and names as senders of inbound texts', async () => {
    const { client, number } = await textingShop(rig);
    await client.incomingPhoneNumbers(number.sid).update({ smsUrl: `${receiver.url}/inbound` });
    for (const from of ['55555', 'Owl Bank']) {
      const { status } = await rig.control('POST /inbound', { from, to: number.phoneNumber, body: 'Code 1' });
      expect(status).toBe(200);
      const told = await eventually(() => receiver.received.find(({ params }) => params.From === from));
      expect(told.params.FromCountry).toBe('');
    }
  });
});
