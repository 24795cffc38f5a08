import type { EntityManager } from 'typeorm';
import { inPresentAccount, localTexting } from './registration-changes';
import { joinPool } from './sender-pool-members';
import type { UnitOfWork } from './unit-of-work';

/** Carriers take one number from a sole proprietor, and Twilio would choose it at random. */
const oneNumberUseCase = 'SOLE_PROPRIETOR';
/** The pool of a service holds no more (error 21714). */
const mostNumbers = 400;

/** Which local numbers the organization's approved registration has room for. */
export interface LocalNumberRoom {
  /** Null while there is no approved registration. */
  limit: number | null;
  /** Numbers that may join and have not, oldest first. */
  waiting: string[];
  /** Numbers that it has no room for. */
  beyond: string[];
}

interface Row {
  id: string;
  is_member: boolean;
  use_case: string | null;
  is_chosen: boolean;
}

/** Looks at an organization's active local numbers and its approved campaign. */
export async function localNumberRoom(
  manager: EntityManager,
  organizationId: string,
): Promise<LocalNumberRoom> {
  const rows: Row[] = await manager.query(
    `SELECT n.id, m.state IS NOT NULL AND m.state IN ('MEMBER', 'JOINING') AS is_member,
       c.detail->>'useCase' AS use_case, r.phone_number_id IS NOT DISTINCT FROM n.id AS is_chosen
     FROM registration_resources c
     JOIN registrations r ON r.id = c.registration_id AND r.state <> 'CANCELED' AND ${inPresentAccount('r')}
     JOIN phone_numbers n ON n.organization_id = c.organization_id
     LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id
     WHERE c.organization_id = $1 AND c.kind = 'campaign' AND c.status = 'VERIFIED'
       AND n.lifecycle = 'ACTIVE' AND n.sms_capable AND ${localTexting}
     ORDER BY is_member DESC, is_chosen DESC, n.created_at, n.id`,
    [organizationId],
  );
  if (rows.length === 0) return { limit: null, waiting: [], beyond: [] };
  const limit = rows[0]!.use_case === oneNumberUseCase ? 1 : mostNumbers;
  const within = rows.slice(0, limit);
  return {
    limit,
    waiting: within.filter((row) => !row.is_member).map(({ id }) => id),
    beyond: rows.slice(limit).map(({ id }) => id),
  };
}

/** Has every local number that the approved registration has room for join the sender pool. */
export async function inviteLocalNumbers(tx: UnitOfWork, organizationId: string): Promise<void> {
  const { waiting } = await localNumberRoom(tx.manager, organizationId);
  for (const id of waiting) await joinPool(tx, organizationId, id);
}
