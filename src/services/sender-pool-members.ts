import type { EntityManager } from 'typeorm';
import { besideStep } from '../domain/programmes/a2p/steps';
import { inPresentAccount } from './registration-changes';
import type { UnitOfWork } from './unit-of-work';

/**
 * Has a number join the sender pool of its organization's messaging service, which is made when it is the first. Call it
 * when the number may text customers: a toll-free number once it is approved, a local US number once a campaign has
 * room for it. Asking again is harmless; a number that was refused or has left is tried anew. A number that came with its
 * owner's account and sends its texts to their system stays out until they have us answer them: the pool would divert them. A service of the owner's whose texts go to their
 * system takes no number from us, for the same reason.
 */
export async function joinPool(tx: UnitOfWork, organizationId: string, phoneNumberId: string): Promise<void> {
  const wanted: unknown[] = await tx.manager.query(
    `INSERT INTO messaging_service_members AS m (phone_number_id, organization_id, state, updated_at)
     SELECT id, organization_id, 'JOINING', $3 FROM phone_numbers
     WHERE organization_id = $1 AND id = $2 AND lifecycle = 'ACTIVE' AND NOT EXISTS (
       SELECT 1 FROM phone_number_origins o
       WHERE o.phone_number_id = id AND o.texts_go_elsewhere AND o.texts_taken_over_at IS NULL)
       AND NOT EXISTS (
         SELECT 1 FROM organization_twilio_settings s
         WHERE s.organization_id = $1 AND s.messaging_service_use = 'SENDS')
     ON CONFLICT (phone_number_id) DO UPDATE SET state = 'JOINING', updated_at = excluded.updated_at,
       tries = m.tries + CASE WHEN m.state = 'JOINING' THEN 0 ELSE 1 END
     WHERE m.state <> 'MEMBER' RETURNING phone_number_id`,
    [organizationId, phoneNumberId, tx.now],
  );
  if (wanted.length === 0) return;
  await tx.enqueue(
    'join-sender-pool',
    { organizationId, phoneNumberId },
    { jobKey: `join-sender-pool:${phoneNumberId}` },
  );
}

/** The service through which the number sends, or null while Twilio has not confirmed it as a member of one. */
export async function serviceOf(manager: EntityManager, phoneNumberId: string): Promise<string | null> {
  const rows: { sid: string }[] = await manager.query(
    `SELECT service_sid AS sid FROM messaging_service_members WHERE phone_number_id = $1 AND state = 'MEMBER'`,
    [phoneNumberId],
  );
  return rows[0]?.sid ?? null;
}

/**
 * Notes that the number is no member of the service any more: it sends in its own name until the daily look has it
 * join again.
 */
export async function leavePool(
  tx: UnitOfWork,
  phoneNumberId: string,
  serviceSid: string,
  errorCode: number | null,
): Promise<void> {
  await tx.manager.query(
    `UPDATE messaging_service_members SET state = 'LEFT', error_code = $3, confirmed_at = NULL, updated_at = $4
     WHERE phone_number_id = $1 AND service_sid = $2 AND state = 'MEMBER'`,
    [phoneNumberId, serviceSid, errorCode, tx.now],
  );
}

/** Services of the owner's that are used here, whose pools are theirs alone to change. */
export async function ownersServices(manager: EntityManager, organizationId: string): Promise<string[]> {
  const rows: { sid: string }[] = await manager.query(
    `SELECT s.messaging_service_sid AS sid FROM organization_twilio_settings s
     WHERE s.organization_id = $1 AND s.messaging_service_use <> 'OURS' AND s.messaging_service_sid IS NOT NULL
     UNION SELECT c.twilio_sid FROM registration_resources c
     JOIN registrations r ON r.id = c.registration_id AND r.state <> 'CANCELED' AND ${inPresentAccount('r')}
     WHERE c.organization_id = $1 AND c.kind = 'campaign' AND c.step = $2 AND c.status <> 'DELETED'`,
    [organizationId, besideStep],
  );
  return rows.map(({ sid }) => sid);
}
