import {
  ConfirmRegistrationDocument,
  ConversationDocument,
  MessageChangedDocument,
  NotificationsDocument,
  PhoneCardChangedDocument,
  RegistrationTimelineDocument,
  ReviseRegistrationDocument,
  SearchPhoneNumbersDocument,
  SendMessageDocument,
  SubmitRegistrationDocument,
  type PhoneCardChangedSubscription,
  type PhoneCardFragment,
} from '../../operations/generated';
import type { Watch } from '../../local/client';
import {
  accepted,
  briefOf,
  confirm,
  fieldsOf,
  fillIn,
  fixRefused,
  startRegistration,
  submit,
} from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { planted } from '../support/planted';
import { until } from '../support/wait';

const customer = '+14155550123';

/** One test after the other: each is a stretch of the same journey. */
describe('from a search to a delivered text, with a rejection on the way', () => {
  let app: TestApp;
  let organization: GivenOrganization;
  let card: PhoneCardFragment;
  let cards: Watch<PhoneCardChangedSubscription>;
  let registrationId: string;
  let firstSid: string;

  beforeAll(async () => {
    app = await startApp();
    organization = await given(app).organization();
  });
  afterAll(() => app?.stop());

  const badge = async (state: string) =>
    (await cards.next((event) => event.phoneNumberChanged.messaging.state === state)).phoneNumberChanged
      .messaging;
  const verifications = async () =>
    (await app.simulator.requests()).filter((one) => one.path.startsWith('/v1/Tollfree/Verifications'));

  it('suggests toll-free to somebody who searches local in order to text', async () => {
    const { searchPhoneNumbers } = await organization.owner.run(SearchPhoneNumbersDocument, {
      input: { kind: 'LOCAL', areaCode: '503', sms: true, limit: 3 },
    });
    expect(searchPhoneNumbers.numbers).toHaveLength(3);
    expect(searchPhoneNumbers.suggestion?.kind).toBe('TOLL_FREE');
    expect(searchPhoneNumbers.suggestion?.messagingSetup.recommended).toBe(true);
  });

  it('buys a number whose card says that texting is not set up', async () => {
    card = await given(app).phoneNumber(organization);
    expect(card).toMatchObject({ kind: 'TOLL_FREE', voiceWebhookActive: true });
    expect(card.messaging).toMatchObject({ state: 'NOT_SET_UP', path: 'TOLL_FREE_VERIFICATION' });
    expect(card.messaging.callToAction?.intent).toBe('SET_UP_MESSAGING');
    cards = organization.owner.watch(PhoneCardChangedDocument, { phoneNumberId: card.id });
    expect((await cards.next()).phoneNumberChanged.id).toBe(card.id);
  });

  it('refuses a text before any money is spent', async () => {
    const { sendMessage } = await organization.owner.run(SendMessageDocument, {
      input: { phoneNumberId: card.id, to: customer, body: 'Hello' },
    });
    expect(sendMessage.userErrors).toMatchObject([
      { code: 'SENDER_NOT_READY', callToAction: { intent: 'SET_UP_MESSAGING' } },
    ]);
  });

  it('starts prefilled from the profile, and once', async () => {
    registrationId = await startRegistration(organization.assistant, card.id, 'TOLL_FREE_VERIFICATION');
    expect(await startRegistration(organization.owner, card.id, 'TOLL_FREE_VERIFICATION')).toBe(
      registrationId,
    );
    const fields = await fieldsOf(organization.assistant, registrationId);
    const prefilled = fields.filter((field) => field.source === 'ORGANIZATION_PROFILE');
    expect(prefilled.map((field) => field.value)).toEqual(
      expect.arrayContaining(['Juniper Street Bakery LLC', 'https://www.juniperstreetbakery.com']),
    );
  });

  it('is filled in by somebody who knows only what the form says', async () => {
    await fillIn(organization.assistant, registrationId);
    const { actions, fields } = await briefOf(organization.owner, registrationId);
    expect(fields.filter((field) => field.required && !field.isSet)).toEqual([]);
    expect(actions.find(({ action }) => action === 'CONFIRM')).toMatchObject({ allowed: true });
  });

  it('is confirmed by a person and never by the assistant', async () => {
    const { digest } = await briefOf(organization.assistant, registrationId);
    const input = { registrationId, digest, acceptFees: true };
    const refused = await organization.assistant.run(ConfirmRegistrationDocument, { input });
    expect(refused.confirmRegistration.userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const early = await organization.assistant.run(SubmitRegistrationDocument, {
      input: { registrationId, digest },
    });
    expect(early.submitRegistration.userErrors).toMatchObject([{ code: 'NOT_CONFIRMED' }]);
    expect(await confirm(organization.owner, registrationId)).toBe(digest);
  });

  it('reaches Twilio once and the card waits for the reviewer', async () => {
    const { digest } = await briefOf(organization.assistant, registrationId);
    firstSid = await submit(organization.assistant, registrationId, digest);
    const again = await organization.assistant.run(SubmitRegistrationDocument, {
      input: { registrationId, digest },
    });
    expect(again.submitRegistration.userErrors).toEqual([]);
    expect((await verifications()).filter(({ method }) => method === 'POST')).toHaveLength(1);
    const { phoneNumberChanged: waiting } = await cards.next(
      ({ phoneNumberChanged: { messaging } }) => messaging.reasons[0]?.actor === 'REVIEWER',
    );
    expect(waiting.messaging).toMatchObject({ state: 'PENDING_REVIEW', reasons: [{ code: 'IN_REVIEW' }] });
  });

  it('says what the reviewer refused, in words, with a deadline', async () => {
    await app.simulator.decide(firstSid, 'reject', { codes: [30446, 30452], editAllowed: true });
    expect((await badge('ACTION_NEEDED')).callToAction).toMatchObject({
      intent: 'FIX_REGISTRATION',
      registrationId,
    });
    const { rejections, nextStep, state } = await briefOf(organization.owner, registrationId);
    expect(state).toBe('ACTION_NEEDED');
    expect(rejections.map(({ code }) => code)).toEqual([30446, 30452]);
    expect(new Set(rejections.map(({ message }) => message)).size).toBe(2);
    expect(nextStep).toMatchObject({ actor: 'YOU', deadline: expect.any(String) });
    await until(async () => (await notified()).includes('REGISTRATION_ACTION_NEEDED'));
    expect(await told('REGISTRATION_ACTION_NEEDED')).toMatchObject({
      isSettled: false,
      callToAction: { intent: 'FIX_REGISTRATION', label: 'Fix and resend' },
    });
    expect(await told('NUMBER_PURCHASED')).toMatchObject({ isSettled: true, callToAction: null });
  });

  it('opens a copy in which only the refused fields are marked', async () => {
    const before = await fieldsOf(organization.owner, registrationId);
    const { reviseRegistration } = await organization.assistant.run(ReviseRegistrationDocument, {
      input: { registrationId },
    });
    accepted('the revision', reviseRegistration.userErrors);
    expect(reviseRegistration.registration).toMatchObject({ id: registrationId, version: 2, state: 'DRAFT' });
    const fields = await fieldsOf(organization.owner, registrationId);
    expect(fields.map(({ key, value }) => [key, value])).toEqual(
      before.map(({ key, value }) => [key, value]),
    );
    const marked = fields.filter((field) => field.rejectionReason !== null);
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.length).toBeLessThan(fields.length / 2);
  });

  it('resubmits by an update of the same verification', async () => {
    await fixRefused(organization.assistant, registrationId);
    const digest = await confirm(organization.owner, registrationId);
    expect(await submit(organization.assistant, registrationId, digest)).toBe(firstSid);
    const writes = (await verifications()).filter(({ method }) => method === 'POST');
    expect(writes.map(({ path }) => path)).toEqual([
      '/v1/Tollfree/Verifications',
      `/v1/Tollfree/Verifications/${firstSid}`,
    ]);
    expect(new URLSearchParams(writes[1]!.body).get('EditReason')).toBeTruthy();
    // What the news asked for is done.
    expect(await told('REGISTRATION_ACTION_NEEDED')).toMatchObject({ isSettled: true, callToAction: null });
  });

  it('turns the card READY on approval', async () => {
    await app.simulator.decide(firstSid, 'approve');
    expect(await badge('READY')).toMatchObject({ reasons: [], callToAction: null });
    const revisions = cards.events.map((event) => event.phoneNumberChanged.revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    await until(async () => (await notified()).includes('REGISTRATION_APPROVED'));
    const { registration } = await organization.owner.run(RegistrationTimelineDocument, {
      id: registrationId,
    });
    expect(registration?.timeline.length).toBeGreaterThanOrEqual(6);
  });

  it('delivers a text and tells of each step', async () => {
    const messages = organization.owner.watch(MessageChangedDocument, { phoneNumberId: card.id });
    const input = {
      phoneNumberId: card.id,
      to: customer,
      body: planted.messageBody,
      idempotencyKey: 'bread-1',
    };
    const first = await organization.owner.run(SendMessageDocument, { input });
    const again = await organization.owner.run(SendMessageDocument, { input });
    expect(again.sendMessage.message?.id).toBe(first.sendMessage.message?.id);
    const { messageChanged } = await messages.next((event) => event.messageChanged.status === 'DELIVERED');
    expect(messageChanged).toMatchObject({ id: first.sendMessage.message?.id, segments: 1, failure: null });
    const sent = (await app.simulator.requests()).filter(
      (one) => one.method === 'POST' && one.path.endsWith('/Messages.json'),
    );
    expect(sent).toHaveLength(1);
  });

  it('refuses to text somebody who said STOP', async () => {
    await app.simulator.inbound({ from: customer, to: card.e164, body: 'STOP' });
    await until(async () => {
      const { organization: own } = await organization.owner.run(ConversationDocument, {
        phoneNumberId: card.id,
        contact: customer,
      });
      return (
        own.conversation?.optOut?.keyword === 'STOP' &&
        own.conversation.sendBlock?.code === 'RECIPIENT_OPTED_OUT'
      );
    });
    const { sendMessage } = await organization.owner.run(SendMessageDocument, {
      input: { phoneNumberId: card.id, to: customer, body: 'One more thing' },
    });
    expect(sendMessage).toMatchObject({ message: null, userErrors: [{ code: 'RECIPIENT_OPTED_OUT' }] });
  });

  async function notified(): Promise<string[]> {
    const { organization: own } = await organization.owner.run(NotificationsDocument, {});
    return own.notifications.nodes.map(({ kind }) => kind);
  }

  async function told(kind: string) {
    const { organization: own } = await organization.owner.run(NotificationsDocument, {});
    return own.notifications.nodes.find((one) => one.kind === kind);
  }
});
