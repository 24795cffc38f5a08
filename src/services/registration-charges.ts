import { randomUUID } from 'node:crypto';
import { payerFor } from '../domain/billing';
import { TwilioAccountMode } from '../domain/organizations';
import type { PlannedEffect } from '../domain/programmes/programme';
import { FeeCadence, FeePayer } from '../domain/registrations';
import type { RegistrationRecord } from './registration-records';
import { chargeMonthly } from './campaign-charges';
import type { UnitOfWork } from './unit-of-work';

/**
 * Writes what the person confirmed to pay for an effect, once it is done; the same one is never charged twice. What Twilio
 * bills to an account of the organization's own is no charge of ours.
 */
export async function recordCharges(
  tx: UnitOfWork,
  record: RegistrationRecord,
  effect: PlannedEffect,
  operationId: string,
): Promise<void> {
  const fees = (record.version.confirmation?.fees ?? []).filter(
    (one) => effect.fees?.includes(one.kind) && payerFor(one.kind, record) !== FeePayer.TWILIO_ACCOUNT,
  );
  for (const fee of fees)
    await tx.manager.query(
      `INSERT INTO charges
         (id, organization_id, operation_id, fee_kind, period, label, amount, currency, cadence, payer, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (operation_id, fee_kind, period) DO NOTHING`,
      [
        randomUUID(),
        record.registration.organizationId,
        operationId,
        fee.kind,
        fee.cadence === FeeCadence.ONCE ? 'once' : tx.now.toISOString().slice(0, 7),
        fee.label,
        fee.amount.amount,
        fee.amount.currency,
        fee.cadence,
        fee.payer,
        tx.now,
      ],
    );
  // Also of one that takes the place of another, whose end may have ended the monthly fee.
  if (effect.what === 'campaign.create' && record.mode === TwilioAccountMode.MANAGED)
    await chargeMonthly(tx, record.registration.organizationId, record.registration.id);
}
