import type { EntityManager } from 'typeorm';
import { numbersStep } from '../domain/programmes/a2p/steps';
import type { ReviewedResource } from '../domain/programmes/programme';
import { NumberRegistrationState } from '../domain/number-registration';
import { PoolState } from '../domain/sender-pool';
import { localTexting } from './registration-changes';

/** A local number that texts, or will text, under the organization's registration with the carriers. */
export interface CoveredNumber {
  id: string;
  e164: string;
  twilioSid: string;
  createdAt: Date;
  /** Null while it was not asked to join. */
  pool: PoolState | null;
  registration: NumberRegistrationState | null;
  toldAt: Date | null;
}

/** The active US local numbers of organization $1 that can text, oldest first. */
export const coveredNumbersSql = `SELECT n.id, n.e164, n.twilio_sid AS "twilioSid", n.created_at AS "createdAt",
    m.state AS pool, a.state AS registration, a.told_at AS "toldAt"
  FROM phone_numbers n
  LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id
  LEFT JOIN number_registrations a ON a.phone_number_id = n.id
  WHERE n.organization_id = $1 AND n.lifecycle = 'ACTIVE' AND n.sms_capable AND ${localTexting}
  ORDER BY n.created_at, n.id`;

/** Those numbers, from their JSON. */
export function readCoveredNumbers(
  rows: readonly (Omit<CoveredNumber, 'createdAt' | 'toldAt'> & {
    createdAt: string;
    toldAt: string | null;
  })[],
): CoveredNumber[] {
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    toldAt: row.toldAt === null ? null : new Date(row.toldAt),
  }));
}

/** The organization's active US local numbers that can text, oldest first. */
export async function coveredNumbers(
  manager: EntityManager,
  organizationId: string,
): Promise<CoveredNumber[]> {
  return manager.query(coveredNumbersSql, [organizationId]);
}

/**
 * How far the numbers are, as one thing that is reviewed: the one it was started for, or else the one that is
 * furthest behind.
 */
export function numbersResource(
  covered: readonly CoveredNumber[],
  phoneNumberId: string | null,
): { step: string; resource: ReviewedResource } | null {
  const joined = covered.filter((one) => one.registration !== null);
  const number =
    joined.find((one) => one.id === phoneNumberId) ??
    joined.find((one) => one.registration !== NumberRegistrationState.REGISTERED) ??
    joined[0];
  if (!number) return null;
  return {
    step: numbersStep,
    resource: {
      sid: number.twilioSid,
      status: number.registration!,
      reasons: [],
      editAllowed: null,
      editExpiresAt: null,
      detail: {},
      fetchedAt: number.toldAt!,
      changedAt: number.toldAt!,
      adopted: false,
    },
  };
}
