import {
  ConfirmRegistrationDocument,
  RegistrationBriefDocument,
  RegistrationFormDocument,
  StartRegistrationDocument,
  SubmitRegistrationDocument,
  UpdateRegistrationDocument,
  type RegistrationBriefQuery,
  type RegistrationKind,
} from '../operations/generated';
import type { ApiClient } from './client';
import { inventOtherValue, inventValue, type FormFieldState } from './form-filler';

export type Brief = NonNullable<RegistrationBriefQuery['registration']>;
export interface Entry {
  key: string;
  value: unknown;
  expectedRevision: number;
}

/** Starts a registration for a number, or finds the open one, and gives its id. */
export async function startRegistration(
  api: ApiClient,
  phoneNumberId: string,
  kind: RegistrationKind,
): Promise<string> {
  const { startRegistration: started } = await api.run(StartRegistrationDocument, {
    input: { kind, phoneNumberId },
  });
  accepted('the start', started.userErrors);
  return must(started.registration, 'no registration was started').id;
}

/** Where it stands and what it still needs. */
export async function briefOf(api: ApiClient, id: string): Promise<Brief> {
  const { registration } = await api.run(RegistrationBriefDocument, { id });
  return must(registration, 'the registration is gone');
}

/** Every field of the present form. */
export async function fieldsOf(api: ApiClient, id: string): Promise<FormFieldState[]> {
  const { registration } = await api.run(RegistrationFormDocument, { id });
  return must(registration, 'the registration is gone').form.sections.flatMap((section) => section.fields);
}

/** Fills what is required and missing or at fault, in as many rounds as the form takes; gives what was written. */
export async function fillIn(api: ApiClient, id: string): Promise<Entry[]> {
  const written: Entry[] = [];
  for (let round = 0; round < 6; round += 1) {
    const { fields } = await briefOf(api, id);
    const todo = fields.filter((field) => (field.required && !field.isSet) || field.errors.length > 0);
    if (todo.length === 0) break;
    const entries = await Promise.all(
      todo.map(async (field) => entry(field, await inventValue(api, id, field))),
    );
    await write(api, id, entries);
    written.push(...entries);
  }
  const blockers = (await briefOf(api, id)).findings.filter((finding) => finding.severity === 'BLOCKER');
  if (blockers.length > 0)
    throw new Error(`the form is blocked: ${blockers.map((one) => one.message).join(' ')}`);
  return written;
}

/** Gives every field that the reviewer refused another value; gives what was written. */
export async function fixRefused(api: ApiClient, id: string): Promise<Entry[]> {
  const refused = (await fieldsOf(api, id)).filter((field) => field.rejectionReason !== null);
  if (refused.length === 0) throw new Error('no field is marked as refused');
  const entries = await Promise.all(
    refused.map(async (field) => entry(field, await inventOtherValue(api, id, field))),
  );
  await write(api, id, entries);
  return [...entries, ...(await fillIn(api, id))];
}

/** A person's yes to what stands there now; gives the digest. */
export async function confirm(person: ApiClient, id: string): Promise<string> {
  const { digest, quote } = await briefOf(person, id);
  const { confirmRegistration } = await person.run(ConfirmRegistrationDocument, {
    input: { registrationId: id, digest, acceptFees: quote.needsAcceptance },
  });
  accepted('the confirmation', confirmRegistration.userErrors);
  return digest;
}

/** Submits what was confirmed and gives the review's SID at Twilio once it is there. */
export async function submit(api: ApiClient, id: string, digest: string): Promise<string> {
  const { submitRegistration } = await api.run(SubmitRegistrationDocument, {
    input: { registrationId: id, digest },
  });
  accepted('the submission', submitRegistration.userErrors);
  const deadline = Date.now() + 15_000;
  for (;;) {
    const { steps } = await briefOf(api, id);
    const sid = steps.find((one) => one.state === 'IN_REVIEW' && one.twilioSid)?.twilioSid;
    if (sid) return sid;
    if (Date.now() > deadline)
      throw new Error(`the submission did not reach Twilio: ${JSON.stringify(steps)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Writes the entries; throws when any is refused. */
export async function write(api: ApiClient, id: string, fields: Entry[]): Promise<void> {
  const { updateRegistration } = await api.run(UpdateRegistrationDocument, {
    input: { registrationId: id, fields },
  });
  accepted('the edit', updateRegistration.userErrors);
}

function entry(field: FormFieldState, value: unknown): Entry {
  return { key: field.key, value, expectedRevision: field.revision };
}

/** Gives the value, or throws. */
export function must<T>(value: T | null | undefined, otherwise: string): T {
  if (value === null || value === undefined) throw new Error(otherwise);
  return value;
}

type Errors = readonly { code: string; message: string }[];

/** Throws when a call was refused. */
export function accepted(what: string, errors: Errors): void {
  if (errors.length > 0)
    throw new Error(`${what} was refused: ${errors.map((one) => `${one.code} ${one.message}`).join('; ')}`);
}

/** Throws when a call was not refused as it should be; gives what was said. */
export function refusal(what: string, code: string, errors: Errors): string {
  const found = errors.find((one) => one.code === code);
  return must(found, `${what} should be refused with ${code}, and was answered ${JSON.stringify(errors)}`)
    .message;
}
