import { FeeCadence } from '../domain/registrations';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** The first moment of the month after an instant, in UTC. */
function nextMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}

/** Has the monthly fee of a campaign charged from the next month on, for as long as it exists. */
export async function chargeMonthly(
  tx: UnitOfWork,
  organizationId: string,
  registrationId: string,
): Promise<void> {
  await tx.schedule(
    'charge-campaign-month',
    registrationId,
    { organizationId, registrationId },
    nextMonth(tx.now),
    { keepEarlier: true },
  );
}

/**
 * Writes the monthly fees of campaigns, which go on while the campaign is at Twilio. In an account of the organization's
 * own Twilio bills them itself.
 */
export class CampaignCharges {
  constructor(private readonly transactions: Transactions) {}

  /** Job: charges the months begun since the last charge, each once, at what was confirmed; plans the next. */
  async charge(organizationId: string, registrationId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [campaign]: { status: string }[] = await tx.manager.query(
        `SELECT c.status FROM registration_resources c
         JOIN registrations r ON r.id = c.registration_id AND r.own_account_sid IS NULL
         WHERE c.organization_id = $1 AND c.registration_id = $2 AND c.kind = 'campaign'
         ORDER BY c.created_at DESC LIMIT 1`,
        [organizationId, registrationId],
      );
      if (!campaign || campaign.status === 'DELETED') return;
      await tx.manager.query(
        `INSERT INTO charges
           (id, organization_id, operation_id, fee_kind, period, label, amount, currency, cadence, payer, created_at)
         SELECT gen_random_uuid(), first.organization_id, first.operation_id, first.fee_kind, to_char(month, 'YYYY-MM'),
           first.label, first.amount, first.currency, first.cadence, first.payer, $4
         FROM (
           SELECT DISTINCT ON (c.operation_id, c.fee_kind) c.* FROM charges c
           JOIN twilio_operations o ON o.id = c.operation_id
           WHERE c.organization_id = $1 AND c.cadence = $3 AND o.what = 'campaign.create'
             AND o.natural_key LIKE $2 || ':%'
           ORDER BY c.operation_id, c.fee_kind, c.period
         ) first
         CROSS JOIN LATERAL generate_series(
           to_date(first.period, 'YYYY-MM')::timestamp, ($4::timestamptz AT TIME ZONE 'UTC'), interval '1 month') month
         ON CONFLICT (operation_id, fee_kind, period) DO NOTHING`,
        [organizationId, registrationId, FeeCadence.MONTHLY, tx.now],
      );
      await chargeMonthly(tx, organizationId, registrationId);
    });
  }
}
