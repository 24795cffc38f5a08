import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import type { PageRequest } from '../domain/paging';
import { unlistedLifecycles } from '../domain/phone-numbers';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { numberColumns, settingsColumns, type NumberSettings } from './numbers';
import { Prepared } from './prepared';
import {
  readinessColumns,
  readinessJoins,
  type NumberReadiness,
  type ReadinessRow,
  type ReadinessService,
} from './readiness';

/** A number, when it comes from a list together with what else is on its card. */
export type ListedNumber = PhoneNumberEntity & {
  card?: { settings: NumberSettings; readiness: NumberReadiness };
};

type CardRow = ListedNumber & NumberSettings & ReadinessRow;

const listed = `organization_id = $1 AND lifecycle NOT IN (${unlistedLifecycles})`;

// The page is cut before anything is joined to it; without a cursor its condition is left out, so that the index
// yields the page without a filter.
const pageOfCards = (after: string): string =>
  `SELECT ${numberColumns('n')}, ${settingsColumns('d')}, ${readinessColumns}
   FROM (
     SELECT * FROM phone_numbers WHERE ${listed} ${after} ORDER BY created_at DESC, id DESC LIMIT $2
   ) n
   LEFT JOIN phone_number_settings d ON d.phone_number_id = n.id
   ${readinessJoins}
   ORDER BY n.created_at DESC, n.id DESC`;

const firstCards = new Prepared<CardRow>('first-cards', pageOfCards(''));
const nextCards = new Prepared<CardRow>('next-cards', pageOfCards('AND (created_at, id) < ($3, $4::uuid)'));

/** Lists phone cards: what clients load most, so it is one statement with everything on the cards. */
export class PhoneCards {
  constructor(
    private readonly db: DataSource,
    private readonly readiness: ReadinessService,
  ) {}

  /** Newest first, one more than asked for; numbers given back or never bought are left out. */
  async list({ organizationId }: OrganizationActor, { after, limit }: PageRequest): Promise<ListedNumber[]> {
    const rows = after
      ? await nextCards.rows(this.db, [organizationId, limit + 1, after.at, after.id])
      : await firstCards.rows(this.db, [organizationId, limit + 1]);
    const readiness = await this.readiness.derive(organizationId, rows);
    for (const row of rows) row.card = { settings: row, readiness: readiness.get(row.id)! };
    return rows;
  }
}
