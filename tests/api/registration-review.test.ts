import {
  PhoneCardChangedDocument,
  PhoneCardByIdDocument,
  RegistrationChangedDocument,
  RegistrationFormDocument,
  RegistrationTimelineDocument,
  ViewerDocument,
} from '../../operations/generated';
import { bakery } from '../../local/bakery';
import {
  briefOf,
  confirm,
  fieldsOf,
  fixRefused,
  startRegistration,
  submit,
} from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization, type GivenRegistration } from '../support/given';
import {
  callsAbout,
  cancel,
  correct,
  fieldOf,
  handIn,
  latestCall,
  resubmit,
  revise,
  untilState,
  verificationsOf,
} from '../support/registrations';
import { until } from '../support/wait';

/** In the queue or on somebody's desk: Twilio tells one from the other, we do not. */
const withReviewer = expect.stringMatching(/^(PENDING|IN)_REVIEW$/);

describe('the review of a registration', () => {
  let app: TestApp;
  let of: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    of = await given(app).organization();
  });
  afterAll(() => app?.stop());
  afterEach(() => app.simulator.callbacks({}));

  const submitted = () => given(app).registration(of, 'SUBMITTED');
  const sentBack = async (
    codes: number[],
    details: { editAllowed?: boolean } = {},
  ): Promise<GivenRegistration> => {
    const registration = await submitted();
    await app.simulator.decide(registration.sid!, 'reject', { codes, ...details });
    await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    return registration;
  };
  const told = (id: string) =>
    app.database.query<{ kind: string; body: string; created_at: Date }>(
      'SELECT kind, body, created_at FROM notifications WHERE registration_id = $1 ORDER BY created_at',
      [id],
    );
  const editDeadline = async (registration: GivenRegistration) =>
    new Date((await verificationsOf(app, registration))[0]!.edit_expiration!);
  const writes = async (since: number) =>
    (await callsAbout(app, since)).filter((one) => one.method !== 'GET').map((one) => one.method);

  it('ends in an approval that an event tells of', async () => {
    const registration = await submitted();
    const waiting = await briefOf(of.owner, registration.id);
    expect(waiting).toMatchObject({
      nextStep: { actor: 'REVIEWER', callToAction: null },
      steps: [{ state: 'IN_REVIEW', twilioSid: registration.sid, finishedAt: null }],
      estimate: { takingLongerThanUsual: false, expectedBy: expect.any(String) },
    });
    await app.simulator.decide(registration.sid!, 'approve');
    const approved = await untilState(of.owner, registration.id, 'APPROVED');
    expect(approved).toMatchObject({
      nextStep: { actor: 'NOBODY' },
      steps: [{ state: 'APPROVED', finishedAt: expect.any(String) }],
      estimate: null,
      rejections: [],
    });
    expect((await told(registration.id)).map((one) => one.kind)).toEqual(['REGISTRATION_APPROVED']);
  });

  it('ends in an approval that only polling finds, when every event is lost', async () => {
    const registration = await submitted();
    await app.simulator.callbacks({ drop: 1 });
    await app.simulator.decide(registration.sid!, 'approve');
    await app.simulator.advance('PT10M');
    await untilState(of.owner, registration.id, 'APPROVED');
    expect((await told(registration.id)).map((one) => one.kind)).toEqual(['REGISTRATION_APPROVED']);
  });

  it('is said to take longer than usual when it does', async () => {
    const registration = await submitted();
    await app.simulator.advance('P9D');
    await until(async () => (await briefOf(of.owner, registration.id)).estimate?.takingLongerThanUsual);
    expect((await briefOf(of.owner, registration.id)).nextStep.headline).toMatch(/longer than usual/);
  });

  it('that sends it back is explained code by code, with the fields, and people are told', async () => {
    const registration = await sentBack([30446, 30452, 30484]);
    const { rejections, nextStep, steps } = await briefOf(of.owner, registration.id);
    expect(rejections.map((one) => one.code)).toEqual([30446, 30452, 30484]);
    expect(rejections[0]!.fieldKeys).toEqual(expect.arrayContaining(['optInWording', 'optInUrls']));
    expect(rejections[1]!.fieldKeys).toEqual(['businessContactEmail']);
    expect(rejections[2]!.fieldKeys).toEqual(expect.arrayContaining(['businessName']));
    for (const texts of [rejections.map((one) => one.message), rejections.map((one) => one.howToFix)])
      expect(new Set(texts).size).toBe(3);
    for (const one of rejections) expect(one).toMatchObject({ resubmittable: true, fix: 'EDIT_FIELDS' });
    const deadline = await editDeadline(registration);
    expect(new Date(nextStep.deadline as string)).toEqual(deadline);
    expect(nextStep).toMatchObject({
      actor: 'YOU',
      callToAction: {
        intent: 'FIX_REGISTRATION',
        registrationId: registration.id,
        fieldKeys: expect.arrayContaining(['businessContactEmail', 'optInWording']),
      },
    });
    expect(steps).toMatchObject([{ state: 'ACTION_NEEDED' }]);
    const [notice] = await told(registration.id);
    expect(notice).toMatchObject({ kind: 'REGISTRATION_ACTION_NEEDED' });
    for (const one of rejections) expect(notice!.body).toContain(one.message);
  });

  it('reminds of the deadline 48 hours before, and not of one that was met', async () => {
    const [late, met] = [await sentBack([30452]), await sentBack([30452])];
    await resubmit(of, met.id);
    const reminded = async (id: string) =>
      (await told(id)).filter((one) => one.kind === 'REGISTRATION_DEADLINE');
    await app.simulator.advance('P4DT23H');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await reminded(late.id)).toEqual([]);
    await app.simulator.advance('PT1H5M');
    await until(async () => (await reminded(late.id)).length === 1, { what: 'the reminder' });
    const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'America/Los_Angeles' })
      .format(await editDeadline(late))
      .replace(/, \d{4}$/, '');
    const [reminder] = await reminded(late.id);
    expect(reminder!.body).toContain(day);
    expect(await reminded(met.id)).toEqual([]);
  });

  it('marks the refused fields in the next version, and no others', async () => {
    const registration = await sentBack([30452]);
    const before = await fieldsOf(of.owner, registration.id);
    const opened = await revise(of.assistant, registration.id);
    expect(opened.registration).toMatchObject({
      id: registration.id,
      version: 2,
      state: 'DRAFT',
      confirmation: null,
    });
    expect((await revise(of.owner, registration.id)).registration).toMatchObject({
      version: 2,
      state: 'DRAFT',
    });
    const after = await fieldsOf(of.owner, registration.id);
    expect(after.map(({ key, value }) => [key, value])).toEqual(before.map(({ key, value }) => [key, value]));
    const marked = after.filter((field) => field.rejectionReason !== null);
    expect(marked.map((field) => field.key)).toEqual(['businessContactEmail']);
    expect((await briefOf(of.owner, registration.id)).rejections.map((one) => one.code)).toEqual([30452]);
    await fixRefused(of.assistant, registration.id);
    expect(await fieldOf(of.owner, registration.id, 'businessContactEmail')).toMatchObject({
      rejectionReason: null,
      source: 'ASSISTANT',
    });
  });

  it('takes a correction in time as an edit of the same request, and says what changed', async () => {
    const registration = await sentBack([30452]);
    const since = await latestCall(app);
    expect(await resubmit(of, registration.id)).toBe(registration.sid);
    expect(await writes(since)).toEqual(['POST']);
    const [held] = await verificationsOf(app, registration);
    const email = await fieldOf(of.owner, registration.id, 'businessContactEmail');
    expect(held).toMatchObject({
      sid: registration.sid,
      status: withReviewer,
      business_contact_email: email.value,
      edit_reason: 'Corrected after review: Email.',
    });
    expect(await briefOf(of.owner, registration.id)).toMatchObject({
      state: 'IN_PROGRESS',
      version: 2,
      rejections: [],
    });
    await app.simulator.decide(registration.sid!, 'approve');
    await untilState(of.owner, registration.id, 'APPROVED');
  });

  it('goes round as often as the reviewer wants', async () => {
    const registration = await sentBack([30449]);
    await resubmit(of, registration.id);
    await app.simulator.decide(registration.sid!, 'reject', { codes: [30449] });
    await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    await resubmit(of, registration.id);
    expect((await briefOf(of.owner, registration.id)).version).toBe(3);
    await app.simulator.decide(registration.sid!, 'approve');
    await untilState(of.owner, registration.id, 'APPROVED');
    const kinds = (await told(registration.id)).map((one) => one.kind);
    expect(kinds).toEqual([
      'REGISTRATION_ACTION_NEEDED',
      'REGISTRATION_ACTION_NEEDED',
      'REGISTRATION_APPROVED',
    ]);
  });

  it.each<[string, { editAllowed?: boolean }, string]>([
    ['after the time for edits', {}, 'P8D'],
    ['that may not be edited', { editAllowed: false }, 'PT0S'],
  ])('replaces a request %s by a new one', async (_case, details, wait) => {
    const registration = await sentBack([30452], details);
    await app.simulator.advance(wait);
    await until(async () => (await briefOf(of.owner, registration.id)).nextStep.deadline === null);
    const since = await latestCall(app);
    await correct(of, registration.id);
    const [made] = await until(async () => {
      const held = await verificationsOf(app, registration);
      return held.length === 1 && held[0]!.sid !== registration.sid && held;
    });
    expect(await writes(since)).toEqual(['DELETE', 'POST']);
    expect(made).toMatchObject({ status: withReviewer, external_reference_id: `${registration.id}:v2` });
    // The news that the former one was deleted must not be taken for news of this one.
    await app.simulator.advance('PT10M');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await briefOf(of.owner, registration.id)).toMatchObject({
      state: 'IN_PROGRESS',
      steps: [{ state: 'IN_REVIEW', twilioSid: made!.sid }],
    });
    expect((await told(registration.id)).map((one) => one.kind)).not.toContain('REGISTRATION_DEADLINE');
    await app.simulator.decide(made!.sid, 'approve');
    await untilState(of.owner, registration.id, 'APPROVED');
  });

  it('replaces a request when the time for edits ends between the submission and Twilio', async () => {
    const registration = await sentBack([30452]);
    await app.simulator.fault('POST /v1/Tollfree/Verifications/*', 'status', { status: 429 });
    await correct(of, registration.id);
    await app.simulator.advance('P8D');
    const brief = await until(async () => {
      const present = await briefOf(of.owner, registration.id);
      return present.steps[0]!.state === 'IN_REVIEW' && present;
    });
    const held = await verificationsOf(app, registration);
    expect(held).toMatchObject([{ status: withReviewer, external_reference_id: `${registration.id}:v2` }]);
    expect(brief).toMatchObject({ state: 'IN_PROGRESS', steps: [{ twilioSid: held[0]!.sid }] });
  });

  it('replaces what another registration of the number, since given up, left at Twilio', async () => {
    const registration = await sentBack([30452]);
    expect((await cancel(of.owner, registration.id)).userErrors).toEqual([]);
    const id = await startRegistration(of.owner, registration.phoneNumber.id, 'TOLL_FREE_VERIFICATION');
    expect(id).not.toBe(registration.id);
    expect(await briefOf(of.owner, id)).toMatchObject({
      version: 1,
      rejections: [],
      nextStep: { deadline: null },
    });
    const since = await latestCall(app);
    const sid = await submit(of.owner, id, await confirm(of.owner, id));
    expect(await writes(since)).toEqual(['DELETE', 'POST']);
    expect(await verificationsOf(app, registration)).toMatchObject([
      { sid, external_reference_id: `${id}:v1` },
    ]);
  });

  it('turns the card READY and pushes each change with a rising revision', async () => {
    const registration = await given(app).registration(of, 'CONFIRMED');
    const cards = of.owner.watch(PhoneCardChangedDocument, { phoneNumberId: registration.phoneNumber.id });
    const registrations = of.owner.watch(RegistrationChangedDocument, { registrationId: registration.id });
    await Promise.all([cards.next(), registrations.next()]);
    expect((await handIn(of.assistant, registration.id)).userErrors).toEqual([]);
    const { registrationChanged } = await registrations.next(
      (event) => event.registrationChanged.steps[0]!.state === 'IN_REVIEW',
    );
    await cards.next((event) => event.phoneNumberChanged.messaging.reasons[0]?.actor === 'REVIEWER');
    await app.simulator.decide(registrationChanged.steps[0]!.twilioSid!, 'approve');
    await cards.next((event) => event.phoneNumberChanged.messaging.state === 'READY');
    await registrations.next((event) => event.registrationChanged.state === 'APPROVED');
    const seen = [
      cards.events.map((event) => event.phoneNumberChanged.revision),
      registrations.events.map((event) => event.registrationChanged.revision),
    ];
    for (const revisions of seen) expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    const states = cards.events.map((event) => event.phoneNumberChanged.messaging.state);
    expect([...new Set(states)]).toEqual(['NOT_SET_UP', 'PENDING_REVIEW', 'READY']);
    const { phoneNumber } = await of.owner.run(PhoneCardByIdDocument, { id: registration.phoneNumber.id });
    expect(cards.events.at(-1)!.phoneNumberChanged).toEqual(phoneNumber);
  });

  it('that withdraws an approval asks for action, and can be won again', async () => {
    const registration = await given(app).registration(of, 'APPROVED');
    await app.simulator.decide(registration.sid!, 'suspend', { codes: [30484], editAllowed: true });
    const { rejections } = await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    expect(rejections.map((one) => one.code)).toEqual([30484]);
    const card = await given(app).badge(of, registration.phoneNumber.id, 'ACTION_NEEDED');
    expect(card.messaging.reasons).toMatchObject([{ code: 'SUSPENDED' }]);
    await resubmit(of, registration.id);
    await app.simulator.decide(registration.sid!, 'approve');
    await given(app).badge(of, registration.phoneNumber.id, 'READY');
  });

  it('that vanishes at Twilio behind our back comes to light and can be made anew', async () => {
    const registration = await given(app).registration(of, 'APPROVED');
    await app.simulator.callbacks({ drop: 1 });
    const { accounts } = await app.simulator.resources();
    const token = accounts!.find((one) => one.sid === of.accountSid)!.auth_token as string;
    const path = `messaging.twilio.com/v1/Tollfree/Verifications/${registration.sid}`;
    const basic = Buffer.from(`${of.accountSid}:${token}`).toString('base64');
    const answer = await fetch(`${app.simulator.url}/${path}`, {
      method: 'DELETE',
      headers: { authorization: `Basic ${basic}` },
    });
    expect(answer.status).toBe(204);
    await app.simulator.advance('PT30H');
    const { rejections } = await untilState(of.owner, registration.id, 'ACTION_NEEDED');
    expect(rejections).toMatchObject([{ fix: 'EDIT_FIELDS', resubmittable: true }]);
    expect(rejections[0]!.message).toMatch(/no longer on record/);
    await given(app).badge(of, registration.phoneNumber.id, 'ACTION_NEEDED');
    await app.simulator.callbacks({});
    expect((await revise(of.owner, registration.id)).userErrors).toEqual([]);
    const sid = await submit(of.owner, registration.id, await confirm(of.owner, registration.id));
    expect(sid).not.toBe(registration.sid);
    expect(await verificationsOf(app, registration)).toMatchObject([{ sid }]);
  });

  it('of something never acceptable leads to help instead of a correction', async () => {
    const registration = await sentBack([30459]);
    const { nextStep, rejections, actions } = await briefOf(of.owner, registration.id);
    expect(rejections).toMatchObject([{ resubmittable: false, fix: 'NOT_ELIGIBLE' }]);
    expect(nextStep).toMatchObject({ deadline: null, callToAction: { intent: 'CONTACT_SUPPORT' } });
    expect(actions.find((one) => one.action === 'REVISE')).toMatchObject({ allowed: false });
    expect((await revise(of.owner, registration.id)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('is told as a story, newest first', async () => {
    const registration = await sentBack([30452]);
    await resubmit(of, registration.id);
    await app.simulator.decide(registration.sid!, 'approve');
    await untilState(of.owner, registration.id, 'APPROVED');
    const { registration: found } = await of.owner.run(RegistrationTimelineDocument, { id: registration.id });
    const story = [...found!.timeline].reverse();
    expect(story.map((one) => [one.actor, one.summary])).toEqual([
      ['ASSISTANT', 'Started, filled in with what is known of the business.'],
      ['USER', 'Details and fees confirmed.'],
      ['ASSISTANT', 'Version 1 handed in.'],
      [null, 'Received; the review has begun.'],
      [null, 'Sent back by the reviewer.'],
      ['ASSISTANT', 'Version 2 opened to fix what was sent back.'],
      ['USER', 'Details and fees confirmed.'],
      ['ASSISTANT', 'Version 2 handed in.'],
      [null, 'Received; the review has begun.'],
      [null, 'Approved.'],
    ]);
    const times = story.map((one) => String(one.at));
    expect(times).toEqual([...times].sort());
  });

  it('never shows the tax id again, nor keeps it readable', async () => {
    const { id } = await given(app).registration(of, 'SUBMITTED');
    const answers = await Promise.all([
      of.owner.run(RegistrationFormDocument, { id }),
      of.owner.run(RegistrationTimelineDocument, { id }),
      of.owner.run(ViewerDocument, {}),
      app.database.query(`SELECT * FROM notifications`),
    ]);
    const everything = [JSON.stringify(answers)];
    const tables = await app.database.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await app.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      everything.push(...rows.map(({ row }) => row));
    }
    const secrets = [bakery.taxId!, bakery.taxId!.replace('-', '')];
    expect(everything.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  });
});
