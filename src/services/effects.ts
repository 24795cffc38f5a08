import type { EntityManager } from 'typeorm';
import type { EffectKind, PlannedEffect } from '../domain/programmes/programme';
import type { TwilioOperationEntity } from '../entities/operations';
import type { AccountCredentials } from '../twilio/client';
import type { Outcome } from '../twilio/outcome';
import type { RegistrationRecord } from './registration-records';

/** What an effect acts with: the account, the registration, and the parameters its programme made. */
export interface EffectInput {
  account: AccountCredentials;
  record: RegistrationRecord;
  effect: PlannedEffect;
  parameters: Record<string, unknown>;
  /** Our reference at Twilio for this version. */
  reference: string;
}

/** What an effect leaves behind: the object's SID and, for the mirror, how Twilio shows it. */
export interface EffectResult {
  sid: string;
  /** Names of confirmed parameters that Twilio stored otherwise. */
  storedDifferently: string[];
  /** Writes the mirror, in the transaction that settles the operation. */
  mirror: (manager: EntityManager) => Promise<void>;
}

/** How one kind of effect is made at Twilio and found again. */
export interface EffectHandler {
  costly: boolean;
  before?: (input: EffectInput) => Promise<Outcome<Record<string, unknown>>>;
  find(input: EffectInput, operation: TwilioOperationEntity): Promise<Outcome<EffectResult | null>>;
  perform(input: EffectInput): Promise<Outcome<EffectResult>>;
}

export type EffectHandlers = Record<EffectKind, EffectHandler>;
