import type { TollfreeVerificationInstance } from 'twilio/lib/rest/messaging/v1/tollfreeVerification';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** A toll-free verification as Twilio shows it. */
export interface TollFreeVerification {
  sid: string;
  /** Twilio's own word. */
  status: string;
  reasons: { code: number | null; reason: string }[];
  /** Null until Twilio decided. */
  editAllowed: boolean | null;
  editExpiresAt: Date | null;
  externalReference: string | null;
  phoneNumberSid: string;
  /** ISO 8601; moves with every change. */
  updatedAt: string | null;
  /** The stored form in the library's spelling: for comparing, never for logs. */
  stored: Readonly<Record<string, unknown>>;
}

/** Toll-free verifications (Messaging v1, Tollfree/Verifications), in the account that owns the number. */
export class TollFreeVerificationGateway {
  constructor(private readonly clients: TwilioClients) {}

  create(
    account: AccountCredentials,
    parameters: Record<string, unknown>,
  ): Promise<Outcome<TollFreeVerification>> {
    type Options = Parameters<ReturnType<TollFreeVerificationGateway['resource']>['create']>[0];
    return attempt(async () => read(await this.resource(account).create(parameters as unknown as Options)));
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<TollFreeVerification>> {
    return attempt(async () => read(await this.resource(account)(sid).fetch()));
  }

  /** Every verification of the account's own numbers. */
  list(account: AccountCredentials): Promise<Outcome<TollFreeVerification[]>> {
    return attempt(async () => (await this.resource(account).list({ pageSize: 1_000 })).map(read));
  }

  /** The one submitted under our reference, or null. */
  findByReference(
    account: AccountCredentials,
    externalReferenceId: string,
  ): Promise<Outcome<TollFreeVerification | null>> {
    return attempt(async () => {
      const found = await this.resource(account).list({ externalReferenceId, limit: 20 });
      const ours = found.find((one) => one.externalReferenceId === externalReferenceId);
      return ours ? read(ours) : null;
    });
  }

  /** Edits a rejected verification and hands it in again. */
  update(
    account: AccountCredentials,
    sid: string,
    parameters: Record<string, unknown>,
  ): Promise<Outcome<TollFreeVerification>> {
    return attempt(async () => read(await this.resource(account)(sid).update(parameters)));
  }

  async remove(account: AccountCredentials, sid: string): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.resource(account)(sid).remove();
      return true as const;
    });
  }

  private resource(account: AccountCredentials) {
    return this.clients.for(account).messaging.v1.tollfreeVerifications;
  }
}

/** Names of the confirmed parameters that Twilio stored otherwise; empty when all are as they were sent. */
export function storedDifferently(
  verification: TollFreeVerification,
  parameters: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(parameters)
    .filter(([name, sent]) => name !== 'editReason' && name in verification.stored && sent !== undefined)
    .filter(([name, sent]) => canonical(verification.stored[name]) !== canonical(sent))
    .map(([name]) => name);
}

function canonical(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  return Array.isArray(value) ? JSON.stringify([...value].map(String).sort()) : String(value);
}

function read(instance: TollfreeVerificationInstance): TollFreeVerification {
  const stored = instance.toJSON() as Record<string, unknown>;
  return {
    sid: instance.sid,
    status: instance.status,
    reasons: reasonsOf(instance),
    editAllowed: instance.editAllowed ?? null,
    editExpiresAt: dateOf(instance.editExpiration),
    externalReference: instance.externalReferenceId || null,
    phoneNumberSid: instance.tollfreePhoneNumberSid,
    updatedAt: dateOf(instance.dateUpdated)?.toISOString() ?? null,
    stored,
  };
}

/** The key names inside `rejection_reasons` are not documented: take the first text and the first number. */
function reasonsOf(instance: TollfreeVerificationInstance): TollFreeVerification['reasons'] {
  const listed = (Array.isArray(instance.rejectionReasons) ? instance.rejectionReasons : [])
    .map((entry: unknown) => {
      if (typeof entry === 'string') return { code: null, reason: entry };
      const values = entry && typeof entry === 'object' ? Object.values(entry) : [];
      const code = values.map(Number).find((value) => Number.isInteger(value) && value >= 10_000);
      const reason = values.find((value) => typeof value === 'string' && !/^\d+$/.test(value));
      return { code: code ?? null, reason: typeof reason === 'string' ? reason : '' };
    })
    .filter(({ code, reason }) => code !== null || reason !== '');
  if (listed.length > 0) return listed;
  if (!instance.errorCode && !instance.rejectionReason) return [];
  return [{ code: instance.errorCode ?? null, reason: instance.rejectionReason ?? '' }];
}

function dateOf(value: unknown): Date | null {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}
