import {
  CancelRegistrationDocument,
  ConfirmRegistrationDocument,
  ReviseRegistrationDocument,
  SubmitRegistrationDocument,
  UpdateRegistrationDocument,
  type RegistrationFieldValueInput,
} from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import type { FormFieldState } from '../../local/form-filler';
import {
  accepted,
  briefOf,
  confirm,
  fieldsOf,
  fixRefused,
  must,
  submit,
  type Brief,
} from '../../local/registration-steps';
import type { RecordedRequest } from '../../local/simulator';
import type { TestApp } from './app';
import type { GivenRegistration } from './given';
import { until } from './wait';

interface StateRead {
  registration: { state: string } | null;
}
const readState = 'query ($id: ID!) { registration(id: $id) { state } }';

/** Writes values and gives the answer as it is, refusals and all. */
export async function edit(api: ApiClient, id: string, fields: RegistrationFieldValueInput[]) {
  const input = { registrationId: id, fields };
  return (await api.run(UpdateRegistrationDocument, { input })).updateRegistration;
}

/** Says yes and gives the answer as it is; to the present digest unless another is given. */
export async function sayYes(
  api: ApiClient,
  id: string,
  wish: { digest?: string; acceptFees?: boolean } = {},
) {
  const digest = wish.digest ?? (await briefOf(api, id)).digest;
  const input = { registrationId: id, digest, acceptFees: wish.acceptFees };
  return (await api.run(ConfirmRegistrationDocument, { input })).confirmRegistration;
}

/** Hands it in and gives the answer as it is. */
export async function handIn(api: ApiClient, id: string, digest?: string) {
  const input = { registrationId: id, digest };
  return (await api.run(SubmitRegistrationDocument, { input })).submitRegistration;
}

/** Opens the next version and gives the answer as it is. */
export async function revise(api: ApiClient, id: string) {
  return (await api.run(ReviseRegistrationDocument, { input: { registrationId: id } })).reviseRegistration;
}

/** Gives it up and gives the answer as it is. */
export async function cancel(api: ApiClient, id: string) {
  return (await api.run(CancelRegistrationDocument, { input: { registrationId: id } })).cancelRegistration;
}

/** One field of the present form. */
export async function fieldOf(api: ApiClient, id: string, key: string): Promise<FormFieldState> {
  const fields = await fieldsOf(api, id);
  return must(
    fields.find((field) => field.key === key),
    `no field ${key}`,
  );
}

/** Waits until the registration is in the state, and gives what then is known of it. */
export async function untilState(api: ApiClient, id: string, state: string, within = 10_000): Promise<Brief> {
  await until(
    async () => {
      const { registration } = await api.run<StateRead, { id: string }>(readState, { id });
      return registration?.state === state;
    },
    { what: `a registration that is ${state}`, within, every: 60 },
  );
  return briefOf(api, id);
}

/** Corrects what was refused, has the person confirm it and hands it in. */
export async function correct(of: { owner: ApiClient; assistant: ApiClient }, id: string): Promise<void> {
  accepted('the revision', (await revise(of.assistant, id)).userErrors);
  await fixRefused(of.assistant, id);
  const digest = await confirm(of.owner, id);
  accepted('the correction', (await handIn(of.assistant, id, digest)).userErrors);
}

/** The same, waiting until the reviewer has it; gives the review's SID. */
export async function resubmit(of: { owner: ApiClient; assistant: ApiClient }, id: string): Promise<string> {
  accepted('the revision', (await revise(of.assistant, id)).userErrors);
  await fixRefused(of.assistant, id);
  return submit(of.assistant, id, await confirm(of.owner, id));
}

/** A verification as Twilio shows it. */
export interface VerificationAtTwilio {
  sid: string;
  status: string;
  tollfree_phone_number: string;
  external_reference_id: string | null;
  edit_reason: string | null;
  edit_expiration: string | null;
  [field: string]: unknown;
}

/** What the simulator holds for the registration's number. */
export async function verificationsOf(
  app: Pick<TestApp, 'simulator'>,
  of: GivenRegistration,
): Promise<VerificationAtTwilio[]> {
  const { tollfreeVerifications } = await app.simulator.resources();
  return (tollfreeVerifications as VerificationAtTwilio[]).filter(
    (one) => one.tollfree_phone_number === of.phoneNumber.e164,
  );
}

/** Calls about verifications after call number `since`; with a method, those only. */
export async function callsAbout(
  app: Pick<TestApp, 'simulator'>,
  since = 0,
  method?: string,
): Promise<RecordedRequest[]> {
  const calls = (await app.simulator.requests(since)).filter((one) =>
    one.path.startsWith('/v1/Tollfree/Verifications'),
  );
  return calls.filter((one) => method === undefined || one.method === method);
}

/** Number of the latest call that Twilio got. */
export async function latestCall(app: Pick<TestApp, 'simulator'>): Promise<number> {
  return (await app.simulator.requests()).at(-1)?.n ?? 0;
}

/** Its address was held against the post, so that what follows at Twilio is the registration's own. */
export async function addressChecked({ database }: Pick<TestApp, 'database'>, id: string): Promise<void> {
  await until(
    async () => {
      const [row] = await database.query<{ outcome: string | null }>(
        `SELECT v.address_check->>'outcome' AS outcome FROM registration_versions v
         JOIN registrations r ON r.id = v.registration_id AND r.version = v.version WHERE r.id = $1`,
        [id],
      );
      return row?.outcome === 'KNOWN';
    },
    { what: 'an address that the post knows', within: 60_000 },
  );
}
