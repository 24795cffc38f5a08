import { may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, fault, refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import type { PageRequest } from '../domain/paging';
import type { NotificationEntity } from '../entities/notification';
import type { Transactions } from './unit-of-work';

const columns = `id, organization_id AS "organizationId", kind, cause, title, body, call_to_action AS "callToAction",
  phone_number_id AS "phoneNumberId", registration_id AS "registrationId", read_at AS "readAt", revision,
  created_at AS "createdAt"`;
const filter = `organization_id = $1 AND ($2::boolean IS NULL OR (read_at IS NULL) = $2)`;

/** Reads what the organization's people should know of, and notes what they have read. */
export class NotificationService {
  constructor(private readonly transactions: Transactions) {}

  /** Null for an unknown id. */
  async get({ organizationId }: OrganizationActor, id: string): Promise<NotificationEntity | null> {
    if (!isId(id)) return null;
    const rows: NotificationEntity[] = await this.transactions.db.query(
      `SELECT ${columns} FROM notifications WHERE organization_id = $1 AND id = $2`,
      [organizationId, id],
    );
    return rows[0] ?? null;
  }

  /** Newest first, one more than asked for; `unread` null for all. */
  list(
    { organizationId }: OrganizationActor,
    { limit, after }: PageRequest,
    unread: boolean | null,
  ): Promise<NotificationEntity[]> {
    return this.transactions.db.query(
      `SELECT ${columns} FROM notifications
       WHERE ${filter} AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [organizationId, unread, after?.at ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count({ organizationId }: OrganizationActor, unread: boolean | null): Promise<number> {
    const [row]: { count: number }[] = await this.transactions.db.query(
      `SELECT count(*)::int FROM notifications WHERE ${filter}`,
      [organizationId, unread],
    );
    return row!.count;
  }

  /** Marks them all or, when one of them is unknown, none. Gives them in the order asked for. */
  async markRead(actor: OrganizationActor, ids: readonly string[]): Promise<NotificationEntity[]> {
    if (!may(actor, Permission.OwnNotifications))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only a person can mark notifications as read.');
    const { organizationId } = actor;
    const wanted = ids.map((id) => id.toLowerCase());
    return this.transactions.run(async (tx) => {
      const rows: NotificationEntity[] = await tx.manager.query(
        `SELECT ${columns} FROM notifications WHERE organization_id = $1 AND id = ANY($2::uuid[])
         ORDER BY id FOR UPDATE`,
        [organizationId, wanted.filter(isId)],
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      const unknown = wanted.flatMap((id, index) =>
        found.has(id)
          ? []
          : [
              fault(UserErrorCode.NOT_FOUND, 'There is no notification with this id.', [
                'input',
                'notificationIds',
                String(index),
              ]),
            ],
      );
      if (unknown.length > 0) throw new DomainError(...unknown);
      const unread = rows.filter((row) => row.readAt === null);
      await tx.manager.query(
        `UPDATE notifications SET read_at = $3, revision = revision + 1
         WHERE organization_id = $1 AND id = ANY($2::uuid[])`,
        [organizationId, unread.map((row) => row.id), tx.now],
      );
      for (const row of unread) {
        Object.assign(row, { readAt: tx.now, revision: row.revision + 1 });
        const { id, revision, phoneNumberId } = row;
        tx.changed({ organizationId, entity: 'NOTIFICATION', id, revision, phoneNumberId });
      }
      return [...new Set(wanted)].map((id) => found.get(id)!);
    });
  }
}
