import { formFields } from '../domain/form';
import { RegistrationFieldInput } from '../domain/registrations';
import { RegistrationVersionEntity } from '../entities/registration';
import { Operations } from './operations';
import { effectKey, type RegistrationRecord } from './registration-records';
import { editReason } from './registration-views';
import type { UnitOfWork } from './unit-of-work';

/**
 * Fixes what a submission will do at Twilio, in the transaction that submits it: the effects in order, each with
 * its written intention, the documents the reviewer may open, and the job that carries it all out.
 */
export async function planSubmission(tx: UnitOfWork, record: RegistrationRecord): Promise<void> {
  const { registration, version, effects: plan } = record;
  await tx.manager.update(RegistrationVersionEntity, { id: version.id }, {
    plan,
    submittedAt: tx.now,
    editReason: version.version > 1 ? editReason(record) : null,
  } as never);
  for (const effect of plan)
    await Operations.plan(
      tx.manager,
      {
        organizationId: registration.organizationId,
        what: effect.what,
        naturalKey: effectKey(registration.id, version.version, effect.key),
      },
      tx.now,
    );
  await publishDocuments(tx, record);
  await tx.unschedule('remind-registration-deadline', registration.id);
  await tx.unschedule('expire-registration-edit', registration.id);
  await tx.unschedule('revoke-documents', registration.id);
  await tx.enqueue(
    'advance-registration',
    { organizationId: registration.organizationId, registrationId: registration.id },
    { jobKey: `advance-registration:${registration.id}` },
  );
}

/** Opens the documents on the form to whoever knows their address: a reviewer must be able to look. */
async function publishDocuments(tx: UnitOfWork, record: RegistrationRecord): Promise<void> {
  const ids = formFields(record.sections)
    .filter((field) => field.input === RegistrationFieldInput.DOCUMENT)
    .filter((field) => record.programme.publicDocumentFields.includes(field.key))
    .flatMap((field) => record.values[field.key] ?? [])
    .filter((id) => typeof id === 'string');
  if (ids.length === 0) return;
  await tx.manager.query(
    `UPDATE documents SET published_at = coalesce(published_at, $3), revoked_at = NULL
     WHERE organization_id = $1 AND id = ANY($2::uuid[]) AND state = 'READY'`,
    [record.registration.organizationId, ids, tx.now],
  );
}
