import type { EntityManager } from 'typeorm';
import { LocalStanding } from '../domain/messaging-setup';
import { campaignStep } from '../domain/programmes/a2p/steps';
import { RegistrationState } from '../domain/registrations';
import { inPresentAccount, localTexting } from './registration-changes';
import { joinPool } from './sender-pool-members';
import type { UnitOfWork } from './unit-of-work';

/** Carriers take one number from a sole proprietor, and Twilio would choose it at random. */
const oneNumberUseCase = 'SOLE_PROPRIETOR';
/** The pool of a service holds no more (error 21714). */
const mostNumbers = 400;

interface Row {
  id: string;
  is_member: boolean;
  use_case: string | null;
  is_chosen: boolean;
}

/** Active local numbers that the approved registration has room for and that have not joined, oldest first. */
async function waitingNumbers(manager: EntityManager, organizationId: string): Promise<string[]> {
  const rows: Row[] = await manager.query(
    `SELECT n.id, m.state IS NOT NULL AND m.state IN ('MEMBER', 'JOINING') AS is_member,
       c.detail->>'useCase' AS use_case, r.phone_number_id IS NOT DISTINCT FROM n.id AS is_chosen
     FROM registration_resources c
     JOIN registrations r ON r.id = c.registration_id AND r.state <> 'CANCELED' AND ${inPresentAccount('r')}
     JOIN phone_numbers n ON n.organization_id = c.organization_id
     LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id
     WHERE c.organization_id = $1 AND c.kind = 'campaign' AND c.step = $2 AND c.status = 'VERIFIED'
       AND n.lifecycle = 'ACTIVE' AND n.sms_capable AND ${localTexting}
     ORDER BY is_member DESC, is_chosen DESC, n.created_at, n.id`,
    [organizationId, campaignStep],
  );
  const limit = rows[0]?.use_case === oneNumberUseCase ? 1 : mostNumbers;
  return rows
    .slice(0, limit)
    .filter((row) => !row.is_member)
    .map(({ id }) => id);
}

/** What the registration means for one more local number, beside those there are; `except` is not counted. */
export async function localStanding(
  manager: EntityManager,
  organizationId: string,
  except: string | null = null,
): Promise<LocalStanding> {
  const [row]: { state: RegistrationState; is_sole: boolean; is_owners: boolean; numbers: number }[] =
    await manager.query(
      `SELECT r.state,
       EXISTS (SELECT 1 FROM organization_twilio_settings s
         WHERE s.organization_id = $1 AND s.messaging_service_use = 'SENDS') AS is_owners,
       EXISTS (SELECT 1 FROM registration_resources b WHERE b.registration_id = r.id
         AND (b.detail->>'kind' = $2 OR b.detail->>'useCase' = $2)) AS is_sole,
       (SELECT count(*)::int FROM phone_numbers n WHERE n.organization_id = $1 AND n.sms_capable
         AND n.id IS DISTINCT FROM $3::uuid AND n.lifecycle IN ('ACTIVE', 'PURCHASING') AND ${localTexting}) AS numbers
     FROM registrations r
     WHERE r.organization_id = $1 AND r.kind = 'A2P_10DLC' AND r.state <> 'CANCELED' AND ${inPresentAccount('r')}
     ORDER BY r.created_at DESC LIMIT 1`,
      [organizationId, oneNumberUseCase, except],
    );
  if (!row) return LocalStanding.NONE;
  if (row.numbers >= (row.is_sole ? 1 : mostNumbers)) return LocalStanding.FULL;
  switch (row.state) {
    case RegistrationState.APPROVED:
      return row.is_owners ? LocalStanding.OWNERS : LocalStanding.APPROVED;
    case RegistrationState.DRAFT:
    case RegistrationState.CONFIRMED:
      return LocalStanding.NONE;
    default:
      return LocalStanding.UNDER_WAY;
  }
}

/** Has every local number that the approved registration has room for join the sender pool. */
export async function inviteLocalNumbers(tx: UnitOfWork, organizationId: string): Promise<void> {
  for (const id of await waitingNumbers(tx.manager, organizationId)) await joinPool(tx, organizationId, id);
}
