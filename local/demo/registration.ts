import {
  ConfirmRegistrationDocument,
  ReviseRegistrationDocument,
  type PhoneCardFragment,
} from '../../operations/generated';
import {
  accepted,
  briefOf,
  confirm,
  fieldsOf,
  fillIn,
  fixRefused,
  refusal,
  startRegistration,
  submit,
  type Entry,
} from '../registration-steps';
import type { CardWatch, Cast } from './cast';
import { feeInWords } from './fees';

/** Sets up texting for the number: a first try that is sent back, and a second that is approved. */
export async function registerNumber(cast: Cast, card: PhoneCardFragment, watch: CardWatch): Promise<void> {
  const { assistant, twilio, tell } = cast;
  tell.step('"Set up messaging" opens the assistant, which starts the registration');
  const id = await startRegistration(assistant, card.id, 'TOLL_FREE_VERIFICATION');
  await showPrefill(cast, id);

  tell.step('The assistant fills in what is missing, from the form alone');
  showWritten(cast, await fillIn(assistant, id));
  await showReview(cast, id);

  tell.step('A person says yes to exactly what will be submitted');
  await twilio.mode('manual');
  const sid = await confirmAndSubmit(cast, id, watch);

  tell.step('The reviewer sends it back');
  const since = watch.events.length;
  await twilio.decide(sid, 'reject', { codes: [30446, 30452], editAllowed: true });
  tell.card(await nextBadge(watch, 'ACTION_NEEDED', since));
  const { rejections, nextStep } = await briefOf(assistant, id);
  for (const reason of rejections) tell.saw(`${reason.code}: ${reason.message} ${reason.howToFix}`);
  tell.saw(`next: ${nextStep.headline}${nextStep.deadline ? `, by ${day(nextStep.deadline)}` : ''}`);

  tell.step('The next version starts as a copy, and only the refused fields are worked on');
  const { reviseRegistration } = await assistant.run(ReviseRegistrationDocument, {
    input: { registrationId: id },
  });
  accepted('the revision', reviseRegistration.userErrors);
  for (const field of await fieldsOf(assistant, id))
    if (field.rejectionReason) tell.saw(`${field.label}: ${field.rejectionReason}`);
  showWritten(cast, await fixRefused(assistant, id));
  const again = await confirmAndSubmit(cast, id, watch);

  tell.step('The reviewer approves');
  const before = watch.events.length;
  await twilio.decide(again, 'approve');
  tell.card(await nextBadge(watch, 'READY', before));
}

/** E.g. "29 November 2026". */
function day(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

async function showPrefill({ assistant, tell }: Cast, id: string): Promise<void> {
  const fields = await fieldsOf(assistant, id);
  const prefilled = fields.filter((field) => field.isSet);
  tell.saw(`${prefilled.length} of ${fields.length} fields are prefilled, such as:`);
  for (const { label, value, source } of prefilled.slice(0, 3))
    tell.saw(`  ${label}: ${shortened(value)} (${source})`);
}

/** What the review screen shows besides the values. */
async function showReview({ assistant, tell }: Cast, id: string): Promise<void> {
  const { brief, findings, quote } = await briefOf(assistant, id);
  tell.saw(brief);
  for (const finding of findings) tell.saw(`${finding.severity}: ${finding.message}`);
  for (const line of quote.lines) tell.saw(feeInWords(line));
}

async function confirmAndSubmit(cast: Cast, id: string, watch: CardWatch): Promise<string> {
  const { assistant, owner, tell } = cast;
  const { digest, quote } = await briefOf(assistant, id);
  const asAssistant = await assistant.run(ConfirmRegistrationDocument, {
    input: { registrationId: id, digest, acceptFees: quote.needsAcceptance },
  });
  const said = refusal("the assistant's yes", 'NOT_ALLOWED', asAssistant.confirmRegistration.userErrors);
  tell.saw(`the assistant may not: "${said}"`);
  await confirm(owner, id);
  tell.saw(`the owner confirms ${digest.slice(0, 12)}…, the assistant submits it`);
  const seen = watch.events.length;
  const sid = await submit(assistant, id, digest);
  tell.card(await nextBadge(watch, 'PENDING_REVIEW', seen));
  return sid;
}

function showWritten({ tell }: Cast, entries: Entry[]): void {
  for (const { key, value } of entries) tell.saw(`${key} = ${shortened(value)}`);
}

/** The badge of the first card event from position `since` on that shows the state. */
async function nextBadge(watch: CardWatch, state: string, since: number) {
  const event = await watch.next(
    (one) => watch.events.indexOf(one) >= since && one.phoneNumberChanged.messaging.state === state,
  );
  return event.phoneNumberChanged.messaging;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
