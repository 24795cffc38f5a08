import {
  PhoneCardByIdDocument,
  ResendOwnerVerificationDocument,
  StartRegistrationDocument,
} from '../../operations/generated';
import { accepted, briefOf, confirm, must, type Brief } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given } from '../support/given';
import { localRegistrations, pathOf, type LocalRegistration } from '../support/local-registrations';
import { isQuiet } from '../support/passing-time';
import { kindOfCall } from '../support/recorded-calls';
import { edit, fieldOf, handIn, latestCall, revise, untilState } from '../support/registrations';
import { until } from '../support/wait';

const profiles = '/v1/CustomerProfiles';
const products = '/v1/TrustProducts';
const brands = '/v1/a2p/BrandRegistrations';
const campaigns = '/v1/Services/*/Compliance/Usa2p';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe('the review of a local number', () => {
  let app: TestApp;
  let make: ReturnType<typeof localRegistrations>;
  beforeAll(async () => {
    app = await startApp();
    make = localRegistrations(app);
    await app.simulator.limits({ a2pPerSecond: null, ownerReuse: false });
  });
  afterAll(() => app?.stop());

  /** Lets the time of looks pass until it is so. */
  async function inTime<T>(what: string, look: () => Promise<T | false | undefined>): Promise<T> {
    for (let round = 0; round < 14; round += 1) {
      try {
        return await until(async () => (await look()) || undefined, { within: 1_500, every: 60, what });
      } catch (error) {
        if (round === 13) throw error;
      }
      await app.simulator.advance('PT31S');
    }
    throw new Error(what);
  }
  /** The SID of what is reviewed in the step. */
  const inReview = ({ of, id }: LocalRegistration, key: string): Promise<string> =>
    inTime(`${key} in review`, async () => {
      const { steps } = await briefOf(of.owner, id);
      const step = steps.find((one) => one.key === key);
      return step?.state === 'IN_REVIEW' && step.twilioSid ? step.twilioSid : false;
    });
  async function approve(one: LocalRegistration, ...keys: string[]): Promise<void> {
    for (const key of keys) {
      const sid = await inReview(one, key);
      await until(() => app.simulator.decide(sid, 'approve').then(() => true));
    }
  }
  async function sendBack(one: LocalRegistration, key: string, codes: number[]): Promise<Brief> {
    const sid = await inReview(one, key);
    await until(() => app.simulator.decide(sid, 'reject', { codes }).then(() => true));
    await inTime(
      `sent back with ${codes.join()}`,
      async () => (await briefOf(one.of.owner, one.id)).state === 'ACTION_NEEDED',
    );
    return briefOf(one.of.owner, one.id);
  }
  /** Corrects it so; gives what it was said to cost. */
  async function correct(
    { of, id }: LocalRegistration,
    values: Record<string, unknown>,
  ): Promise<{ dueNow: string; since: number }> {
    accepted('the revision', (await revise(of.assistant, id)).userErrors);
    const fields = Object.entries(values).map(([key, value]) => ({ key, value }));
    if (fields.length > 0) accepted('the correction', (await edit(of.assistant, id, fields)).userErrors);
    const { quote } = await briefOf(of.owner, id);
    await confirm(of.owner, id);
    const since = await latestCall(app);
    accepted('the submission', (await handIn(of.assistant, id)).userErrors);
    return { dueNow: quote.dueNow.amount, since };
  }
  /** What was written at Twilio for it since then. */
  async function writes({ of }: LocalRegistration, since: number): Promise<string[]> {
    const calls = await app.simulator.requests(since);
    return calls
      .filter(({ account, method }) => account === of.accountSid && method !== 'GET')
      .map((call) => kindOfCall(call));
  }
  const badge = async ({ of, card }: LocalRegistration) => {
    const { phoneNumber } = await of.owner.run(PhoneCardByIdDocument, { id: card.id });
    return phoneNumber!.messaging;
  };
  /** The card says that it is not the number's owner who can put it right, and whom to ask. */
  async function refusedByPhoneCompanies(one: LocalRegistration, numberSid: string) {
    await app.simulator.decide(numberSid, 'reject', { codes: [30126] });
    await given(app).badge(one.of, one.card.id, 'ACTION_NEEDED');
    const shown = await badge(one);
    expect(shown).toMatchObject({
      headline: 'The phone companies did not accept this number',
      reasons: [{ code: 'NUMBER_NOT_REGISTERED', actor: 'YOU' }],
      callToAction: { intent: 'CONTACT_SUPPORT' },
    });
    expect(`${shown.headline} ${shown.detail}`).not.toMatch(/10DLC|TrustHub|\bbrand|\bcampaign/i);
    const { nextStep } = await briefOf(one.of.owner, one.id);
    expect(nextStep).toMatchObject({
      actor: 'YOU',
      detail: expect.stringContaining('phone companies did not accept'),
      callToAction: { intent: 'CONTACT_SUPPORT' },
    });
    const news = await app.database.query<{ body: string }>(
      `SELECT body FROM notifications WHERE organization_id = $1 AND phone_number_id = $2 ORDER BY created_at`,
      [one.of.id, one.card.id],
    );
    expect(news.at(-1)!.body).toContain('30126');
  }
  /** Somebody takes the number out of its messaging service at Twilio. */
  async function takenOut(accountSid: string, numberSid: string): Promise<void> {
    const { accounts, messagingServices } = await app.simulator.resources();
    const token = accounts!.find(({ sid }) => sid === accountSid)!.auth_token;
    const service = messagingServices!.find(({ account_sid }) => account_sid === accountSid)!.sid;
    const response = await fetch(
      `${app.simulator.url}/messaging.twilio.com/v1/Services/${String(service)}/PhoneNumbers/${numberSid}`,
      { method: 'DELETE', headers: { authorization: `Basic ${btoa(`${accountSid}:${String(token)}`)}` } },
    );
    expect(response.status).toBe(204);
  }
  const paid = async ({ of }: LocalRegistration, what: string) =>
    (await app.simulator.resources()).charges!.filter(
      (one) => one.account === of.accountSid && one.what === what,
    ).length;
  const charged = ({ of }: LocalRegistration, kind: string) =>
    app.database.query<{ period: string; amount: string }>(
      'SELECT period, amount FROM charges WHERE organization_id = $1 AND fee_kind = $2 ORDER BY period',
      [of.id, kind],
    );
  const keysOf = (brief: Brief): string[] => brief.rejections.flatMap((one) => one.fieldKeys);

  it('shows before anybody confirms how the post writes the address, and leaves nothing behind', async () => {
    const { profile } = pathOf('low-volume');
    const of = await given(app).organization({ profile: { ...profile, street: '412 Juniper Stret' } });
    const card = await make.buy(of);
    const input = { kind: 'A2P_10DLC' as const, phoneNumberId: card.id };
    const { startRegistration } = await of.assistant.run(StartRegistrationDocument, { input });
    const { id } = must(startRegistration.registration, 'no registration');
    const ofStreet = async () =>
      (await briefOf(of.owner, id)).findings.filter(({ fieldKey }) => fieldKey === 'street');
    const atTwilio = async () =>
      (await app.simulator.resources()).addresses!.filter((one) => one.account_sid === of.accountSid);
    const [finding] = await until(async () => {
      const found = await ofStreet();
      return found.length > 0 && found;
    });
    expect(finding).toMatchObject({
      severity: 'RISK',
      suggestion: '412 Juniper Street',
      predictsCodes: [21629],
    });
    expect(await atTwilio()).toEqual([]);

    const write = async (value: string | null) =>
      accepted('the street', (await edit(of.assistant, id, [{ key: 'street', value }])).userErrors);
    await write(finding!.suggestion!);
    await until(async () => (await ofStreet()).length === 0);

    // A process that loses the answer leaves an address behind; the next try takes it away.
    await app.simulator.fault('POST /2010-04-01/Accounts/*/Addresses', 'drop-after', {
      account: of.accountSid,
    });
    await write('413 Juniper Street');
    await until(async () => (await atTwilio()).length === 1);
    await app.simulator.advance('PT61S');
    await until(async () => (await atTwilio()).length === 0);
    await write('1 Nowhere Lane');
    const [unknown] = await until(async () => {
      const found = await ofStreet();
      return found.length > 0 && found;
    });
    expect(unknown).toMatchObject({ severity: 'RISK', predictsCodes: [21628] });
    expect(await atTwilio()).toEqual([]);
  });

  it('goes back to the business at every step, keeps what is good, and takes the remedy of each step', async () => {
    const one = await make.submitted('low-volume');
    const { of, id } = one;

    // The profile: edited in place and handed in again; nothing was paid yet.
    let brief = await sendBack(one, 'business', [18602]);
    expect(keysOf(brief)).toEqual(expect.arrayContaining(['registrationNumber']));
    expect(brief).toMatchObject({ nextStep: { actor: 'YOU', callToAction: { intent: 'FIX_REGISTRATION' } } });
    expect(await badge(one)).toMatchObject({ state: 'ACTION_NEEDED' });
    let { dueNow, since } = await correct(one, { registrationNumber: '93-1187402' });
    expect(dueNow).toBe('19.50');
    await approve(one, 'business');
    expect((await writes(one, since)).slice(0, 3)).toEqual([
      'POST /v1/EndUsers/*',
      `POST ${profiles}/*/Evaluations`,
      `POST ${profiles}/*`,
    ]);

    // The texting profile: a detail of the business profile is at fault.
    brief = await sendBack(one, 'texting-profile', [18606]);
    expect(keysOf(brief)).toContain('repEmail');
    ({ since } = await correct(one, { repEmail: 'rosa@juniperstreetbakery.com' }));
    await approve(one, 'business', 'texting-profile');
    await inReview(one, 'carriers');
    // The registry may have been asked while the texting profile was still looked at, and once is enough.
    const corrected = await writes(one, since);
    expect(corrected.filter((call) => call !== `POST ${brands}`)).toEqual([
      'POST /v1/EndUsers/*',
      `POST ${profiles}/*/Evaluations`,
      `POST ${profiles}/*`,
      `POST ${products}/*/Evaluations`,
      `POST ${products}/*`,
    ]);
    expect(await paid(one, 'brand-registration')).toBe(1);

    // The registry: three free corrections, then a new registration with its fee.
    for (const [nth, number] of ['93-1187403', '93-1187404', '93-1187405'].entries()) {
      brief = await sendBack(one, 'carriers', [30795]);
      expect(keysOf(brief)).toEqual(expect.arrayContaining(['registrationNumber', 'businessName']));
      ({ dueNow, since } = await correct(one, { registrationNumber: number }));
      expect([nth, dueNow]).toEqual([nth, '15.00']);
      await approve(one, 'business');
      await inReview(one, 'carriers');
      expect(await writes(one, since)).toEqual([
        'POST /v1/EndUsers/*',
        `POST ${profiles}/*/Evaluations`,
        `POST ${profiles}/*`,
        `POST ${brands}/*`,
      ]);
    }
    expect(await paid(one, 'brand-registration')).toBe(1);
    await sendBack(one, 'carriers', [30795]);
    ({ dueNow, since } = await correct(one, { registrationNumber: '93-1187406' }));
    expect(dueNow).toBe('19.50');
    await approve(one, 'business', 'carriers');
    expect(await writes(one, since)).toContain(`POST ${brands}`);
    expect(await paid(one, 'brand-registration')).toBe(2);
    expect(await charged(one, 'a2p-brand')).toHaveLength(2);

    // The texts: corrected in place, for the fee of another review.
    brief = await sendBack(one, 'texts', [30893]);
    expect(keysOf(brief)).toContain('samples');
    ({ dueNow, since } = await correct(one, {
      samples: [
        'Juniper Street Bakery: your order is ready for pick-up until 6 pm. Reply STOP to opt out.',
        'Juniper Street Bakery: we are closed on Monday, so your [item] is baked on Tuesday. Reply HELP for help.',
      ],
    }));
    expect(dueNow).toBe('15.00');
    await inReview(one, 'texts');
    expect(await writes(one, since)).toEqual([`POST ${campaigns}/*`]);
    expect(await charged(one, 'a2p-campaign-resubmission')).toHaveLength(1);

    await approve(one, 'texts');
    await inTime('approved', async () => (await briefOf(of.owner, id)).state === 'APPROVED');

    // The number: refused by the phone companies, and taken after all.
    const numberSid = await inReview(one, 'numbers');
    expect(await badge(one)).toMatchObject({ state: 'PENDING_REVIEW' });
    await app.simulator.decide(numberSid, 'reject', { codes: [30126] });
    await given(app).badge(of, one.card.id, 'ACTION_NEEDED');
    await app.simulator.decide(numberSid, 'approve');
    await given(app).badge(of, one.card.id, 'READY');

    // A second number joins at purchase and waits for the phone companies.
    const second = await make.buy(of);
    await given(app).badge(of, second.id, 'PENDING_REVIEW');
    const { numberRegistrations } = await app.simulator.resources();
    const ofSecond = await until(() =>
      app.simulator
        .resources()
        .then((at) => at.numberRegistrations!.find((row) => row.phone_number === second.e164)),
    );
    expect(numberRegistrations!.length).toBeGreaterThan(0);
    await app.simulator.decide(String(ofSecond.phone_number_sid), 'approve');
    await given(app).badge(of, second.id, 'READY');

    // Months pass: each is charged once, while the campaign is there.
    const months = async () => (await charged(one, 'a2p-low-volume-campaign')).map(({ period }) => period);
    expect(await months()).toHaveLength(1);
    await app.simulator.advance('P31D');
    await until(async () => (await months()).length >= 2);
    await app.simulator.advance('P70D');
    await until(async () => (await months()).length >= 4);
    expect(new Set(await months()).size).toBe((await months()).length);

    // Suspended by the carriers, without an event; lifted by support.
    const serviceSid = (await briefOf(of.owner, id)).steps.find(({ key }) => key === 'texts')!.twilioSid!;
    await app.simulator.decide(serviceSid, 'suspend');
    await app.simulator.advance('PT30H');
    await given(app).badge(of, one.card.id, 'ACTION_NEEDED');
    brief = await untilState(of.owner, id, 'ACTION_NEEDED');
    expect(brief.nextStep.callToAction?.intent).toBe('CONTACT_SUPPORT');
    expect(brief.actions.find(({ action }) => action === 'REVISE')!.allowed).toBe(false);
    await app.simulator.decide(serviceSid, 'approve');
    await app.simulator.advance('PT30H');
    await untilState(of.owner, id, 'APPROVED');

    // Deleted elsewhere: it comes to light, and a new one is filed on an order that says its fee.
    const { accounts } = await app.simulator.resources();
    const token = String(accounts!.find(({ sid }) => sid === of.accountSid)!.auth_token);
    await fetch(
      `${app.simulator.url}/messaging.twilio.com/v1/Services/${serviceSid}/Compliance/Usa2p/QE2c6890da8086d771620e9b13fadeba0b`,
      {
        method: 'DELETE',
        headers: { authorization: `Basic ${Buffer.from(`${of.accountSid}:${token}`).toString('base64')}` },
      },
    );
    brief = await untilState(of.owner, id, 'ACTION_NEEDED');
    expect(await badge(one)).toMatchObject({ state: 'ACTION_NEEDED' });
    const before = await months();
    await app.simulator.advance('P40D');
    await until(() => isQuiet(app));
    expect(await months()).toEqual(before);
    ({ dueNow, since } = await correct(one, {}));
    expect(dueNow).toBe('15.00');
    await approve(one, 'texts');
    await untilState(of.owner, id, 'APPROVED');
    expect(await writes(one, since)).toContain(`POST ${campaigns}`);
    expect((await app.simulator.resources()).violations).toEqual([]);
  });

  it('waits for the YES of a sole proprietor, reminds, and texts again when asked', async () => {
    const one = await make.submitted('sole-proprietor');
    const { of, id } = one;
    await approve(one, 'texting-profile');
    const refused = await sendBack(one, 'carriers', [30750]);
    expect(keysOf(refused)).toEqual(['ownerMobile']);
    const { dueNow, since } = await correct(one, { ownerMobile: '+12083450199' });
    expect(dueNow).toBe('0.00');
    await approve(one, 'texting-profile', 'carriers');
    expect(await writes(one, since)).toEqual([
      'POST /v1/EndUsers/*',
      `POST ${products}/*/Evaluations`,
      `POST ${products}/*`,
      `POST ${brands}`,
    ]);

    const asks = async () => (await briefOf(of.owner, id)).nextStep;
    await inTime(
      'the owner is asked',
      async () => (await asks()).callToAction?.intent === 'VERIFY_OWNER_PHONE',
    );
    expect(await badge(one)).toMatchObject({ state: 'ACTION_NEEDED' });
    const told = () =>
      app.database.query<{ kind: string; title: string }>(
        `SELECT kind, title FROM notifications WHERE registration_id = $1 AND title LIKE '%YES%' ORDER BY created_at`,
        [id],
      );
    expect(await told()).toHaveLength(1);
    const texts = async () => {
      const at = await app.simulator.resources();
      const mine = at
        .brands!.filter(({ account_sid }) => account_sid === of.accountSid)
        .map(({ sid }) => sid);
      return at.ownerTexts!.filter(({ brandSid }) => mine.includes(brandSid as string)).length;
    };
    const resend = async (api = of.assistant) =>
      (await api.run(ResendOwnerVerificationDocument, { input: { registrationId: id } }))
        .resendOwnerVerification.userErrors;
    expect(await texts()).toBe(1);
    expect(await resend()).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const wait = (await briefOf(of.assistant, id)).actions.find(
      ({ action }) => action === 'RESEND_OWNER_VERIFICATION',
    )!;
    expect(wait.availableAt).not.toBeNull();

    // The answer of the call is lost: nobody is texted twice.
    await app.simulator.advance('PT11M');
    await until(async () =>
      (await briefOf(of.assistant, id)).actions.some(
        ({ action, allowed }) => allowed && action === 'RESEND_OWNER_VERIFICATION',
      ),
    );
    await app.simulator.fault(`POST ${brands}/*/SmsOtp`, 'drop-after', { account: of.accountSid });
    expect(await resend()).toEqual([]);
    expect(await resend()).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    await until(async () => (await texts()) === 2);
    await app.simulator.advance('PT5M');
    await until(() => isQuiet(app));
    expect(await texts()).toBe(2);

    await app.simulator.advance('PT20H');
    await until(async () => (await told()).some(({ kind }) => kind === 'REGISTRATION_DEADLINE'));
    const brandSid = (await briefOf(of.owner, id)).steps.find(({ key }) => key === 'carriers')!.twilioSid!;
    await app.simulator.advance('PT5H');
    expect(await app.simulator.ownerReply(brandSid)).toMatchObject({ verified: false });
    await until(async () => (await asks()).callToAction?.intent === 'VERIFY_OWNER_PHONE');
    expect(await badge(one)).toMatchObject({
      state: 'ACTION_NEEDED',
      headline: expect.stringMatching(/text/i),
    });
    expect(await resend()).toEqual([]);
    await until(async () => (await texts()) === 3);
    expect(await app.simulator.ownerReply(brandSid)).toMatchObject({ verified: true });
    await approve(one, 'texts');
    const numberSid = await inReview(one, 'numbers');
    await refusedByPhoneCompanies(one, numberSid);
    await app.simulator.decide(numberSid, 'approve');
    await given(app).badge(of, one.card.id, 'READY');
    expect((await briefOf(of.owner, id)).steps.every(({ state }) => state === 'APPROVED')).toBe(true);

    // Taken out of the pool behind our back: it is said, and put right by itself.
    await takenOut(of.accountSid, numberSid);
    await until(async () => (await badge(one)).headline === 'Taken out by the phone companies');
    expect(await badge(one)).toMatchObject({ state: 'PENDING_REVIEW', callToAction: null });
    expect((await badge(one)).reasons).toMatchObject([{ code: 'NUMBER_NOT_REGISTERED', actor: 'US' }]);
    await inTime('a number that is entered again', async () => {
      const { numberRegistrations } = await app.simulator.resources();
      const known = numberRegistrations!.find(({ phone_number_sid: sid }) => sid === numberSid);
      return known!.state === 'PENDING_REGISTRATION';
    });
    expect(await badge(one)).toMatchObject({ state: 'PENDING_REVIEW' });
    await refusedByPhoneCompanies(one, numberSid);
    await app.simulator.decide(numberSid, 'approve');
    await given(app).badge(of, one.card.id, 'READY');

    // A second number never joins, and its card says so.
    const second = await make.buy(of);
    await app.simulator.advance('PT25H');
    await until(() => isQuiet(app));
    const { phoneNumber } = await of.owner.run(PhoneCardByIdDocument, { id: second.id });
    expect(phoneNumber!.messaging).toMatchObject({ state: expect.not.stringMatching('READY|PENDING') });
    const { messagingServices } = await app.simulator.resources();
    const pool = messagingServices!.find(({ account_sid }) => account_sid === of.accountSid);
    expect(JSON.stringify(pool)).not.toContain(String(second.id));
    expect(
      await app.database.query('SELECT 1 FROM messaging_service_members WHERE phone_number_id = $1', [
        second.id,
      ]),
    ).toEqual([]);
  });

  it('registers a business anew, for its fee, where the registry never knew it; comes to a dead end where no correction helps', async () => {
    const one = await make.submitted('standard');
    await approve(one, 'business', 'texting-profile');
    const brief = await sendBack(one, 'carriers', [30756]);
    expect(brief.rejections).toMatchObject([{ code: 30756, resubmittable: true }]);
    const { dueNow, since } = await correct(one, { repFirstName: 'Dana' });
    expect(dueNow).toBe('61.00');
    await approve(one, 'business', 'carriers');
    await inReview(one, 'texts');
    expect((await writes(one, since)).filter((call) => call.includes('BrandRegistrations'))).toEqual([
      `POST ${brands}`,
    ]);

    // Another purpose takes a new one; the refused one is withdrawn first.
    const unclear = await sendBack(one, 'texts', [30886]);
    expect(keysOf(unclear)).toContain('description');
    const field = await fieldOf(one.of.assistant, one.id, 'useCase');
    const other = field.options.find(({ value }) => value !== field.value)!.value;
    const anew = await correct(one, { useCase: other });
    expect(anew.dueNow).toBe('15.00');
    await inReview(one, 'texts');
    expect(await writes(one, anew.since)).toEqual([`DELETE ${campaigns}/*`, `POST ${campaigns}`]);
    expect(await paid(one, 'campaign-vetting')).toBe(2);
    expect(await charged(one, 'a2p-campaign-resubmission')).toHaveLength(1);
    expect(await charged(one, 'a2p-campaign-vetting')).toHaveLength(1);
    await app.simulator.advance('P31D');
    await until(async () => (await charged(one, 'a2p-campaign')).length >= 2);

    // What no correction helps.
    const ended = await sendBack(one, 'texts', [30897]);
    expect(ended.rejections).toMatchObject([{ code: 30897, resubmittable: false }]);
    expect(ended.actions.find(({ action }) => action === 'REVISE')!.allowed).toBe(false);
    expect(await badge(one)).toMatchObject({ state: 'ACTION_NEEDED' });
    // The reviewer changes their mind.
    const serviceSid = ended.steps.find(({ key }) => key === 'texts')!.twilioSid!;
    await app.simulator.decide(serviceSid, 'approve');
    await untilState(one.of.owner, one.id, 'APPROVED');
    // The registry suspends the business: support alone can help.
    const brandSid = ended.steps.find(({ key }) => key === 'carriers')!.twilioSid!;
    await app.simulator.decide(brandSid, 'suspend');
    await app.simulator.advance('PT30H');
    const suspended = await untilState(one.of.owner, one.id, 'ACTION_NEEDED');
    expect(suspended.nextStep.callToAction?.intent).toBe('CONTACT_SUPPORT');
    await app.simulator.decide(brandSid, 'approve');
    await app.simulator.advance('PT30H');
    await untilState(one.of.owner, one.id, 'APPROVED');
    // The profile expires.
    const profileSid = ended.steps.find(({ key }) => key === 'business')!.twilioSid!;
    await app.simulator.decide(profileSid, 'expire');
    const expired = await untilState(one.of.owner, one.id, 'ACTION_NEEDED');
    expect(expired.actions.find(({ action }) => action === 'REVISE')!.allowed).toBe(true);
    const redo = await correct(one, {});
    expect(redo.dueNow).toBe('0.00');
    await approve(one, 'business');
    await untilState(one.of.owner, one.id, 'APPROVED');
    expect((await writes(one, redo.since)).filter((call) => !call.includes('CustomerProfiles'))).toEqual([]);
  });
});
