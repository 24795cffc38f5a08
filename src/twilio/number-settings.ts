import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber';
import type { NumberDestinations } from '../domain/imported-numbers';
import type { PhoneNumberCapabilities } from '../domain/phone-numbers';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';
import { readCapabilities } from './phone-numbers';

/** A number as its owner set it up. */
export interface NumberSetUp {
  sid: string;
  e164: string;
  friendlyName: string;
  /** Twilio's own word, such as local or tollfree; null where it says none. */
  type: string | null;
  capabilities: PhoneNumberCapabilities;
  destinations: NumberDestinations;
}

const names = [
  'voiceUrl',
  'voiceMethod',
  'voiceFallbackUrl',
  'voiceFallbackMethod',
  'voiceApplicationSid',
  'trunkSid',
  'statusCallback',
  'statusCallbackMethod',
  'smsUrl',
  'smsMethod',
  'smsFallbackUrl',
  'smsFallbackMethod',
  'smsApplicationSid',
] as const satisfies readonly (keyof NumberDestinations)[];

/** What numbers do with calls and texts (API 2010-04-01, IncomingPhoneNumbers), read whole and set in part. */
export class NumberSettingsGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** Every number the account holds. */
  list(account: AccountCredentials): Promise<Outcome<NumberSetUp[]>> {
    return attempt(async () => (await this.numbers(account).list({ pageSize: 1_000 })).map(read));
  }

  /** Sets what is given and leaves the rest; safe to repeat. */
  set(
    account: AccountCredentials,
    sid: string,
    change: Partial<NumberDestinations>,
  ): Promise<Outcome<NumberSetUp>> {
    return attempt(async () =>
      read(
        await this.numbers(account)(sid).update(
          change as Parameters<ReturnType<ReturnType<typeof this.numbers>>['update']>[0],
        ),
      ),
    );
  }

  private numbers(account: AccountCredentials) {
    return this.clients.for(account).incomingPhoneNumbers;
  }
}

function read(instance: IncomingPhoneNumberInstance): NumberSetUp {
  const { type } = instance as unknown as { type?: string };
  return {
    sid: instance.sid,
    e164: instance.phoneNumber,
    friendlyName: instance.friendlyName,
    type: type ?? null,
    capabilities: readCapabilities(instance.capabilities),
    destinations: Object.fromEntries(
      names.map((name) => [name, (instance[name] as string | null) ?? '']),
    ) as unknown as NumberDestinations,
  };
}
