import Ajv2020 from 'ajv/dist/2020';
import {
  RegistrationBriefDocument,
  RegistrationInputSchemaDocument,
  RegistrationTimelineDocument,
  StartRegistrationDocument,
  type PhoneCardFragment,
  type RegistrationKind,
} from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import {
  accepted,
  briefOf,
  confirm,
  fieldsOf,
  fillIn,
  startRegistration,
} from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization, type GivenRegistration } from '../support/given';
import { cancel, edit, fieldOf, handIn, revise, sayYes } from '../support/registrations';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';

const unknownId = '00000000-0000-4000-8000-000000000000';

describe('drafting a registration', () => {
  let app: TestApp;
  let of: GivenOrganization;
  let number: PhoneCardFragment;
  let draft: GivenRegistration;

  beforeAll(async () => {
    app = await startApp();
    of = await given(app).organization();
    number = await given(app).phoneNumber(of);
  });
  afterAll(() => app?.stop());
  // One number does: what a test leaves is given up before the next one starts anew.
  beforeEach(async () => {
    draft = await given(app).registration(of, 'DRAFT', number);
  });
  afterEach(() => cancel(of.owner, draft.id));

  const start = async (
    api: ApiClient,
    phoneNumberId: string | null,
    kind: RegistrationKind = 'TOLL_FREE_VERIFICATION',
  ) => (await api.run(StartRegistrationDocument, { input: { kind, phoneNumberId } })).startRegistration;
  const filled = async () => {
    await fillIn(of.assistant, draft.id);
    return draft.id;
  };

  it('starts with what the profile says, and says of each value where it came from', async () => {
    const fields = new Map((await fieldsOf(of.owner, draft.id)).map((field) => [field.key, field]));
    expect(fields.get('businessName')).toMatchObject({
      value: 'Juniper Street Bakery LLC',
      source: 'ORGANIZATION_PROFILE',
      isSet: true,
    });
    expect(fields.get('businessType')).toMatchObject({ value: 'PRIVATE_PROFIT', source: 'DERIVED' });
    expect(fields.get('productionMessageSample')).toMatchObject({ value: null, source: null, isSet: false });
    for (const field of fields.values()) expect(field.source === null).toBe(!field.isSet);
  });

  it('shows how the post writes its address, before anybody confirms', async () => {
    const key = 'businessStreetAddress';
    accepted(
      'the slip',
      (await edit(of.assistant, draft.id, [{ key, value: '1824 SE Juniper Stret' }])).userErrors,
    );
    const [finding] = await until(async () => {
      const { findings } = await briefOf(of.owner, draft.id);
      const found = findings.filter(({ fieldKey, suggestion }) => fieldKey === key && suggestion);
      return found.length > 0 && found;
    });
    expect(finding).toMatchObject({
      severity: 'RISK',
      suggestion: '1824 SE Juniper Street',
      predictsCodes: [30451],
    });
  });

  it('is found again by whoever starts it once more, also at the same moment', async () => {
    await cancel(of.owner, draft.id);
    const started = await Promise.all([start(of.owner, number.id), start(of.assistant, number.id)]);
    expect(new Set(started.map((one) => one.registration?.id)).size).toBe(1);
    expect(started.map((one) => one.resumed).sort()).toEqual([false, true]);
    expect(started[0]!.registration!.id).not.toBe(draft.id);
    draft.id = started[0]!.registration!.id;
    expect(await start(of.owner, number.id)).toMatchObject({ resumed: true, userErrors: [] });
  });

  it('takes over the answers of an earlier submission', async () => {
    const other = await given(app).organization();
    await given(app).registration(other, 'SUBMITTED');
    const { id } = await given(app).registration(other, 'DRAFT');
    const sample = await fieldOf(other.owner, id, 'productionMessageSample');
    expect(sample).toMatchObject({ isSet: true, source: 'PREVIOUS_VERSION' });
    expect((await fieldOf(other.owner, id, 'businessName')).source).toBe('ORGANIZATION_PROFILE');
  });

  it('is refused for a number that is unknown, malformed, of somebody else, missing or local', async () => {
    const stranger = await given(app).organization({ name: 'Another Shop', profile: null });
    const theirs = await given(app).phoneNumber(stranger);
    const answers = await Promise.all([unknownId, 'no-id', theirs.id].map((id) => start(of.owner, id)));
    for (const answer of answers)
      expect(answer).toMatchObject({
        registration: null,
        resumed: false,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'phoneNumberId'] }],
      });
    expect(new Set(answers.map((one) => one.userErrors[0]!.message)).size).toBe(1);
    expect((await start(of.owner, null)).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['input', 'phoneNumberId'] },
    ]);
    const local = await given(app).phoneNumber(of, 'LOCAL');
    expect((await start(of.owner, local.id)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'phoneNumberId'] },
    ]);
  });

  it('asks where, which kind and for whom when it is for numbers abroad', async () => {
    const { registration, userErrors } = await start(of.owner, null, 'REGULATORY_BUNDLE');
    expect(registration).toBeNull();
    expect(userErrors.map((one) => `${one.code} ${one.field!.join('.')}`)).toEqual([
      'REQUIRED input.country',
      'REQUIRED input.numberKind',
      'REQUIRED input.endUser',
    ]);
  });

  it('names each value that cannot be written, and writes the others', async () => {
    const before = await fieldsOf(of.owner, draft.id);
    const { userErrors, conflictingKeys, registration } = await edit(of.assistant, draft.id, [
      { key: 'favouriteColour', value: 'green' },
      { key: 'businessName', value: 42 },
      { key: 'businessCity', value: 'x'.repeat(101) },
      { key: 'optInType', value: 'CARRIER_PIGEON' },
      { key: 'ageGatedContent', value: 'yes' },
      { key: 'useCaseCategories', value: 'MARKETING' },
      { key: 'businessStreetAddress', value: { street: '1 Main' } },
      { key: 'useCaseSummary', value: 'We text customers when their order is ready.' },
      { key: 'useCaseSummary', value: 'Something else that is long enough.' },
    ]);
    const refused = Object.fromEntries(userErrors.map((one) => [one.field?.join('.'), one.code]));
    expect(refused).toEqual({
      'input.fields.0.key': 'INVALID',
      'input.fields.1.value': 'INVALID',
      'input.fields.2.value': 'INVALID',
      'input.fields.3.value': 'INVALID',
      'input.fields.4.value': 'INVALID',
      'input.fields.5.value': 'INVALID',
      'input.fields.6.value': 'INVALID',
      'input.fields.8.key': 'INVALID',
    });
    expect(userErrors.find((one) => one.field?.[2] === '3')!.message).toContain('WEB_FORM');
    expect(conflictingKeys).toEqual([]);
    expect(registration?.state).toBe('DRAFT');
    const after = await fieldsOf(of.owner, draft.id);
    const changed = after.filter((field, index) => field.revision !== before[index]!.revision);
    expect(changed.map((field) => field.key)).toEqual(['useCaseSummary']);
    expect(changed[0]).toMatchObject({ source: 'ASSISTANT' });
  });

  it('is cleared by null, and keeps what is written back masked', async () => {
    const taxId = await fieldOf(of.owner, draft.id, 'businessRegistrationNumber');
    expect(taxId).toMatchObject({ sensitive: true, isSet: true, value: '•••••7825' });
    await edit(of.owner, draft.id, [{ key: 'businessWebsite', value: null }]);
    expect(await fieldOf(of.owner, draft.id, 'businessWebsite')).toMatchObject({
      value: null,
      isSet: false,
      source: null,
    });
    const { digest } = await briefOf(of.owner, draft.id);
    const kept = await edit(of.owner, draft.id, [{ key: taxId.key, value: taxId.value }]);
    expect(kept.userErrors).toEqual([]);
    expect((await briefOf(of.owner, draft.id)).digest).toBe(digest);
    const wrong = await edit(of.owner, draft.id, [{ key: taxId.key, value: '•••••1111' }]);
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'fields', '0', 'value'] }]);
    expect(await fieldOf(of.owner, draft.id, taxId.key)).toEqual(taxId);
    await edit(of.owner, draft.id, [{ key: taxId.key, value: '84-2197563' }]);
    expect(await fieldOf(of.owner, draft.id, taxId.key)).toMatchObject({
      value: '•••••7563',
      source: 'USER',
    });
  });

  it('tells who comes second of the present value, field by field', async () => {
    const city = await fieldOf(of.owner, draft.id, 'businessCity');
    const street = await fieldOf(of.owner, draft.id, 'businessStreetAddress');
    await edit(of.assistant, draft.id, [{ key: city.key, value: 'Salem', expectedRevision: city.revision }]);
    const answer = await edit(of.owner, draft.id, [
      { key: city.key, value: 'Eugene', expectedRevision: city.revision },
      { key: street.key, value: '7 Oak Street', expectedRevision: street.revision },
    ]);
    expect(answer.conflictingKeys).toEqual(['businessCity']);
    expect(answer.userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'fields', '0', 'expectedRevision'] },
    ]);
    expect(await fieldOf(of.owner, draft.id, city.key)).toMatchObject({
      value: 'Salem',
      source: 'ASSISTANT',
    });
    expect(await fieldOf(of.owner, draft.id, street.key)).toMatchObject({
      value: '7 Oak Street',
      source: 'USER',
    });
    const present = await fieldOf(of.owner, draft.id, city.key);
    const second = { key: city.key, value: 'Eugene', expectedRevision: present.revision };
    expect((await edit(of.owner, draft.id, [second])).userErrors).toEqual([]);
  });

  it('loses nothing when a person and the assistant write at the same time', async () => {
    const fields = await fieldsOf(of.owner, draft.id);
    const revisionOf = (key: string) => fields.find((field) => field.key === key)!.revision;
    const texts = ['businessName', 'businessCity', 'businessStreetAddress', 'businessContactFirstName'];
    const entry = (key: string, value: string) => ({ key, value, expectedRevision: revisionOf(key) });
    const answers = await Promise.all([
      ...texts.map((key, index) =>
        edit(index % 2 ? of.owner : of.assistant, draft.id, [entry(key, `Value of ${key}`)]),
      ),
      edit(of.owner, draft.id, [entry('useCaseSummary', 'The person wrote this summary.')]),
      edit(of.assistant, draft.id, [entry('useCaseSummary', 'The assistant wrote this summary.')]),
    ]);
    for (const key of texts) expect((await fieldOf(of.owner, draft.id, key)).value).toBe(`Value of ${key}`);
    const summaries = answers.slice(-2);
    expect(summaries.map((one) => one.conflictingKeys.length).sort()).toEqual([0, 1]);
    const winner = summaries[0]!.conflictingKeys.length === 0 ? 'person' : 'assistant';
    expect((await fieldOf(of.owner, draft.id, 'useCaseSummary')).value).toBe(
      `The ${winner} wrote this summary.`,
    );
  });

  it('has another digest after each edit, and after nothing else', async () => {
    const id = await filled();
    const digestNow = async () => (await briefOf(of.owner, id)).digest;
    const digest = await digestNow();
    await edit(of.owner, id, [{ key: 'businessCity', value: 'x'.repeat(500) }]);
    await edit(of.owner, id, [
      { key: 'businessCity', value: (await fieldOf(of.owner, id, 'businessCity')).value },
    ]);
    await app.simulator.advance('PT1H');
    expect(await digestNow()).toBe(digest);
    await confirm(of.owner, id);
    expect(await digestNow()).toBe(digest);
    await edit(of.assistant, id, [{ key: 'businessCity', value: 'Salem' }]);
    const edited = await digestNow();
    expect(edited).not.toBe(digest);
    await edit(of.assistant, id, [{ key: 'businessStreetAddress2', value: 'Suite 4' }]);
    expect(await digestNow()).not.toBe(edited);
    await edit(of.assistant, id, [
      { key: 'businessStreetAddress2', value: null },
      { key: 'businessCity', value: 'Portland' },
    ]);
    expect(await digestNow()).toBe(digest);
  });

  it('is no longer confirmed after any edit', async () => {
    const id = await filled();
    const digest = await confirm(of.owner, id);
    const before = await briefOf(of.owner, id);
    expect(before).toMatchObject({ state: 'CONFIRMED', confirmation: { digest, confirmedBy: 'user-owner' } });
    await edit(of.assistant, id, [{ key: 'businessCity', value: 'Salem' }]);
    const after = await briefOf(of.owner, id);
    expect(after).toMatchObject({ state: 'DRAFT', confirmation: null });
    expect(after.revision).toBeGreaterThan(before.revision);
    expect((await handIn(of.assistant, id, digest)).userErrors).toMatchObject([
      { code: 'STALE_CONFIRMATION' },
    ]);
    expect((await handIn(of.assistant, id)).userErrors).toMatchObject([{ code: 'NOT_CONFIRMED' }]);
    const { registration } = await of.owner.run(RegistrationTimelineDocument, { id });
    expect(registration!.timeline[0]!.summary).toMatch(/no longer holds/);
  });

  it('is carried on days later by somebody else', async () => {
    await edit(of.assistant, draft.id, [{ key: 'useCaseSummary', value: 'Order updates for customers.' }]);
    await app.simulator.advance('P3D');
    const admin = app.client(await tokens.person(of.id, 'admin'));
    expect(await startRegistration(admin, draft.phoneNumber.id, 'TOLL_FREE_VERIFICATION')).toBe(draft.id);
    const { brief, nextStep } = await briefOf(admin, draft.id);
    expect(brief).toMatch(/draft, not sent yet/);
    expect(brief).toMatch(/Still empty/);
    expect(nextStep).toMatchObject({ actor: 'YOU', callToAction: { intent: 'RESUME_REGISTRATION' } });
    await fillIn(admin, draft.id);
    expect(await fieldOf(admin, draft.id, 'useCaseSummary')).toMatchObject({
      value: 'Order updates for customers.',
      source: 'ASSISTANT',
    });
    const { actions } = await briefOf(admin, draft.id);
    expect(actions.find((one) => one.action === 'CONFIRM')).toMatchObject({ allowed: true });
  });

  it('offers exactly the fields on the form as JSON Schema, and its values fit it', async () => {
    const id = await filled();
    const schemaOf = async () => {
      const { registration } = await of.assistant.run(RegistrationInputSchemaDocument, { id });
      return registration!.inputSchema as { properties: Record<string, unknown> };
    };
    const schema = await schemaOf();
    const fields = await fieldsOf(of.owner, id);
    expect(Object.keys(schema.properties).sort()).toEqual(fields.map((field) => field.key).sort());
    const validate = new Ajv2020({ strict: true, validateFormats: false, allErrors: true }).compile(schema);
    const values = Object.fromEntries(
      fields.filter((field) => field.isSet).map((field) => [field.key, field.value]),
    );
    validate(values);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ optInType: 'CARRIER_PIGEON' })).toBe(false);
    expect(validate({ favouriteColour: 'green' })).toBe(false);
    expect(Object.keys(schema.properties)).not.toContain('optInKeywords');
    await edit(of.owner, id, [{ key: 'optInType', value: 'VIA_TEXT' }]);
    expect(Object.keys((await schemaOf()).properties)).toContain('optInKeywords');
  });

  it('takes an answer to a question that another answer of the same edit puts on the form', async () => {
    const answer = await edit(of.owner, draft.id, [
      { key: 'optInKeywords', value: ['JOIN'] },
      { key: 'optInType', value: 'VIA_TEXT' },
    ]);
    expect(answer.userErrors).toEqual([]);
    expect((await fieldOf(of.owner, draft.id, 'optInKeywords')).value).toEqual(['JOIN']);
  });

  it('answers ids of another organization as it answers unknown ones', async () => {
    const stranger = await given(app).organization({ name: 'Another Shop', profile: null });
    const acts: ((id: string) => Promise<unknown>)[] = [
      (id) => stranger.owner.run(RegistrationBriefDocument, { id }),
      (id) => edit(stranger.owner, id, [{ key: 'businessCity', value: 'Salem' }]),
      (id) => sayYes(stranger.owner, id, { digest: 'anything' }),
      (id) => handIn(stranger.owner, id),
      (id) => revise(stranger.owner, id),
      (id) => cancel(stranger.owner, id),
    ];
    const before = await fieldsOf(of.owner, draft.id);
    for (const act of acts) {
      const answers = await Promise.all([act(draft.id), act(unknownId), act('no-id')]);
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toEqual(answers[2]);
      expect(JSON.stringify(answers[0])).toMatch(/NOT_FOUND|"registration":null/);
    }
    expect(await fieldsOf(of.owner, draft.id)).toEqual(before);
  });

  it('is only read by members and services', async () => {
    const service = app.client(await tokens.service(of.id));
    for (const api of [of.member, service]) {
      expect((await briefOf(api, draft.id)).id).toBe(draft.id);
      for (const answer of [
        await start(api, draft.phoneNumber.id),
        await edit(api, draft.id, [{ key: 'businessCity', value: 'Salem' }]),
        await handIn(api, draft.id),
        await cancel(api, draft.id),
      ])
        expect(answer).toMatchObject({ registration: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
    }
    expect((await fieldOf(of.owner, draft.id, 'businessCity')).value).toBe('Portland');
  });
});
