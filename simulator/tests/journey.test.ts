import { validateRequest, validateRequestWithBody } from 'twilio';
import { eventually, tollFreeShop, verificationForm, useRig } from './support';

const EVENT = 'com.twilio.messaging.compliance.toll-free-verification.';

describe('the toll-free journey, driven by the Twilio library', () => {
  const { rig, receiver } = useRig();

  it('buys, registers, is sent back, corrects, is approved and texts', async () => {
    const { account, client, number } = await tollFreeShop(rig);
    const sink = await client.events.v1.sinks.create({
      description: 'events',
      sinkType: 'webhook',
      sinkConfiguration: { destination: `${receiver.url}/events?key=a`, method: 'POST', batch_events: true },
    });
    expect(sink.status).toBe('active');
    const types = ['requested', 'pending-review', 'rejected', 'edit', 'request-approved', 'deleted'];
    await client.events.v1.subscriptions.create({
      description: 'compliance',
      sinkSid: sink.sid,
      types: types.map((type) => ({ type: EVENT + type, schema_version: 1 })),
    });

    const verification = await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: number.sid,
      externalReferenceId: 'registration-7-v1',
      ageGatedContent: false,
      optInKeywords: ['JOIN'],
    });
    expect(verification).toMatchObject({
      status: 'PENDING_REVIEW',
      businessType: 'PRIVATE_PROFIT',
      editAllowed: null,
    });
    await expect(
      client.messaging.v1.tollfreeVerifications.create({
        ...verificationForm,
        tollfreePhoneNumberSid: number.sid,
      }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(
      client.messaging.v1.tollfreeVerifications(verification.sid).update({ editReason: 'Too early' }),
    ).rejects.toMatchObject({ status: 400 });

    const decided = await rig.control('POST /decide', {
      sid: verification.sid,
      outcome: 'reject',
      codes: [30513, 30471],
    });
    expect(decided.status).toBe(200);
    const [rejected] = await client.messaging.v1.tollfreeVerifications.list({
      externalReferenceId: 'registration-7-v1',
    });
    expect(rejected).toMatchObject({
      status: 'TWILIO_REJECTED',
      errorCode: 30513,
      editAllowed: true,
      rejectionReasons: [
        { code: 30513, reason: expect.any(String) },
        { code: 30471, reason: expect.any(String) },
      ],
    });
    expect(Math.round((Number(rejected?.editExpiration) - Date.now()) / 86_400_000)).toBe(7);

    await expect(
      client.messaging.v1
        .tollfreeVerifications(verification.sid)
        .update({ useCaseSummary: 'No reason given' }),
    ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('EditReason') });
    const corrected = await client.messaging.v1.tollfreeVerifications(verification.sid).update({
      useCaseSummary: 'Order updates, at most four a month.',
      editReason: 'Consent text made clear',
    });
    expect(corrected).toMatchObject({
      status: 'PENDING_REVIEW',
      rejectionReasons: null,
      rejectionReason: null,
    });
    expect(corrected.useCaseSummary).toBe('Order updates, at most four a month.');

    await rig.control('POST /decide', { sid: verification.sid, outcome: 'approve' });
    const message = await client.messages.create({
      from: number.phoneNumber,
      to: '+14155550123',
      body: 'Your order is ready.',
      statusCallback: `${receiver.url}/status?id=42#rc=3&rp=all`,
    });
    expect(message).toMatchObject({ status: 'queued', numSegments: '1' });
    const delivered = await eventually(() =>
      receiver.received.find(({ params }) => params.MessageStatus === 'delivered'),
    );
    const { 'x-twilio-signature': signature, 'i-twilio-idempotency-token': token } = delivered.headers;
    expect(token).toEqual(expect.any(String));
    expect(validateRequest(account.authToken, String(signature), delivered.url, delivered.params)).toBe(true);
    expect(validateRequest(rig.simulator.authToken, String(signature), delivered.url, delivered.params)).toBe(
      false,
    );
    const statuses = receiver.received.map(({ params }) => params.MessageStatus).filter(Boolean);
    expect(statuses).toEqual(['sent', 'delivered']);
    expect(await client.messages(message.sid).fetch()).toMatchObject({
      status: 'delivered',
      errorCode: null,
    });

    const bodies = await eventually(() => {
      const events = receiver.received.filter(({ url }) => url.includes('/events'));
      return events.some(({ body }) => body.includes('request-approved')) && events;
    });
    for (const { url, headers, body } of bodies) {
      expect(
        validateRequestWithBody(account.authToken, String(headers['x-twilio-signature']), url, body),
      ).toBe(true);
    }
    const seen = bodies
      .flatMap(({ body }) => JSON.parse(body))
      .map(({ type }: { type: string }) => type.replace(EVENT, ''));
    expect(seen).toEqual(['requested', 'rejected', 'edit', 'request-approved']);
    const [first] = JSON.parse(bodies[0]?.body ?? '[]');
    expect(first).toMatchObject({
      specversion: '1.0',
      id: expect.any(String),
      data: {
        accountsid: account.sid,
        tollfreeverificationsid: verification.sid,
        phonenumbersid: number.sid,
        verificationstatus: 'pending_review',
      },
    });

    await client.messaging.v1.tollfreeVerifications(verification.sid).remove();
    await expect(client.messaging.v1.tollfreeVerifications(verification.sid).fetch()).rejects.toMatchObject({
      status: 404,
    });
    expect((await rig.resources()).violations).toEqual([]);
  });

  it('takes a decided row out of the way before a new request when it cannot be edited', async () => {
    const { client, number } = await tollFreeShop(rig);
    const form = { ...verificationForm, tollfreePhoneNumberSid: number.sid };
    const { sid } = await client.messaging.v1.tollfreeVerifications.create(form);
    await rig.control('POST /decide', { sid, outcome: 'reject', codes: [30441] });
    const fetched = await client.messaging.v1.tollfreeVerifications(sid).fetch();
    expect(fetched).toMatchObject({ status: 'TWILIO_REJECTED', editAllowed: false });
    await expect(
      client.messaging.v1.tollfreeVerifications(sid).update({ editReason: 'x' }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(client.messaging.v1.tollfreeVerifications.create(form)).rejects.toMatchObject({
      status: 400,
    });
    await client.messaging.v1.tollfreeVerifications(sid).remove();
    expect((await client.messaging.v1.tollfreeVerifications.create(form)).status).toBe('PENDING_REVIEW');
  });

  it('ends the time for editing when the clock passes it', async () => {
    const { client, number } = await tollFreeShop(rig);
    const form = { ...verificationForm, tollfreePhoneNumberSid: number.sid };
    const { sid } = await client.messaging.v1.tollfreeVerifications.create(form);
    await rig.control('POST /decide', { sid, outcome: 'reject', codes: [30475], editAllowed: true });
    await rig.control('POST /clock', { advance: 'P8D' });
    await expect(
      client.messaging.v1.tollfreeVerifications(sid).update({ editReason: 'x' }),
    ).rejects.toMatchObject({ status: 400 });
    expect(await client.messaging.v1.tollfreeVerifications(sid).fetch()).toMatchObject({
      editAllowed: false,
    });
    expect((await client.messaging.v1.tollfreeVerifications.create(form)).status).toBe('PENDING_REVIEW');
  });

  it.each([
    ['businessRegistrationNumber', {}],
    ['businessRegistrationCountry', {}],
    ['privacyPolicyUrl', { businessType: 'SOLE_PROPRIETOR' as const }],
    ['businessContactEmail', {}],
    ['businessStreetAddress', {}],
  ])('refuses a request without %s', async (missing, change) => {
    const { client, number } = await tollFreeShop(rig);
    const form = { ...verificationForm, ...change, tollfreePhoneNumberSid: number.sid, [missing]: undefined };
    await expect(client.messaging.v1.tollfreeVerifications.create(form)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(`${missing.charAt(0).toUpperCase()}${missing.slice(1)} is required`),
    });
  });

  it('lets a sole proprietor leave the registration number out', async () => {
    const { client, number } = await tollFreeShop(rig);
    const created = await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      businessType: 'SOLE_PROPRIETOR',
      businessRegistrationNumber: undefined,
      businessRegistrationAuthority: undefined,
      businessRegistrationCountry: undefined,
      tollfreePhoneNumberSid: number.sid,
    });
    expect(created.status).toBe('PENDING_REVIEW');
  });

  it('refuses a number that is not toll-free or not of this account with 30436', async () => {
    const { account, client } = await tollFreeShop(rig);
    const other = await tollFreeShop(rig, 'org-2');
    const [offer] = await client.availablePhoneNumbers('US').local.list({ areaCode: 415, limit: 1 });
    const local = await client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '' });
    for (const sid of [local.sid, other.number.sid]) {
      const request = client.messaging.v1.tollfreeVerifications.create({
        ...verificationForm,
        tollfreePhoneNumberSid: sid,
      });
      await expect(request).rejects.toMatchObject({ status: 400, code: 30436 });
    }
    expect(account.status).toBe('active');
  });

  it('approves by itself in auto mode, through IN_REVIEW', async () => {
    await rig.control('POST /mode', { reviews: 'auto', delayMs: 400 });
    const { client, number } = await tollFreeShop(rig);
    const { sid } = await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: number.sid,
    });
    const status = async (): Promise<string> =>
      (await client.messaging.v1.tollfreeVerifications(sid).fetch()).status;
    await eventually(async () => (await status()) === 'IN_REVIEW');
    await eventually(async () => (await status()) === 'TWILIO_APPROVED');
  });

  it('shows a parent the verifications of its children only when asked', async () => {
    const { client, number } = await tollFreeShop(rig);
    await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: number.sid,
    });
    expect(await rig.parent.messaging.v1.tollfreeVerifications.list()).toHaveLength(0);
    expect(
      await rig.parent.messaging.v1.tollfreeVerifications.list({ includeSubAccounts: true }),
    ).toHaveLength(1);
  });
});
