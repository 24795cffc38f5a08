import {
  AccountDocument,
  CreateOrganizationDocument,
  MessageChangedDocument,
  MessagingWaysDocument,
  PhoneCardByIdDocument,
  PurchasePhoneNumberDocument,
  SearchPhoneNumbersDocument,
  SendMessageDocument,
  SubmitRegistrationDocument,
  UpdateBusinessProfileDocument,
  type PhoneCardFragment,
  type RegistrationStepState,
} from '../../operations/generated';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalPath } from '../businesses';
import type { ApiClient } from '../client';
import {
  accepted,
  briefOf,
  confirm,
  fieldsOf,
  fillIn,
  must,
  startRegistration,
  write,
} from '../registration-steps';
import type { SimulatorControl } from '../simulator';
import { feeInWords } from './fees';
import type { Narrator } from './narrator';

/** Who takes part in the journey of a business of its own. */
export interface LocalCast {
  /** Signs businesses up. */
  service: ApiClient;
  /** A caller within the organization that was signed up. */
  callerOf(organizationId: string, assistant: boolean): Promise<ApiClient>;
  twilio: SimulatorControl;
  tell: Narrator;
}

/** The callers of one business. */
interface Business extends Pick<LocalCast, 'twilio' | 'tell'> {
  path: LocalPath;
  owner: ApiClient;
  assistant: ApiClient;
}

const customer = '+15035550188';
/** The whole way takes some ten reviews, each a few seconds here. */
const patienceMs = 240_000;
/** After so long without news the clock is moved on: to the next look at what is reviewed. */
const quietMs = 4_000;

/** From sign-up to a delivered text from a local number. Throws where it does not go as it should. */
export async function localJourney(cast: LocalCast, path: LocalPath): Promise<void> {
  const business = await signUp(cast, path);
  await business.twilio.mode('auto', 2_000);
  // The demo may be run often, and a person's phone, email and address register a few businesses only.
  await business.twilio.limits({ ownerReuse: false });
  const card = await buyNumber(business);
  const id = await fillInForm(business, card);
  await handIn(business, id);
  await follow(business, card, id);
  await textCustomer(business, card);
}

async function signUp(cast: LocalCast, path: LocalPath): Promise<Business> {
  const { tell } = cast;
  const name = must(path.profile.doingBusinessAs ?? path.profile.legalName, 'a business has a name');
  tell.step(`${name} signs up`);
  const { createOrganization } = await cast.service.run(CreateOrganizationDocument, {
    input: { name, plan: 'STARTER', ownerUserId: 'user-demo-owner' },
  });
  accepted('the sign-up', createOrganization.userErrors);
  const { id } = must(createOrganization.organization, 'there is no organization');
  const owner = await cast.callerOf(id, false);
  const assistant = await cast.callerOf(id, true);
  const { updateBusinessProfile } = await owner.run(UpdateBusinessProfileDocument, { input: path.profile });
  accepted('the business profile', updateBusinessProfile.userErrors);
  await patiently('an account that is ready', async () => {
    const { organization } = await owner.run(AccountDocument, {});
    return organization.twilioAccount?.status === 'ACTIVE';
  });
  tell.saw('profile written, account ready');
  return { path, owner, assistant, twilio: cast.twilio, tell };
}

async function buyNumber({ owner, tell }: Business): Promise<PhoneCardFragment> {
  tell.step('A local number is chosen');
  const search = await owner.run(SearchPhoneNumbersDocument, {
    input: { country: 'US', kind: 'LOCAL', sms: true, limit: 3 },
  });
  const candidate = must(search.searchPhoneNumbers.numbers[0], 'no local number was offered');
  tell.saw(`${candidate.e164}: ${candidate.messagingSetup.summary}`);
  const { purchasePhoneNumber } = await owner.run(PurchasePhoneNumberDocument, {
    input: { e164: candidate.e164, idempotencyKey: `demo-${candidate.e164}` },
  });
  accepted('the purchase', purchasePhoneNumber.userErrors);
  const { id } = must(purchasePhoneNumber.phoneNumber, 'the purchase gave no card');
  const card = await patiently('an active number', async () => {
    const { phoneNumber } = await owner.run(PhoneCardByIdDocument, { id });
    return phoneNumber?.lifecycle === 'ACTIVE' && phoneNumber;
  });
  tell.card(card.messaging);
  return card;
}

