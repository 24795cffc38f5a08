import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import type { PageRequest } from '../domain/paging';
import type { Money } from '../domain/phone-numbers';
import type { FeeCadence, FeePayer } from '../domain/registrations';

/** A fee that is owed, as its payer sees it. */
export interface Charge {
  id: string;
  label: string;
  amount: Money;
  cadence: FeeCadence;
  payer: FeePayer;
  /** 'once', or the month such as '2026-11'. */
  period: string;
  createdAt: Date;
}

interface ChargeRow extends Omit<Charge, 'amount' | 'createdAt'> {
  amount: string;
  currency: string;
  created_at: Date;
}

/** What an organization owes for approvals. */
export class ChargeService {
  constructor(private readonly db: DataSource) {}

  /** Newest first, one more than asked for. */
  async list({ organizationId }: OrganizationActor, { limit, after }: PageRequest): Promise<Charge[]> {
    const rows: ChargeRow[] = await this.db.query(
      `SELECT id, label, amount, currency, cadence, payer, period, created_at FROM charges
       WHERE organization_id = $1 ${after ? 'AND (created_at, id) < ($3, $4)' : ''}
       ORDER BY created_at DESC, id DESC LIMIT $2`,
      [organizationId, limit + 1, ...(after ? [after.at, after.id] : [])],
    );
    return rows.map(({ amount, currency, created_at, ...charge }) => ({
      ...charge,
      amount: { amount, currency },
      createdAt: created_at,
    }));
  }

  async count({ organizationId }: OrganizationActor): Promise<number> {
    const [row]: { count: string }[] = await this.db.query(
      'SELECT count(*) FROM charges WHERE organization_id = $1',
      [organizationId],
    );
    return Number(row!.count);
  }
}
