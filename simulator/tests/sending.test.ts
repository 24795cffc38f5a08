import { buyLocal, eventually, reached, serviceWith, textingShop, useRig } from './support';

const CUSTOMER = '+14155550123';

describe('sending', () => {
  const { rig, receiver } = useRig();

  const leftAt = async () =>
    (await rig.resources()).messages
      .filter(({ date_sent: sent }: { date_sent: string | null }) => sent !== null)
      .map(({ date_sent: sent }: { date_sent: string }) => Number(new Date(sent)))
      .sort();

  it('lets a toll-free number send three segments a second and a long code one', async () => {
    const { client, number } = await textingShop(rig);
    await rig.control('POST /callbacks', { drop: 1 });
    const start = Date.now();
    for (let n = 0; n < 10; n += 1)
      await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: `${n}` });
    await rig.control('POST /clock', { advance: 'PT5S' });
    await eventually(async () => (await leftAt()).length === 10);
    const times = await leftAt();
    expect(times.at(-1) - start).toBeGreaterThan(2_000);
    await rig.control('POST /limits', { senderRates: false });
    const { sid } = await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: 'free' });
    await reached(client, sid, 'delivered');
  });

  it('fails what waits longer than its validity period with 30036', async () => {
    const { client, number } = await textingShop(rig);
    const long = { from: number.phoneNumber, to: CUSTOMER, body: 'x'.repeat(1_530) };
    for (let n = 0; n < 4; n += 1) await client.messages.create(long);
    const { sid } = await client.messages.create({ ...long, body: 'Hi', validityPeriod: 5 });
    await rig.control('POST /clock', { advance: 'PT6S' });
    expect((await reached(client, sid, 'failed')).errorCode).toBe(30036);
    await rig.control('POST /delivery', { to: '+14155550199', status: 'queued' });
    const stuck = await client.messages.create({ ...long, to: '+14155550199', validityPeriod: 60 });
    await rig.control('POST /clock', { advance: 'PT2M' });
    expect((await reached(client, stuck.sid, 'failed')).errorCode).toBe(30036);
  });

  it('refuses a sender with four hours of backlog: 21611 at once, 30001 through a service', async () => {
    const { client } = await textingShop(rig);
    const local = await buyLocal(client);
    const service = await serviceWith(client, [local.sid]);
    const long = { from: local.phoneNumber, to: CUSTOMER, body: 'x'.repeat(1_600) };
    await rig.control('POST /callbacks', { drop: 1 });
    const burst = () => Promise.all(Array.from({ length: 100 }, () => client.messages.create(long)));
    for (let n = 0; n < 13; n += 1) await burst();
    let refusal: unknown = null;
    for (let n = 0; n < 50 && !refusal; n += 1) {
      refusal = await client.messages.create(long).then(
        () => null,
        (error: unknown) => error,
      );
    }
    expect(refusal).toMatchObject({ status: 400, code: 21611 });
    const sent = await client.messages.create({
      messagingServiceSid: service.sid,
      to: CUSTOMER,
      body: 'Hi',
    });
    expect((await reached(client, sent.sid, 'failed')).errorCode).toBe(30001);
    await rig.control('POST /clock', { advance: 'PT5H' });
    expect((await client.messages.create(long)).status).toBe('queued');
  });

  it('keeps to the sender that texted a contact before, and else spreads', async () => {
    const { client, number } = await textingShop(rig);
    const local = await buyLocal(client);
    const service = await serviceWith(client, [number.sid, local.sid]);
    const to = (contact: string) =>
      client.messages.create({ messagingServiceSid: service.sid, to: contact, body: 'Hi' });
    const senderOf = async (sid: string) => eventually(async () => (await client.messages(sid).fetch()).from);
    const first = await senderOf((await to(CUSTOMER)).sid);
    expect(await senderOf((await to('+14155550124')).sid)).not.toBe(first);
    expect(await senderOf((await to(CUSTOMER)).sid)).toBe(first);
  });

  it('prefers the callback of the message to that of its service', async () => {
    const { client, number } = await textingShop(rig);
    const service = await serviceWith(client, [number.sid], { statusCallback: `${receiver.url}/service` });
    const message = { messagingServiceSid: service.sid, to: CUSTOMER, body: 'Hi' };
    await client.messages.create({ ...message, statusCallback: `${receiver.url}/own` });
    await eventually(() => receiver.received.length === 3);
    expect(receiver.received.every(({ url }) => url.endsWith('/own'))).toBe(true);
    await client.messages.create(message);
    await eventually(() => receiver.received.some(({ url }) => url.endsWith('/service')));
    receiver.received.length = 0;
    await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: 'Hi' });
    await rig.control('POST /clock', { advance: 'PT5S' });
    expect(receiver.received.filter(({ params }) => !params.MessagingServiceSid)).toEqual([]);
  });

  it('carries pictures in North America alone', async () => {
    const { client, number } = await textingShop(rig);
    const local = await buyLocal(client);
    const mediaUrl = ['https://shop.example.com/pie.jpg'];
    const home = await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, mediaUrl });
    expect(home).toMatchObject({ sid: expect.stringMatching(/^MM/), numMedia: '1' });
    await reached(client, home.sid, 'delivered');
    const abroad = await client.messages.create({ from: local.phoneNumber, to: '+447400123456', mediaUrl });
    expect((await reached(client, abroad.sid, 'undelivered')).errorCode).toBe(30011);
    for (const [change, code] of [
      [{ mediaUrl: Array<string>(11).fill('https://shop.example.com/pie.jpg') }, 21623],
      [{ mediaUrl: ['pie.jpg'] }, 21620],
    ] as const) {
      const message = { from: number.phoneNumber, to: CUSTOMER, ...change, mediaUrl: [...change.mediaUrl] };
      await expect(client.messages.create(message)).rejects.toMatchObject({ status: 400, code });
    }
  });

  it('leads from credentials to a signed address that refuses them', async () => {
    const { account, client, number } = await textingShop(rig);
    const picture = `${receiver.url}/a.png`;
    const text = { from: CUSTOMER, to: number.phoneNumber, body: '', mediaUrls: [picture] };
    const { sid } = (await rig.control('POST /inbound', text)).body;
    const [media] = await client.messages(sid).media.list();
    const url = `${rig.simulator.url}/api.twilio.com/2010-04-01/Accounts/${account.sid}/Messages/${sid}/Media/${media?.sid}`;
    expect((await fetch(url)).status).toBe(401);
    const headers = { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` };
    const redirect = await fetch(url, { headers, redirect: 'manual' });
    expect(redirect.status).toBe(307);
    const location = redirect.headers.get('location') ?? '';
    expect(location).toContain('/mms.twiliocdn.com/');
    const file = await fetch(location);
    expect([file.status, file.headers.get('content-type'), await file.text()]).toEqual([
      200,
      'image/png',
      '<Response/>',
    ]);
    expect((await fetch(location, { headers })).status).toBe(400);
    expect((await fetch(location.replace('Signature=', 'Signature=x'))).status).toBe(403);
    await rig.control('POST /clock', { advance: 'PT5H' });
    expect((await fetch(location)).status).toBe(403);
    await client
      .messages(sid)
      .media(media?.sid ?? '')
      .remove();
    expect((await fetch(url, { headers })).status).toBe(404);
  });
});
