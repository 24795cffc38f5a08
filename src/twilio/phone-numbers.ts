import type { PhoneNumberCapabilities } from '../domain/phone-numbers';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** A number that could be bought now; searching holds nothing. */
export interface FoundNumber {
  e164: string;
  locality: string | null;
  region: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
  capabilities: PhoneNumberCapabilities;
  /** None, or an address somewhere, in the country, or outside it. */
  addressRequirement: 'none' | 'any' | 'local' | 'foreign';
}

export interface NumberSearchFilters {
  areaCode?: number;
  contains?: string;
  smsEnabled?: boolean;
  voiceEnabled?: boolean;
  mmsEnabled?: boolean;
}

/** A number that an account holds. */
export interface OwnedNumber {
  sid: string;
  e164: string;
  capabilities: PhoneNumberCapabilities;
  /** Where its calls are posted; null also when an application or trunk takes them before any address. */
  voiceUrl: string | null;
  /** Where it sends the texts that come in. */
  messageUrl: string | null;
}

/** Where Twilio calls when something happens on a number, and what the number is called there. */
export interface NumberConfiguration {
  /** At most 64 characters; the only handle we can leave on a number. */
  friendlyName: string;
  voiceUrl: string;
  /** Told how calls went, not messages. */
  callStatusUrl: string;
  messageUrl: string;
}

/** Finding, buying and looking after numbers (API 2010-04-01), in the account that holds them. */
export class PhoneNumberGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** What can be bought; `account` null searches with the parent's credentials. */
  search(
    account: AccountCredentials | null,
    country: string,
    kind: 'local' | 'tollFree',
    filters: NumberSearchFilters,
    limit: number,
  ): Promise<Outcome<FoundNumber[]>> {
    const client = account ? this.clients.for(account) : this.clients.forParent();
    return attempt(async () => {
      // Numbers new to Twilio's platform (`beta`) are left out: some features do not work on them.
      const options = { ...filters, beta: false, limit };
      const available = client.availablePhoneNumbers(country);
      const found =
        kind === 'tollFree' ? await available.tollFree.list(options) : await available.local.list(options);
      return found.map((one) => ({
        e164: one.phoneNumber,
        locality: one.locality || null,
        region: one.region || null,
        country: one.isoCountry || country,
        capabilities: readCapabilities(one.capabilities),
        addressRequirement: (one.addressRequirements ?? 'none') as FoundNumber['addressRequirement'],
      }));
    });
  }

  /** Buys this very number: a repeat after a success is refused by Twilio (21422) and cannot buy a second one. */
  buy(
    account: AccountCredentials,
    e164: string,
    configuration: NumberConfiguration,
  ): Promise<Outcome<OwnedNumber>> {
    return attempt(async () =>
      read(await this.numbers(account).create({ phoneNumber: e164, ...parameters(configuration) })),
    );
  }

  /** The number if the account holds it, or null. */
  find(account: AccountCredentials, e164: string): Promise<Outcome<OwnedNumber | null>> {
    return attempt(async () => {
      // The filter also takes parts of numbers, so what comes back is compared.
      const found = await this.numbers(account).list({ phoneNumber: e164, limit: 20 });
      const exact = found.find((one) => one.phoneNumber === e164);
      return exact ? read(exact) : null;
    });
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<OwnedNumber>> {
    return attempt(async () => read(await this.numbers(account)(sid).fetch()));
  }

  /** Points the number's webhooks at us; safe to repeat. */
  configure(
    account: AccountCredentials,
    sid: string,
    configuration: NumberConfiguration,
  ): Promise<Outcome<OwnedNumber>> {
    return attempt(async () => read(await this.numbers(account)(sid).update(parameters(configuration))));
  }

  /** Points the number's calls at us, whatever took them before; safe to repeat. */
  pointVoice(
    account: AccountCredentials,
    sid: string,
    voiceUrl: string,
    callStatusUrl: string,
  ): Promise<Outcome<OwnedNumber>> {
    return attempt(async () =>
      read(
        await this.numbers(account)(sid).update({
          voiceUrl,
          voiceMethod: 'POST',
          statusCallback: callStatusUrl,
          statusCallbackMethod: 'POST',
          // Both would come before the address.
          voiceApplicationSid: '',
          trunkSid: '',
        }),
      ),
    );
  }

  /** Every number the account holds. */
  list(account: AccountCredentials): Promise<Outcome<OwnedNumber[]>> {
    return attempt(async () => (await this.numbers(account).list({ pageSize: 1_000 })).map(read));
  }

  /** Whether the account may look here at all. */
  probe(account: AccountCredentials): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.numbers(account).list({ limit: 1 });
      return true as const;
    });
  }

  private numbers(account: AccountCredentials) {
    return this.clients.for(account).incomingPhoneNumbers;
  }
}

function parameters(configuration: NumberConfiguration) {
  return {
    friendlyName: configuration.friendlyName,
    voiceUrl: configuration.voiceUrl,
    voiceMethod: 'POST',
    statusCallback: configuration.callStatusUrl,
    statusCallbackMethod: 'POST',
    smsUrl: configuration.messageUrl,
    smsMethod: 'POST',
  };
}

function read(instance: {
  sid: string;
  phoneNumber: string;
  capabilities: unknown;
  voiceUrl: string;
  voiceMethod: string;
  voiceApplicationSid: string;
  trunkSid: string;
  smsUrl: string;
}): OwnedNumber {
  const { voiceMethod, voiceApplicationSid, trunkSid } = instance;
  const isElsewhere = !!voiceApplicationSid || !!trunkSid || voiceMethod === 'GET';
  return {
    sid: instance.sid,
    e164: instance.phoneNumber,
    capabilities: readCapabilities(instance.capabilities),
    voiceUrl: isElsewhere ? null : instance.voiceUrl || null,
    messageUrl: instance.smsUrl || null,
  };
}

/** The keys come as `sms` or `SMS`, depending on the endpoint. */
export function readCapabilities(raw: unknown): PhoneNumberCapabilities {
  const entries = raw && typeof raw === 'object' ? Object.entries(raw) : [];
  const has = (name: string): boolean =>
    entries.some(([key, value]) => key.toLowerCase() === name && value === true);
  return { voice: has('voice'), sms: has('sms'), mms: has('mms') };
}
