import { eventually, tollFreeShop, verificationForm, useRig } from './support';

const CUSTOMER = '+14155550123';

describe('the control API', () => {
  const { rig, receiver } = useRig();

  /** A shop whose texts are delivered, so that callbacks come. */
  async function textingShop() {
    const shop = await tollFreeShop(rig);
    const { sid } = await shop.client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: shop.number.sid,
    });
    await rig.control('POST /decide', { sid, outcome: 'approve' });
    const send = (fragment = '') =>
      shop.client.messages.create({
        from: shop.number.phoneNumber,
        to: CUSTOMER,
        body: 'Hi',
        statusCallback: `${receiver.url}/status${fragment}`,
      });
    return { ...shop, send };
  }

  it.each([
    ['POST /clock', { advance: 'soon' }],
    ['POST /clock', { advance: '-PT1H' }],
    ['POST /clock', {}],
    ['POST /mode', { reviews: 'sometimes' }],
    ['POST /mode', {}],
    ['POST /decide', { outcome: 'approve' }],
    ['POST /decide', { sid: 'HH1', outcome: 'maybe' }],
    ['POST /decide', { sid: 'HH1', outcome: 'reject', codes: ['x'] }],
    ['POST /decide', { sid: 'HH1', outcome: 'reject', editExpiration: 'never' }],
    ['POST /owner-reply', {}],
    ['POST /inbound', { from: 'me', to: '+18335550100', body: 'x' }],
    ['POST /delivery', { to: CUSTOMER, status: 'lost' }],
    ['POST /account', { sid: 'AC1', status: 'gone' }, 404],
    ['POST /keywords', { account: 'AC1', handling: 'default' }, 404],
    ['POST /faults', { match: 'Verifications', effect: 'status', status: 503 }],
    ['POST /faults', { match: 'POST /v1/Services', effect: 'explode' }],
    ['POST /faults', { match: 'POST /v1/Services', effect: 'status' }],
    ['POST /faults', { match: 'POST /v1/Services', effect: 'drop-after', times: 0 }],
    ['POST /callbacks', { duplicate: 0 }],
    ['POST /callbacks', { drop: 2 }],
    ['POST /callbacks', { delayMs: [5, 1] }],
    ['GET /requests?since=x', undefined],
    ['POST /decide', { sid: `HH${'0'.repeat(32)}`, outcome: 'approve' }, 404],
    ['POST /owner-reply', { brandSid: `BN${'0'.repeat(32)}`, reply: 'YES' }, 404],
    ['POST /inbound', { from: CUSTOMER, to: '+18335550100', body: 'x' }, 404],
    ['POST /nothing', {}, 404],
  ])('refuses %s with %j', async (call, body, status = 400) => {
    const answer = await rig.control(call, body);
    expect(answer).toEqual({ status, body: expect.objectContaining({ message: expect.any(String) }) });
  });

  it('refuses a body that is not a JSON object', async () => {
    const response = await fetch(`${rig.simulator.url}/_simulator/clock`, { method: 'POST', body: '[' });
    expect(response.status).toBe(400);
  });

  it('moves the clock, which only goes on', async () => {
    const before = new Date((await rig.control('GET /clock')).body.now);
    const { body } = await rig.control('POST /clock', { advance: 'P1DT1H' });
    expect(Math.round((Number(new Date(body.now)) - Number(before)) / 3_600_000)).toBe(25);
    const service = await rig.parent.messaging.v1.services.create({ friendlyName: 'later' });
    expect(Math.round((Number(service.dateCreated) - Date.now()) / 3_600_000)).toBe(25);
  });

  it('lets what falls due happen when the clock is advanced', async () => {
    await rig.control('POST /mode', { reviews: 'auto', delayMs: 3_600_000 });
    const { client, number } = await tollFreeShop(rig);
    const { sid } = await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: number.sid,
    });
    await rig.control('POST /clock', { advance: 'PT31M' });
    expect((await client.messaging.v1.tollfreeVerifications(sid).fetch()).status).toBe('IN_REVIEW');
    await rig.control('POST /mode', { reviews: 'manual' });
    await rig.control('POST /clock', { advance: 'P9D' });
    expect((await client.messaging.v1.tollfreeVerifications(sid).fetch()).status).toBe('IN_REVIEW');
  });

  it('returns to the start on reset', async () => {
    await tollFreeShop(rig);
    await rig.control('POST /mode', { reviews: 'auto', delayMs: 5 });
    await rig.control('POST /clock', { advance: 'P1D' });
    await rig.control('POST /reset');
    const { accounts, mode, incomingPhoneNumbers, now } = await rig.resources();
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({ sid: rig.simulator.accountSid, auth_token: rig.simulator.authToken });
    expect(incomingPhoneNumbers).toEqual([]);
    expect(mode).toEqual({ reviews: 'manual', delayMs: 2000 });
    expect(Math.abs(Number(new Date(now)) - Date.now())).toBeLessThan(5_000);
    expect((await rig.control('GET /requests')).body).toEqual({ requests: [] });
  });

  it('records each request, without credentials', async () => {
    await rig.parent.messaging.v1.services.create({ friendlyName: 'A & B' });
    await rig.raw('GET', 'messaging.twilio.com/v1/Services?PageSize=5', undefined, 'AC1:wrong');
    const { requests } = (await rig.control('GET /requests?since=0')).body;
    expect(requests).toEqual([
      {
        n: 1,
        at: expect.any(String),
        account: rig.simulator.accountSid,
        method: 'POST',
        host: 'messaging.twilio.com',
        path: '/v1/Services',
        query: '',
        contentType: 'application/x-www-form-urlencoded',
        body: 'FriendlyName=A%20%26%20B',
        status: 201,
      },
      expect.objectContaining({ n: 2, account: null, query: 'PageSize=5', status: 401 }),
    ]);
    expect((await rig.control('GET /requests?since=1')).body.requests).toHaveLength(1);
    expect(JSON.stringify(requests)).not.toContain(rig.simulator.authToken);
  });

  describe('faults', () => {
    const impatient = (afterMs = 200) =>
      rig.clientFor({ sid: rig.simulator.accountSid, authToken: rig.simulator.authToken }, afterMs);
    const services = async () => (await rig.resources()).messagingServices;
    const statuses = async () =>
      (await rig.control('GET /requests')).body.requests.map(({ status }: { status: number }) => status);

    it.each([
      ['timeout-after', 1],
      ['timeout-before', 0],
      ['drop-after', 1],
    ])('%s leaves %i service and no answer', async (effect, made) => {
      await rig.control('POST /faults', { match: 'POST /v1/Services', effect });
      await expect(impatient().messaging.v1.services.create({ friendlyName: 'x' })).rejects.toThrow();
      expect(await services()).toHaveLength(made);
      expect(await statuses()).toEqual([0]);
      await impatient().messaging.v1.services.create({ friendlyName: 'x' });
      expect(await services()).toHaveLength(made + 1);
    });

    it('shows what waits for an answer, until the client gives up', async () => {
      const waiting = async () =>
        (await rig.control('GET /withheld')).body.requests.map(({ path }: { path: string }) => path);
      await rig.control('POST /faults', { match: 'POST /v1/Services', effect: 'timeout-after' });
      const call = impatient(1_500).messaging.v1.services.create({ friendlyName: 'x' });
      const refused = expect(call).rejects.toThrow();
      while ((await waiting()).length === 0);
      expect(await waiting()).toEqual(['/v1/Services']);
      await refused;
      while ((await waiting()).length > 0);
    });

    it('are lifted for one account or for all', async () => {
      const fault = (account?: string) =>
        rig.control('POST /faults', { match: 'POST /v1/Services', effect: 'drop-after', account });
      for (const account of ['AC1', 'AC2', undefined]) await fault(account);
      const left = (await rig.control('DELETE /faults?account=AC1')).body.faults;
      expect(left.map((one: { account: string | null }) => one.account)).toEqual(['AC2', null]);
      expect((await rig.control('DELETE /faults')).body.faults).toEqual([]);
    });

    it('answers with a status, as often as asked', async () => {
      await rig.control('POST /faults', {
        match: 'POST /v1/Services',
        effect: 'status',
        status: 429,
        times: 2,
      });
      const create = () => rig.parent.messaging.v1.services.create({ friendlyName: 'x' });
      await expect(create()).rejects.toMatchObject({ status: 429, code: 20429 });
      await rig.parent.messaging.v1.services.list();
      await expect(create()).rejects.toMatchObject({ status: 429 });
      await create();
      expect(await services()).toHaveLength(1);
    });

    it('matches path parts by a star', async () => {
      await rig.control('POST /faults', {
        match: 'GET /2010-04-01/Accounts/*/Messages',
        effect: 'status',
        status: 503,
      });
      await rig.parent.incomingPhoneNumbers.list();
      await expect(rig.parent.messages.list()).rejects.toMatchObject({ status: 503 });
    });
  });

  describe('callbacks', () => {
    const seen = () => receiver.received.map(({ params }) => params.MessageStatus);

    it('delivers twice with one idempotency token', async () => {
      const { send } = await textingShop();
      await rig.control('POST /callbacks', { duplicate: 2 });
      await send();
      await eventually(() => receiver.received.length === 4);
      const tokens = receiver.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
      expect(new Set(tokens).size).toBe(2);
    });

    it('delivers out of order', async () => {
      const { send } = await textingShop();
      await rig.control('POST /callbacks', { shuffle: true });
      await send();
      await eventually(() => receiver.received.length === 2);
      expect(seen()).toEqual(['delivered', 'sent']);
    });

    it('drops and tells so', async () => {
      const { send } = await textingShop();
      await rig.control('POST /callbacks', { drop: 1 });
      await send();
      await eventually(async () => (await rig.resources()).callbacks.length === 2);
      expect(receiver.received).toEqual([]);
      expect((await rig.resources()).callbacks[0]).toMatchObject({
        url: `${receiver.url}/status`,
        status: null,
      });
    });

    it('does not retry a 500 unless the fragment asks for it', async () => {
      const { send } = await textingShop();
      receiver.answerWith = 500;
      await send();
      await eventually(async () => (await rig.resources()).callbacks.length === 2);
      receiver.received.length = 0;
      await send('#rc=2&rp=5xx');
      await eventually(() => receiver.received.length === 6);
      expect(receiver.received.every(({ url }) => !url.includes('#'))).toBe(true);
    });

    it('tries a sink again until it answers, and repeats the event id', async () => {
      const { client, number } = await tollFreeShop(rig);
      const sink = await client.events.v1.sinks.create({
        description: 'events',
        sinkType: 'webhook',
        sinkConfiguration: { destination: `${receiver.url}/events`, method: 'POST', batch_events: true },
      });
      const type = 'com.twilio.messaging.compliance.toll-free-verification.requested';
      await client.events.v1.subscriptions.create({
        description: 's',
        sinkSid: sink.sid,
        types: [{ type, schema_version: 1 }],
      });
      receiver.answerWith = 503;
      await client.messaging.v1.tollfreeVerifications.create({
        ...verificationForm,
        tollfreePhoneNumberSid: number.sid,
      });
      await eventually(() => receiver.received.length === 1);
      receiver.answerWith = 204;
      await eventually(async () => {
        await rig.control('POST /clock', { advance: 'PT1M' });
        return receiver.received.length === 2;
      });
      const ids = receiver.received.map(({ body }) => JSON.parse(body)[0].id);
      expect(ids[0]).toBe(ids[1]);
      await rig.control('POST /clock', { advance: 'PT5H' });
      expect(receiver.received).toHaveLength(2);
    });

    it('tests and validates a sink, and keeps sinks of accounts apart', async () => {
      const { client } = await tollFreeShop(rig);
      const sink = await client.events.v1.sinks.create({
        description: 'events',
        sinkType: 'webhook',
        sinkConfiguration: { destination: `${receiver.url}/events`, method: 'POST', batch_events: false },
      });
      await client.events.v1.sinks(sink.sid).sinkTest.create();
      const event = await eventually(() => receiver.received[0]);
      const testId = JSON.parse(event.body)[0].data.test_id;
      expect(await client.events.v1.sinks(sink.sid).sinkValidate.create({ testId })).toMatchObject({
        result: 'valid',
      });
      expect(await rig.parent.events.v1.sinks.list()).toEqual([]);
      const withFragment = { destination: `${receiver.url}/events#rc=3`, method: 'POST' };
      await expect(
        client.events.v1.sinks.create({
          description: 'x',
          sinkType: 'webhook',
          sinkConfiguration: withFragment,
        }),
      ).rejects.toMatchObject({ status: 400 });
    });
  });
});
