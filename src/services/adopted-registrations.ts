import type { OrganizationActor } from '../domain/actor';
import { programmeOf } from '../domain/programmes/catalogue';
import type { ResourceKind } from '../domain/programmes/programme';
import type { RegulatoryDefinition } from '../domain/programmes/regulatory/regulation';
import {
  FieldSource,
  type FieldState,
  type FieldValues,
  type RegistrationKind,
  RegistrationState,
} from '../domain/registrations';
import { RegistrationEntity } from '../entities/registration';
import { insertRegistration } from './new-registrations';
import { registrationCardsChanged, registrationEvent } from './registration-changes';
import type { RegistrationRecords } from './registration-records';
import { lookNow } from './registration-resources';
import { applyReview } from './registration-reviews';
import type { UnitOfWork } from './unit-of-work';

/** A thing at Twilio that was there before us. */
export interface AdoptedResource {
  kind: ResourceKind;
  step: string;
  sid: string;
  status: string;
  reasons: { code: number | null; reason: string }[];
  detail: Record<string, unknown>;
}

/** What is taken up, and on whose word. */
export interface Adoption {
  kind: RegistrationKind;
  phoneNumberId: string | null;
  ownAccountSid: string;
  resources: AdoptedResource[];
  /** What is known of the answers that were given elsewhere. */
  answers: FieldValues;
  /** For numbers abroad: which ones, and who uses them. */
  definition?: RegulatoryDefinition;
  /** What a person said yes to. */
  digest: string;
  readAt: Date;
}

/**
 * Writes a registration for what was approved, or handed in, before us. It begins as one that is under review with no
 * effect of ours; what the reviewers have said of each part is then applied as any news of theirs is.
 */
export async function adoptRegistration(
  tx: UnitOfWork,
  records: RegistrationRecords,
  actor: OrganizationActor,
  { kind, phoneNumberId, ownAccountSid, resources, answers, definition, digest, readAt }: Adoption,
): Promise<string> {
  const { organizationId } = actor;
  const programme = programmeOf(kind)!;
  const registration = await insertRegistration(
    tx,
    {
      organizationId,
      kind,
      state: RegistrationState.IN_PROGRESS,
      phoneNumberId,
      country: definition?.country ?? null,
      numberKind: definition?.numberKind ?? null,
      endUser: definition?.endUser ?? null,
      ownAccountSid,
      renewsId: null,
    },
    {
      definitionVersion: programme.definitionVersion,
      definition: definition ?? null,
      fields: records.seal(programme, adoptedFields(answers)),
      confirmation: {
        digest,
        confirmedBy: actor.userId!,
        confirmedAt: tx.now.toISOString(),
        acceptedFees: false,
        fees: [],
      },
      plan: [],
      submittedAt: tx.now,
    },
  );
  await registrationEvent(
    tx,
    registration,
    actor.kind,
    'Taken up from your Twilio account, where it was made. Nothing in it was changed.',
  );
  for (const resource of resources) await mirrorAdopted(tx, registration, resource, readAt);
  tx.changed({ organizationId, entity: 'REGISTRATION', id: registration.id, revision: 1, phoneNumberId });
  await registrationCardsChanged(tx, registration);
  for (const { step, kind: family, sid } of resources) {
    const record = (await records.lock(tx.manager, organizationId, registration.id, tx.now))!;
    const resource = record.resources.get(step);
    if (resource?.sid === sid) await applyReview(tx, record, step, resource);
    // What was read may be of yesterday.
    await lookNow(tx, organizationId, family, sid);
  }
  return registration.id;
}

function adoptedFields(answers: FieldValues): Record<string, FieldState> {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]): [string, FieldState] => [
      key,
      { value, source: FieldSource.ADOPTED, revision: 1, rejection: null },
    ]),
  );
}

/** Keeps how the owner's thing stands at Twilio. One that a canceled registration left becomes this one's. */
export async function mirrorAdopted(
  tx: UnitOfWork,
  {
    id,
    organizationId,
    phoneNumberId,
    kind: of,
  }: Pick<RegistrationEntity, 'id' | 'organizationId' | 'phoneNumberId' | 'kind'>,
  { kind, step, sid, status, reasons, detail }: AdoptedResource,
  readAt: Date,
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO registration_resources AS r (id, organization_id, registration_id, phone_number_id, kind, step,
       twilio_sid, status, reasons, detail, adopted, fetched_at, changed_at, created_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10, $10, $11)
     ON CONFLICT (organization_id, kind, twilio_sid) WHERE status <> 'DELETED' DO UPDATE
       SET registration_id = excluded.registration_id, phone_number_id = excluded.phone_number_id, adopted = true,
         step = excluded.step, status = excluded.status, reasons = excluded.reasons, detail = r.detail || excluded.detail,
         fetched_at = excluded.fetched_at, created_at = excluded.created_at`,
    [
      organizationId,
      id,
      of === 'TOLL_FREE_VERIFICATION' ? phoneNumberId : null,
      kind,
      step,
      sid,
      status,
      JSON.stringify(reasons),
      JSON.stringify(detail),
      readAt,
      tx.now,
    ],
  );
}
