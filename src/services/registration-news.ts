import type { ResourceKind } from '../domain/programmes/programme';
import { applyNumberEvent } from './number-registrations';
import type { Receipt } from './receipts';
import { lookNow } from './registration-resources';
import type { UnitOfWork } from './unit-of-work';

export const compliancePrefix = 'com.twilio.messaging.compliance.';

/** Which resource an event of this type is about, and which of its fields names it. */
const subjects: readonly (readonly [family: string, kind: ResourceKind, field: string])[] = [
  ['toll-free-verification.', 'toll-free-verification', 'tollfreeverificationsid'],
  ['brand-registration.', 'brand', 'brandsid'],
  ['campaign-registration.', 'campaign', 'messagingservicesid'],
];

/** An event is a nudge to look; it is never believed by itself, but for numbers, which nothing else tells of. */
export async function applyComplianceEvent(tx: UnitOfWork, receipt: Receipt): Promise<void> {
  const { type, data } = receipt.params as { type?: string; data?: Record<string, unknown> };
  const family = type?.slice(compliancePrefix.length) ?? '';
  if (/^number-(?:de)?registration\./.test(family)) return applyNumberEvent(tx, receipt);
  const subject = subjects.find(([prefix]) => family.startsWith(prefix));
  const sid = subject && data?.[subject[2]];
  if (subject && typeof sid === 'string') await lookNow(tx, receipt.organizationId, subject[1], sid);
}

/** A callback of a bundle, whose parameters are documented in one spelling and seen in two: a nudge too, but some refusals are put in words nowhere else. */
export async function applyComplianceCallback(tx: UnitOfWork, receipt: Receipt): Promise<void> {
  const { organizationId, params } = receipt;
  const sid = params.BundleSid ?? params.bundle_sid;
  if (typeof sid !== 'string') return;
  const words = params.FailureReason ?? params.failure_reason;
  const reason = typeof words === 'string' ? words : null;
  const [rows] = (await tx.manager.query(
    `UPDATE registration_resources
     SET detail = CASE WHEN $3::text IS NULL THEN detail ELSE detail || jsonb_build_object('callbackReason', $3::text) END
     WHERE organization_id = $1 AND twilio_sid = $2 AND kind IN ('customer-profile', 'trust-product', 'regulatory-bundle')
     RETURNING kind`,
    [organizationId, sid, reason],
  )) as [{ kind: ResourceKind }[], number];
  for (const kind of new Set(rows.map((row) => row.kind))) await lookNow(tx, organizationId, kind, sid);
}
