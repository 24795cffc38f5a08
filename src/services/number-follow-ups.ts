import type { PhoneNumberLifecycle } from '../domain/phone-numbers';
import type { Transactions } from './unit-of-work';

/** What is under way with a number, and the job that goes on with it. */
export interface NumberWork {
  lifecycle: PhoneNumberLifecycle;
  job: 'buy-phone-number' | 'release-phone-number';
}

/** Has the job run when the time has come, and never again once the number is settled. */
export async function goOnWithNumber(
  transactions: Transactions,
  { lifecycle, job }: NumberWork,
  { organizationId, phoneNumberId }: { organizationId: string; phoneNumberId: string },
  afterSeconds: number,
): Promise<void> {
  await transactions.run(async (tx) => {
    // The row is locked so that what was settled meanwhile is not planned again.
    const rows: unknown[] = await tx.manager.query(
      'SELECT id FROM phone_numbers WHERE organization_id = $1 AND id = $2 AND lifecycle = $3 FOR UPDATE',
      [organizationId, phoneNumberId, lifecycle],
    );
    if (rows.length === 0) return tx.unschedule(job, phoneNumberId);
    const dueAt = new Date(tx.now.getTime() + afterSeconds * 1_000);
    await tx.schedule(job, phoneNumberId, { organizationId, phoneNumberId }, dueAt);
  });
}
