import {
  ConfirmRegistrationDocument,
  RegistrationBriefDocument,
  RegistrationFormDocument,
  ReviseRegistrationDocument,
  StartRegistrationDocument,
  SubmitRegistrationDocument,
  UpdateRegistrationDocument,
  type PhoneCardFragment,
  type RegistrationBriefQuery,
} from '../../operations/generated';
import type { ApiClient } from '../client';
import { inventOtherValue, inventValue, type FormFieldState } from '../form-filler';
import { accepted, must, refusal, type CardWatch, type Cast } from './journey';

type Brief = NonNullable<RegistrationBriefQuery['registration']>;

/** Sets up texting for the number: a first try that is sent back, and a second that is approved. */
export async function registerNumber(cast: Cast, card: PhoneCardFragment, watch: CardWatch): Promise<void> {
  const { assistant, twilio, tell } = cast;
  tell.step('"Set up messaging" opens the assistant, which starts the registration');
  const { startRegistration: started } = await assistant.run(StartRegistrationDocument, {
    input: { kind: 'TOLL_FREE_VERIFICATION', phoneNumberId: card.id },
  });
  accepted('the start', started.userErrors);
  const id = must(started.registration, 'no registration was started').id;
  await showPrefill(cast, id);

  tell.step('The assistant fills in what is missing, from the form alone');
  await fillIn(cast, id);

  tell.step('A person says yes to exactly what will be submitted');
  await twilio.mode('manual');
  const sid = await confirmAndSubmit(cast, id, watch);

  tell.step('The reviewer sends it back');
  const since = watch.events.length;
  await twilio.decide(sid, 'reject', { codes: [30446, 30498], editAllowed: true });
  tell.card(await nextBadge(watch, 'ACTION_NEEDED', since));
  const rejected = await briefOf(assistant, id);
  for (const reason of rejected.rejections) tell.saw(`${reason.code}: ${reason.message} ${reason.howToFix}`);
  tell.saw(
    `next: ${rejected.nextStep.headline}${rejected.nextStep.deadline ? ` by ${rejected.nextStep.deadline}` : ''}`,
  );

  tell.step('The next version starts as a copy, and only the refused fields are worked on');
  const { reviseRegistration: revised } = await assistant.run(ReviseRegistrationDocument, {
    input: { registrationId: id },
  });
  accepted('the revision', revised.userErrors);
  await fixRefused(cast, id);
  const again = await confirmAndSubmit(cast, id, watch);

  tell.step('The reviewer approves');
  const before = watch.events.length;
  await twilio.decide(again, 'approve');
  tell.card(await nextBadge(watch, 'READY', before));
}

async function showPrefill({ assistant, tell }: Cast, id: string): Promise<void> {
  const { registration } = await assistant.run(RegistrationFormDocument, { id });
  const fields = must(registration, 'the registration is gone').form.sections.flatMap(
    (section) => section.fields,
  );
  const prefilled = fields.filter((field) => field.isSet);
  tell.saw(`${prefilled.length} of ${fields.length} fields are prefilled, such as:`);
  for (const field of prefilled.slice(0, 3))
    tell.saw(`  ${field.label}: ${JSON.stringify(field.value)} (${field.source})`);
}

async function fillIn(cast: Cast, id: string): Promise<void> {
  const { assistant, tell } = cast;
  for (let round = 0; round < 6; round += 1) {
    const brief = await briefOf(assistant, id);
    const missing = brief.fields.filter((field) => field.required && !field.isSet);
    const faulty = brief.fields.filter((field) => field.errors.length > 0 && field.isSet);
    const todo = [...missing, ...faulty];
    if (todo.length === 0) break;
    await write(
      cast,
      id,
      await Promise.all(todo.map(async (field) => entry(field, await inventValue(assistant, id, field)))),
    );
  }
  const brief = await briefOf(assistant, id);
  tell.saw(brief.brief);
  for (const finding of brief.findings) tell.saw(`${finding.severity}: ${finding.message}`);
  const blockers = brief.findings.filter((finding) => finding.severity === 'BLOCKER');
  if (blockers.length > 0)
    throw new Error(`the form is blocked: ${blockers.map((one) => one.message).join(' ')}`);
  tell.saw(
    `fees: ${brief.quote.lines.map((line) => `${line.label} ${line.amount.amount} ${line.amount.currency} (${line.payer})`).join(', ') || 'none'}`,
  );
}