async function fillInForm(business: Business, card: PhoneCardFragment): Promise<string> {
  const { assistant, path, tell } = business;
  tell.step('The assistant asks a few questions and says which way fits');
  const id = await startRegistration(assistant, card.id, 'A2P_10DLC');
  for (const [key, value] of Object.entries(path.answers)) {
    const field = (await fieldsOf(assistant, id)).find((one) => one.key === key);
    const { revision } = must(field, `the form has no field ${key}`);
    await write(assistant, id, [{ key, value, expectedRevision: revision }]);
    tell.saw(`${key} = ${JSON.stringify(value)}`);
  }
  const { messagingWays } = await assistant.run(MessagingWaysDocument, {
    input: {
      hasTaxId: path.name !== 'sole-proprietor',
      textsPerDay: path.name === 'standard' ? 20_000 : 500,
      needsLocalNumber: true,
    },
  });
  for (const way of messagingWays.filter(({ recommended }) => recommended))
    tell.saw(`recommended: ${way.title}. ${way.summary}`);

  tell.step('It fills in what is missing, from the form alone');
  for (const { key, value } of await fillIn(assistant, id)) tell.saw(`${key} = ${shortened(value)}`);
  const { brief, findings, quote } = await briefOf(assistant, id);
  tell.saw(brief);
  for (const finding of findings) tell.saw(`${finding.severity}: ${finding.message}`);
  for (const line of quote.lines) tell.saw(feeInWords(line));
  return id;
}

async function handIn({ owner, assistant, tell }: Business, id: string): Promise<void> {
  tell.step('The owner says yes to exactly that, and the assistant hands it in');
  const digest = await confirm(owner, id);
  tell.saw(`confirmed ${digest.slice(0, 12)}…`);
  const { submitRegistration } = await assistant.run(SubmitRegistrationDocument, {
    input: { registrationId: id, digest },
  });
  accepted('the submission', submitRegistration.userErrors);
}

/** Tells of every step until the card is READY; a sole proprietor's owner answers the text. */
async function follow({ owner, twilio, tell }: Business, card: PhoneCardFragment, id: string): Promise<void> {
  tell.step('Step by step it goes on by itself');
  const told = new Set<string>();
  let toldAt = Date.now();
  const tellOnce = (key: string, text: string): void => {
    if (told.has(key)) return;
    told.add(key);
    toldAt = Date.now();
    tell.saw(text);
  };
  await patiently('a number that may text', async () => {
    const { steps, state, nextStep, rejections } = await briefOf(owner, id);
    if (state === 'ACTION_NEEDED')
      throw new Error(`it was sent back: ${rejections.map((one) => one.message).join(' ')}`);
    for (const step of steps.filter((one) => one.state !== 'WAITING'))
      tellOnce(`${step.key} ${step.state}`, `${step.label}: ${inWords[step.state]}`);
    if (nextStep.callToAction?.intent === 'VERIFY_OWNER_PHONE' && !told.has('yes')) {
      tellOnce('yes', `${nextStep.headline}: the owner answers YES`);
      await twilio.ownerReply(must(steps.find(({ key }) => key === 'carriers')?.twilioSid, 'no text'));
    }
    const { phoneNumber } = await owner.run(PhoneCardByIdDocument, { id: card.id });
    if (phoneNumber?.messaging.state === 'READY') {
      tell.card(phoneNumber.messaging);
      return true;
    }
    if (Date.now() - toldAt > quietMs) {
      tell.saw('… half a minute later');
      toldAt = Date.now();
      await twilio.advance('PT30S');
    }
    return false;
  });
}

async function textCustomer({ owner, path, tell }: Business, card: PhoneCardFragment): Promise<void> {
  tell.step('A text to a customer');
  const watch = owner.watch(MessageChangedDocument, { phoneNumberId: card.id, contact: customer });
  const { sendMessage } = await owner.run(SendMessageDocument, {
    input: {
      phoneNumberId: card.id,
      to: customer,
      body: `${path.profile.doingBusinessAs}: see you on Tuesday at 4 pm. Reply STOP to opt out.`,
      idempotencyKey: `demo-${card.id}`,
    },
  });
  accepted('the text', sendMessage.userErrors);
  const { id } = must(sendMessage.message, 'there is no message');
  await watch.next(({ messageChanged }) => messageChanged.id === id && messageChanged.status === 'DELIVERED');
  tell.saw(`delivered to ${customer}`);
  watch.stop();
}

const inWords: Record<RegistrationStepState, string> = {
  WAITING: 'waits',
  SUBMITTING: 'is handed in',
  IN_REVIEW: 'is looked at',
  ACTION_NEEDED: 'needs the owner',
  APPROVED: 'done',
};

async function patiently<T>(what: string, look: () => Promise<T | false | null | undefined>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`${what} was waited for in vain.`);
    await sleep(250);
  }
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
