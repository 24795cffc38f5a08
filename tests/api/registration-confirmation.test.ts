import { SubmitRegistrationDocument } from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import {
  accepted,
  briefOf,
  confirm,
  fieldsOf,
  fillIn,
  startRegistration,
  submit,
} from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization, type GivenRegistration } from '../support/given';
import {
  callsAbout,
  cancel,
  edit,
  fieldOf,
  handIn,
  latestCall,
  sayYes,
  untilState,
  verificationsOf,
} from '../support/registrations';
import { tokens } from '../support/tokens';

interface ChargeList {
  organization: {
    charges: { nodes: { label: string; amount: { amount: string; currency: string }; payer: string }[] };
  };
}
const charges = `{ organization { charges { nodes { label amount { amount currency } payer } } } }`;

describe('confirming and submitting a registration', () => {
  let app: TestApp;
  let of: GivenOrganization;
  let free: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    [of, free] = await Promise.all([
      given(app).organization(),
      given(app).organization({ name: 'Corner Shop', plan: 'FREE' }),
    ]);
  });
  afterAll(() => app?.stop());

  const chargesOf = async (api: ApiClient) => (await api.run<ChargeList>(charges)).organization.charges.nodes;
  const creations = async (since: number) => callsAbout(app, since, 'POST');

  describe('a yes', () => {
    let draft: GivenRegistration;

    beforeAll(async () => {
      draft = await given(app).registration(of, 'FILLED');
    });
    afterEach(async () => {
      // Back to a draft with the same values.
      await edit(of.owner, draft.id, [{ key: 'businessCity', value: 'Salem' }]);
      await edit(of.owner, draft.id, [{ key: 'businessCity', value: 'Portland' }]);
    });

    it('is given by a person only', async () => {
      const { digest } = await briefOf(of.owner, draft.id);
      const service = app.client(await tokens.service(of.id));
      for (const api of [of.assistant, service, of.member]) {
        const answer = await sayYes(api, draft.id, { digest, acceptFees: true });
        expect(answer).toMatchObject({ registration: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
      }
      expect(await briefOf(of.owner, draft.id)).toMatchObject({ state: 'DRAFT', confirmation: null });
      const { actions } = await briefOf(of.assistant, draft.id);
      expect(actions.find((one) => one.action === 'CONFIRM')).toMatchObject({
        allowed: false,
        reason: expect.stringMatching(/person/),
      });
    });

    it('is for exactly what the person saw', async () => {
      const { digest } = await briefOf(of.owner, draft.id);
      await edit(of.assistant, draft.id, [{ key: 'businessCity', value: 'Salem' }]);
      const answer = await sayYes(of.owner, draft.id, { digest });
      expect(answer).toMatchObject({
        registration: null,
        userErrors: [{ code: 'STALE_CONFIRMATION', field: ['input', 'digest'] }],
      });
      expect((await briefOf(of.owner, draft.id)).state).toBe('DRAFT');
    });

    it('given twice is one', async () => {
      const { digest } = await briefOf(of.owner, draft.id);
      const [first, again] = [
        await sayYes(of.owner, draft.id, { digest }),
        await sayYes(of.owner, draft.id, { digest }),
      ];
      expect(first).toMatchObject({
        userErrors: [],
        registration: { state: 'CONFIRMED', confirmation: { digest, confirmedBy: 'user-owner' } },
      });
      expect(again).toEqual(first);
    });

    it('names every field that is missing, not the first alone', async () => {
      const emptied = ['businessName', 'businessContactEmail', 'useCaseSummary', 'privacyPolicyUrl'];
      const present = (await fieldsOf(of.owner, draft.id)).filter((field) => emptied.includes(field.key));
      await edit(
        of.owner,
        draft.id,
        emptied.map((key) => ({ key, value: null })),
      );
      const { userErrors } = await sayYes(of.owner, draft.id);
      expect(userErrors.map((one) => [one.code, one.field])).toEqual(
        expect.arrayContaining(emptied.map((key) => ['REQUIRED', ['form', key]])),
      );
      expect(userErrors).toHaveLength(emptied.length);
      const { brief } = await briefOf(of.owner, draft.id);
      expect(brief).toMatch(/Still empty: “Legal name”/);
      await edit(
        of.owner,
        draft.id,
        present.map(({ key, value }) => ({ key, value })),
      );
    });

    it('is stopped by what a reviewer would refuse for certain', async () => {
      const sample = await fieldOf(of.owner, draft.id, 'productionMessageSample');
      await edit(of.owner, draft.id, [
        {
          key: sample.key,
          value: 'Juniper Street Bakery: see https://bit.ly/3xYzAbC. Reply STOP to opt out.',
        },
      ]);
      const { findings } = await briefOf(of.owner, draft.id);
      const blockers = findings.filter((one) => one.severity === 'BLOCKER');
      expect(blockers).toMatchObject([
        { fieldKey: sample.key, predictsCodes: expect.arrayContaining([30449]) },
      ]);
      const { userErrors } = await sayYes(of.owner, draft.id);
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['form', sample.key] }]);
      expect(userErrors[0]!.message).toBe(blockers[0]!.message);
      await edit(of.owner, draft.id, [{ key: sample.key, value: sample.value }]);
    });
  });

  describe('a submission', () => {
    it('needs a yes to what it sends', async () => {
      const { id } = await given(app).registration(of, 'FILLED');
      const { digest } = await briefOf(of.owner, id);
      for (const answer of [await handIn(of.assistant, id), await handIn(of.owner, id, digest)])
        expect(answer).toMatchObject({ registration: null, userErrors: [{ code: 'NOT_CONFIRMED' }] });
      await confirm(of.owner, id);
      expect((await handIn(of.assistant, id, 'another digest')).userErrors).toMatchObject([
        { code: 'STALE_CONFIRMATION' },
      ]);
      expect((await briefOf(of.owner, id)).state).toBe('CONFIRMED');
    });

    it('of the same thing from two sides at once reaches Twilio once', async () => {
      const registration = await given(app).registration(of, 'CONFIRMED');
      const before = await latestCall(app);
      const { digest } = await briefOf(of.owner, registration.id);
      const answers = await Promise.all([
        handIn(of.assistant, registration.id, digest),
        handIn(of.owner, registration.id),
        handIn(of.assistant, registration.id),
      ]);
      for (const answer of answers)
        expect(answer).toMatchObject({ userErrors: [], registration: { state: 'IN_PROGRESS' } });
      await submit(of.assistant, registration.id, digest);
      expect(await creations(before)).toHaveLength(1);
      expect(await verificationsOf(app, registration)).toHaveLength(1);
      expect((await handIn(of.owner, registration.id, 'another digest')).userErrors).toMatchObject([
        { code: 'NOT_ALLOWED' },
      ]);
      const repeatedYes = await sayYes(of.owner, registration.id, { digest });
      expect(repeatedYes).toMatchObject({ userErrors: [], registration: { state: 'IN_PROGRESS' } });
    });

    it('sends the confirmed values and nothing else', async () => {
      const registration = await given(app).registration(of, 'CONFIRMED');
      await app.simulator.advance('PT1S');
      const fields = await fieldsOf(of.owner, registration.id);
      const before = await latestCall(app);
      const { digest } = await briefOf(of.owner, registration.id);
      await submit(of.assistant, registration.id, digest);
      const [call] = await creations(before);
      const sent = new URLSearchParams(call!.body);
      const value = (key: string) => fields.find((field) => field.key === key)!.value;
      const parameter = (key: string) => key.charAt(0).toUpperCase() + key.slice(1);
      // What has a parameter of its own: everything but the words for the notes, the pages and the files.
      const elsewhere = [
        'optInWording',
        'optInUrls',
        'optInDocuments',
        'additionalInformation',
        'businessDocuments',
      ];
      const own = fields.filter((field) => field.isSet && !field.sensitive && !elsewhere.includes(field.key));
      expect(own.length).toBeGreaterThan(20);
      for (const field of own)
        expect([field.key, sent.getAll(parameter(field.key))]).toEqual([
          field.key,
          [field.value].flat().map(String),
        ]);
      expect(sent.get('BusinessRegistrationNumber')).toBe('931047825');
      expect(sent.getAll('OptInImageUrls')).toEqual(value('optInUrls'));
      expect(sent.get('AdditionalInformation')).toContain(value('optInWording'));
      expect(sent.get('NotificationEmail')).toBe('compliance@loquent.example');
      expect(sent.get('ExternalReferenceId')).toBe(`${registration.id}:v1`);
      const known = [
        ...own.map((field) => parameter(field.key)),
        'BusinessRegistrationNumber',
        'OptInImageUrls',
        'AdditionalInformation',
        'NotificationEmail',
        'ExternalReferenceId',
        'TollfreePhoneNumberSid',
      ];
      expect([...new Set(sent.keys())].filter((name) => !known.includes(name))).toEqual([]);
    });

    it('goes back to the user when Twilio refuses it at once, and can be corrected', async () => {
      const registration = await given(app).registration(of, 'CONFIRMED');
      await app.simulator.fault('POST /v1/Tollfree/Verifications', 'status', { status: 400 });
      accepted('the submission', (await handIn(of.assistant, registration.id)).userErrors);
      const { rejections, steps } = await untilState(of.owner, registration.id, 'ACTION_NEEDED');
      expect(rejections).toMatchObject([{ resubmittable: true }]);
      expect(steps).toMatchObject([{ state: 'ACTION_NEEDED', twilioSid: null }]);
      await app.simulator.advance('PT2H');
      expect(await verificationsOf(app, registration)).toEqual([]);
    });

    it('is not made when the number is gone meanwhile', async () => {
      const registration = await given(app).registration(of, 'CONFIRMED');
      await app.database.query(`UPDATE phone_numbers SET lifecycle = 'RELEASING' WHERE id = $1`, [
        registration.phoneNumber.id,
      ]);
      const answer = await handIn(of.assistant, registration.id);
      expect(answer).toMatchObject({ registration: null, userErrors: [{ code: 'NOT_AVAILABLE' }] });
      expect(await verificationsOf(app, registration)).toEqual([]);
    });

    it('answers an input of the wrong type at the top level and changes nothing', async () => {
      const answer = await of.owner.call(SubmitRegistrationDocument, {
        input: { registrationId: { id: 1 } },
      } as never);
      expect(answer.errors[0]!.extensions?.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('fees', () => {
    it('are agreed to by the person where the plan does not include them, and charged once', async () => {
      const { id } = await given(app).registration(free, 'FILLED');
      const { quote, brief } = await briefOf(free.owner, id);
      expect(quote).toMatchObject({ needsAcceptance: true, dueNow: { amount: '5.00', currency: 'USD' } });
      expect(brief).toMatch(/\$5\.00 now/);
      for (const acceptFees of [undefined, false])
        expect((await sayYes(free.owner, id, { acceptFees })).userErrors).toMatchObject([
          { code: 'REQUIRED', field: ['input', 'acceptFees'] },
        ]);
      const digest = await confirm(free.owner, id);
      expect(await chargesOf(free.owner)).toEqual([]);
      const sid = await submit(free.assistant, id, digest);
      const owed = [{ amount: { amount: '5.00', currency: 'USD' }, payer: 'ORGANIZATION' }];
      expect(await chargesOf(free.owner)).toMatchObject(owed);
      // Neither work done twice nor a correction is charged again.
      await app.database.query(
        `SELECT graphile_worker.add_job('advance-registration', json_build_object('organizationId', $1::text, 'registrationId', $2::text))`,
        [free.id, id],
      );
      await app.simulator.decide(sid, 'reject', { codes: [30452] });
      await untilState(free.owner, id, 'ACTION_NEEDED');
      expect(await chargesOf(free.owner)).toHaveLength(1);
      expect((await briefOf(free.owner, id)).state).toBe('ACTION_NEEDED');
      expect(await chargesOf(of.owner)).not.toMatchObject(owed);
    });

    it('are part of what is confirmed: another plan asks for another yes', async () => {
      const { id } = await given(app).registration(of, 'CONFIRMED');
      const before = await briefOf(of.owner, id);
      expect(before.quote).toMatchObject({ needsAcceptance: false, dueNow: { amount: '0.00' } });
      await app.database.query(`UPDATE organizations SET plan = 'FREE' WHERE id = $1`, [of.id]);
      expect((await handIn(of.assistant, id)).userErrors).toMatchObject([{ code: 'STALE_CONFIRMATION' }]);
      const now = await briefOf(of.assistant, id);
      expect(now.digest).not.toBe(before.digest);
      expect(now.nextStep.headline).toBe('Confirm it once more');
      expect(now.actions.find((one) => one.action === 'SUBMIT')).toMatchObject({ allowed: false });
      // Agreeing to what was seen before does not count; agreeing to what is owed now does.
      expect((await sayYes(of.owner, id, { digest: before.digest })).userErrors).toMatchObject([
        { code: 'STALE_CONFIRMATION' },
      ]);
      expect((await sayYes(of.owner, id)).userErrors).toMatchObject([{ code: 'REQUIRED' }]);
      await submit(of.assistant, id, await confirm(of.owner, id));
      await app.database.query(`UPDATE organizations SET plan = 'STARTER' WHERE id = $1`, [of.id]);
    });
  });

  describe('giving up', () => {
    it('is possible for what is not with the reviewer, once, and makes room for a new start', async () => {
      const confirmed = await given(app).registration(of, 'CONFIRMED');
      for (const answer of [await cancel(of.assistant, confirmed.id), await cancel(of.owner, confirmed.id)])
        expect(answer).toMatchObject({ userErrors: [], registration: { state: 'CANCELED' } });
      expect(
        (await edit(of.owner, confirmed.id, [{ key: 'businessCity', value: 'Salem' }])).userErrors,
      ).toMatchObject([{ code: 'NOT_ALLOWED' }]);
      const next = await startRegistration(of.owner, confirmed.phoneNumber.id, 'TOLL_FREE_VERIFICATION');
      expect(next).not.toBe(confirmed.id);
      await fillIn(of.owner, next);
    });

    it('is not possible for what is with the reviewer or approved', async () => {
      const submitted = await given(app).registration(of, 'SUBMITTED');
      const refused = await cancel(of.owner, submitted.id);
      expect(refused).toMatchObject({ registration: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
      await app.simulator.decide(submitted.sid!, 'approve');
      await untilState(of.owner, submitted.id, 'APPROVED');
      const late = await cancel(of.owner, submitted.id);
      expect(late).toMatchObject({ registration: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
      expect(late.userErrors[0]!.message).not.toBe(refused.userErrors[0]!.message);
    });
  });
});
