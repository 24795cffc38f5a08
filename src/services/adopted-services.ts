import { MessagingServiceUse } from '../domain/organizations';
import { besideStep } from '../domain/programmes/a2p/steps';
import { TwilioSettingsEntity } from '../entities/organization';
import { awaitRegistration } from './number-registrations';
import { phoneNumbersChanged } from './phone-number-changes';
import { localTexting } from './registration-changes';
import { ownersServices } from './sender-pool-members';
import type { UnitOfWork } from './unit-of-work';

const dayMs = 86_400_000;

/**
 * Sends through a messaging service that was there before us, with the numbers that are in its pool already. Where it
 * sends the texts that come in stays as it is; so does its pool.
 */
export async function useService(
  tx: UnitOfWork,
  settings: TwilioSettingsEntity,
  serviceSid: string,
  members: readonly { id: string }[],
): Promise<void> {
  const { organizationId, messagingServiceSid } = settings;
  if (messagingServiceSid !== serviceSid)
    await tx.manager.update(
      TwilioSettingsEntity,
      { organizationId },
      {
        messagingServiceSid: serviceSid,
        messagingServiceUse: (await wasMadeHere(tx, organizationId, serviceSid))
          ? MessagingServiceUse.OURS
          : MessagingServiceUse.SENDS,
        previousInboundUrl: null,
        updatedAt: tx.now,
      },
    );
  await takeMembers(tx, settings, serviceSid, members);
}

/** Has numbers that are in the pool of a service of the owner's text through it, and stand under its campaign. */
export async function takeMembers(
  tx: UnitOfWork,
  { organizationId, connectedAt }: TwilioSettingsEntity,
  serviceSid: string,
  members: readonly { id: string }[],
): Promise<void> {
  const ids = members.map(({ id }) => id);
  await areMembers(tx, organizationId, serviceSid, ids);
  // Whether the phone companies know a number is told in events alone, and those were sent before we listened: a test
  // text is offered at once. What was learnt since we listen stands.
  await tx.manager.query(
    `INSERT INTO number_registrations AS a
       (phone_number_id, organization_id, service_sid, state, evidence, told_at, waiting_since)
     SELECT id, $1, $3, 'PENDING', 'ASSUMED', $4, $5 FROM unnest($2::uuid[]) AS id
     ON CONFLICT (phone_number_id) DO UPDATE SET service_sid = excluded.service_sid, state = 'PENDING',
       evidence = 'ASSUMED', told_at = excluded.told_at, waiting_since = excluded.waiting_since, failure_code = NULL
     WHERE a.service_sid <> excluded.service_sid OR a.told_at < $6`,
    [organizationId, ids, serviceSid, tx.now, new Date(tx.now.getTime() - dayMs), connectedAt],
  );
  await phoneNumbersChanged(tx, organizationId, ids);
}

/** Has local numbers that their owner put into a service of theirs text through it from now on. */
export async function takeNewMembers(
  tx: UnitOfWork,
  organizationId: string,
  services: readonly { sid: string; members: readonly string[] }[],
): Promise<void> {
  const used = await ownersServices(tx.manager, organizationId);
  for (const { sid, members } of services.filter((one) => used.includes(one.sid))) {
    const rows: { id: string }[] = await tx.manager.query(
      `SELECT n.id FROM phone_numbers n
       LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id AND m.state = 'MEMBER'
       WHERE n.organization_id = $1 AND n.twilio_sid = ANY($2::text[]) AND n.lifecycle = 'ACTIVE' AND n.sms_capable
         AND ${localTexting} AND m.service_sid IS DISTINCT FROM $3`,
      [organizationId, members, sid],
    );
    const ids = rows.map(({ id }) => id);
    await areMembers(tx, organizationId, sid, ids);
    for (const id of ids) await awaitRegistration(tx, organizationId, id, sid);
    await phoneNumbersChanged(tx, organizationId, ids);
  }
}

async function areMembers(
  { manager, now }: UnitOfWork,
  organizationId: string,
  serviceSid: string,
  ids: readonly string[],
): Promise<void> {
  await manager.query(
    `INSERT INTO messaging_service_members AS m
       (phone_number_id, organization_id, state, service_sid, confirmed_at, updated_at)
     SELECT id, $1, 'MEMBER', $3, $4, $4 FROM unnest($2::uuid[]) AS id
     ON CONFLICT (phone_number_id) DO UPDATE SET state = 'MEMBER', service_sid = excluded.service_sid,
       error_code = NULL, confirmed_at = excluded.confirmed_at, updated_at = excluded.updated_at`,
    [organizationId, ids, serviceSid, now],
  );
}

/** Leaves the services of the owner's that are used as they are and does without them. */
export async function stopUsingService(tx: UnitOfWork, organizationId: string): Promise<void> {
  const [rows] = (await tx.manager.query(
    `UPDATE messaging_service_members m SET state = 'LEFT', confirmed_at = NULL, updated_at = $2
     FROM organization_twilio_settings s
     WHERE s.organization_id = $1 AND m.organization_id = $1 AND m.state = 'MEMBER'
       AND (m.service_sid = s.messaging_service_sid OR m.service_sid IN (
         SELECT c.twilio_sid FROM registration_resources c
         WHERE c.organization_id = $1 AND c.kind = 'campaign' AND c.step = $3))
     RETURNING m.phone_number_id AS id`,
    [organizationId, tx.now, besideStep],
  )) as [{ id: string }[], number];
  await tx.manager.update(
    TwilioSettingsEntity,
    { organizationId },
    {
      messagingServiceSid: null,
      messagingServiceUse: MessagingServiceUse.OURS,
      previousInboundUrl: null,
      updatedAt: tx.now,
    },
  );
  await phoneNumbersChanged(
    tx,
    organizationId,
    rows.map(({ id }) => id),
  );
}

/** One that we made while the account was connected before, and left in it for the sake of its campaign. */
async function wasMadeHere(tx: UnitOfWork, organizationId: string, sid: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM twilio_operations
     WHERE organization_id = $1 AND what = 'messaging-service.create' AND state = 'DONE' AND sid = $2`,
    [organizationId, sid],
  );
  return rows.length > 0;
}
