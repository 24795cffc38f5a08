import type { EntityManager } from 'typeorm';
import {
  accountChangeOutlook,
  type AccountChangeFacts,
  type AccountChangeOutlook,
  type TwilioAccountChange,
} from '../domain/account-changes';
import type { OrganizationActor } from '../domain/actor';
import type {
  TwilioAccountConnection,
  TwilioAccountMode,
  TwilioAccountStatus,
} from '../domain/organizations';
import type { Transactions } from './unit-of-work';

/** Says before a change of the account what it will mean. */
export class AccountOutlookService {
  constructor(private readonly transactions: Transactions) {}

  async outlook(
    { organizationId }: OrganizationActor,
    change: TwilioAccountChange,
  ): Promise<AccountChangeOutlook> {
    return accountChangeOutlook(change, await readChangeFacts(this.transactions.db.manager, organizationId));
  }
}

interface FactsRow {
  name: string;
  mode: TwilioAccountMode | null;
  status: TwilioAccountStatus;
  connection: TwilioAccountConnection;
  wanted: TwilioAccountStatus | null;
  parked: TwilioAccountStatus | null;
  active: number;
  moving: number;
  paused: number;
  in_review: number;
}

/** All that decides what a change of the account means and whether it can be made. */
export async function readChangeFacts(
  manager: EntityManager,
  organizationId: string,
): Promise<AccountChangeFacts> {
  const [row] = (await manager.query(
    `SELECT o.name, s.mode, s.status, s.connection, s.wanted_status AS wanted, p.status AS parked,
       count(n.id) FILTER (WHERE n.lifecycle = 'ACTIVE')::int AS active,
       count(n.id) FILTER (WHERE n.lifecycle IN ('PURCHASING', 'PORTING_IN', 'RELEASING'))::int AS moving,
       count(n.id) FILTER (WHERE n.lifecycle = 'PAUSED')::int AS paused,
       (SELECT count(*) FROM registrations r JOIN phone_numbers m ON m.id = r.phone_number_id
         WHERE r.organization_id = o.id AND r.state = 'IN_PROGRESS' AND m.lifecycle = 'ACTIVE')::int AS in_review
     FROM organizations o
     LEFT JOIN organization_twilio_settings s ON s.organization_id = o.id
     LEFT JOIN parked_twilio_accounts p ON p.organization_id = o.id
     LEFT JOIN phone_numbers n ON n.organization_id = o.id
     WHERE o.id = $1 GROUP BY o.id, s.id, p.id`,
    [organizationId],
  )) as [FactsRow];
  return {
    organizationName: row.name,
    account: row.mode && {
      mode: row.mode,
      status: row.status,
      connection: row.connection,
      wantedStatus: row.wanted,
    },
    parked: row.parked && { status: row.parked },
    numbers: { active: row.active, moving: row.moving, paused: row.paused },
    inReview: row.in_review,
  };
}
