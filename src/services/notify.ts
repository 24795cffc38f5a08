import { randomUUID } from 'node:crypto';
import type { CallToAction } from '../domain/call-to-action';
import type { NotificationKind } from '../domain/notifications';
import type { UnitOfWork } from './unit-of-work';

/** What people should know of; `cause` names the occasion, and the same cause is told once. */
export interface NewNotification {
  organizationId: string;
  kind: NotificationKind;
  cause: string;
  title: string;
  body: string;
  callToAction?: CallToAction | null;
  phoneNumberId?: string | null;
  registrationId?: string | null;
}

/** Writes a notification, unless this cause was told already. */
export async function notify(tx: UnitOfWork, notification: NewNotification): Promise<void> {
  const id = randomUUID();
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO notifications
       (id, organization_id, kind, cause, title, body, call_to_action, phone_number_id, registration_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (organization_id, cause) DO NOTHING RETURNING id`,
    [
      id,
      notification.organizationId,
      notification.kind,
      notification.cause,
      notification.title,
      notification.body,
      notification.callToAction ? JSON.stringify(notification.callToAction) : null,
      notification.phoneNumberId ?? null,
      notification.registrationId ?? null,
      tx.now,
    ],
  );
  if (rows.length === 0) return;
  tx.changed({
    organizationId: notification.organizationId,
    entity: 'NOTIFICATION',
    id,
    revision: 1,
    phoneNumberId: notification.phoneNumberId ?? null,
  });
}