async function fixRefused(cast: Cast, id: string): Promise<void> {
  const { assistant, tell } = cast;
  const { registration } = await assistant.run(RegistrationFormDocument, { id });
  const fields = must(registration, 'the registration is gone').form.sections.flatMap(
    (section) => section.fields,
  );
  const refused = fields.filter((field) => field.rejectionReason !== null);
  if (refused.length === 0) throw new Error('no field is marked as refused');
  for (const field of refused) tell.saw(`${field.label}: ${field.rejectionReason}`);
  await write(
    cast,
    id,
    await Promise.all(
      refused.map(async (field) => entry(field, await inventOtherValue(assistant, id, field))),
    ),
  );
  await fillIn(cast, id);
}

async function confirmAndSubmit(cast: Cast, id: string, watch: CardWatch): Promise<string> {
  const { assistant, owner, tell } = cast;
  const { digest, quote } = await briefOf(assistant, id);
  const input = { registrationId: id, digest, acceptFees: quote.needsAcceptance };
  const asAssistant = await assistant.run(ConfirmRegistrationDocument, { input });
  tell.saw(
    `the assistant may not: "${refusal("the assistant's yes", 'NOT_ALLOWED', asAssistant.confirmRegistration.userErrors)}"`,
  );
  const { confirmRegistration } = await owner.run(ConfirmRegistrationDocument, { input });
  accepted("the owner's yes", confirmRegistration.userErrors);
  tell.saw(`the owner confirms ${digest.slice(0, 12)}…, the assistant submits it`);
  const seen = watch.events.length;
  const { submitRegistration } = await assistant.run(SubmitRegistrationDocument, {
    input: { registrationId: id, digest },
  });
  accepted('the submission', submitRegistration.userErrors);
  tell.card(await nextBadge(watch, 'PENDING_REVIEW', seen));
  return twilioSid(assistant, id);
}

/** The review's SID at Twilio, once the submission has reached it. */
async function twilioSid(api: ApiClient, id: string): Promise<string> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const { steps } = await briefOf(api, id);
    const step = steps.find((one) => one.state === 'IN_REVIEW' && one.twilioSid);
    if (step?.twilioSid) return step.twilioSid;
    if (Date.now() > deadline)
      throw new Error(`the submission did not reach Twilio: ${JSON.stringify(steps)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function write(
  { assistant, tell }: Cast,
  id: string,
  fields: { key: string; value: unknown; expectedRevision: number }[],
): Promise<void> {
  const { updateRegistration } = await assistant.run(UpdateRegistrationDocument, {
    input: { registrationId: id, fields },
  });
  accepted('the edit', updateRegistration.userErrors);
  for (const { key, value } of fields) tell.saw(`${key} = ${shortened(JSON.stringify(value))}`);
}

function entry(field: FormFieldState, value: unknown) {
  return { key: field.key, value, expectedRevision: field.revision };
}

async function briefOf(api: ApiClient, id: string): Promise<Brief> {
  const { registration } = await api.run(RegistrationBriefDocument, { id });
  return must(registration, 'the registration is gone');
}

/** The badge of the first card event from position `since` on that shows the state. */
async function nextBadge(watch: CardWatch, state: string, since: number) {
  const event = await watch.next(
    (one) => watch.events.indexOf(one) >= since && one.phoneNumberChanged.messaging.state === state,
  );
  return event.phoneNumberChanged.messaging;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
