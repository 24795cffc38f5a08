import type { LocalListInstance } from 'twilio/lib/rest/api/v2010/account/availablePhoneNumberCountry/local';
import { AddressRequirement } from '../domain/addresses';
import { type PhoneNumberCapabilities, PhoneNumberKind } from '../domain/phone-numbers';
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
  addressRequirement: AddressRequirement;
}

/** A country that Twilio sells numbers of, with the kinds that we know what to do with. */
export interface SoldCountry {
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: string;
  kinds: PhoneNumberKind[];
}

export interface NumberSearchFilters {
  areaCode?: number;
  contains?: string;
  smsEnabled?: boolean;
  voiceEnabled?: boolean;
  mmsEnabled?: boolean;
  inLocality?: string;
  inRegion?: string;
  inPostalCode?: string;
  /** Looks around this US or Canadian number, `distance` miles wide. */
  nearNumber?: string;
  distance?: number;
  excludeAllAddressRequired?: boolean;
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
  /** Null for a kind that we do not know. */
  kind: PhoneNumberKind | null;
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

  /** The countries that Twilio sells numbers of; the list is the same for every account. */
  countries(): Promise<Outcome<SoldCountry[]>> {
    return attempt(async () => {
      const all = await this.clients.forParent().availablePhoneNumbers.list({ pageSize: 1_000 });
      return all.map(({ countryCode, country, subresourceUris }) => {
        const parts = Object.keys((subresourceUris ?? {}) as Record<string, unknown>);
        return {
          country: countryCode,
          name: country,
          kinds: allKinds.filter((kind) => parts.includes(listedAs[kind])),
        };
      });
    });
  }

  /** What can be bought; `account` null searches with the parent's credentials. */
  search(
    account: AccountCredentials | null,
    country: string,
    kind: PhoneNumberKind,
    filters: NumberSearchFilters,
    limit: number,
  ): Promise<Outcome<FoundNumber[]>> {
    // Numbers new to Twilio's platform (`beta`) are left out: some features do not work on them.
    return this.offers(account, country, kind, { ...filters, beta: false, limit });
  }

  /** This very number, if it can be bought as one of this kind; null when it cannot. */
  async offer(
    account: AccountCredentials,
    country: string,
    kind: PhoneNumberKind,
    e164: string,
  ): Promise<Outcome<FoundNumber | null>> {
    const found = await this.offers(account, country, kind, { contains: e164, limit: 5 });
    if (found.kind === 'gone') return { kind: 'done', value: null };
    if (found.kind !== 'done') return found;
    return { kind: 'done', value: found.value.find((one) => one.e164 === e164) ?? null };
  }

  private offers(
    account: AccountCredentials | null,
    country: string,
    kind: PhoneNumberKind,
    options: NumberSearchFilters & { beta?: boolean; limit: number },
  ): Promise<Outcome<FoundNumber[]>> {
    const client = account ? this.clients.for(account) : this.clients.forParent();
    return attempt(async () => {
      // The library has a class for each kind, all of the same form.
      const available = client.availablePhoneNumbers(country)[resources[kind]] as LocalListInstance;
      const found = await available.list(options);
      return found.map((one) => ({
        e164: one.phoneNumber,
        locality: one.locality || null,
        region: one.region || null,
        country: one.isoCountry || country,
        capabilities: readCapabilities(one.capabilities),
        addressRequirement: readRequirement(one.addressRequirements),
      }));
    });
  }

  /** Buys this very number: a repeat after a success is refused by Twilio (21422) and cannot buy a second one. */
  buy(
    account: AccountCredentials,
    e164: string,
    configuration: NumberConfiguration,
    { addressSid, bundleSid }: { addressSid: string | null; bundleSid: string | null },
  ): Promise<Outcome<OwnedNumber>> {
    return attempt(async () =>
      read(
        await this.numbers(account).create({
          phoneNumber: e164,
          ...parameters(configuration),
          ...(addressSid ? { addressSid } : {}),
          ...(bundleSid ? { bundleSid } : {}),
        }),
      ),
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

  /** Has the number rest on another bundle, at an address that it names; safe to repeat. */
  restOn(
    account: AccountCredentials,
    sid: string,
    { bundleSid, addressSid }: { bundleSid: string; addressSid: string | null },
  ): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.numbers(account)(sid).update({ bundleSid, ...(addressSid ? { addressSid } : {}) });
      return true as const;
    });
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

  /** Gives the number back, which nothing undoes; one that is gone already was given back. */
  async release(account: AccountCredentials, sid: string): Promise<Outcome<string>> {
    const outcome = await attempt(() => this.numbers(account)(sid).remove());
    return outcome.kind === 'gone' || outcome.kind === 'done' ? { kind: 'done', value: sid } : outcome;
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

const allKinds = Object.values(PhoneNumberKind);

/** As the country list names them. */
const listedAs: Record<PhoneNumberKind, string> = {
  [PhoneNumberKind.LOCAL]: 'local',
  [PhoneNumberKind.TOLL_FREE]: 'toll_free',
  [PhoneNumberKind.MOBILE]: 'mobile',
  [PhoneNumberKind.NATIONAL]: 'national',
};

/** As the library names them. */
const resources = {
  [PhoneNumberKind.LOCAL]: 'local',
  [PhoneNumberKind.TOLL_FREE]: 'tollFree',
  [PhoneNumberKind.MOBILE]: 'mobile',
  [PhoneNumberKind.NATIONAL]: 'national',
} as const;

/** A number's own `type` is a free text: `tollfree`, `toll-free` and `toll free` are all seen. */
function readKind(type: unknown): PhoneNumberKind | null {
  const text = typeof type === 'string' ? type.toLowerCase().replace(/[^a-z]/g, '') : '';
  return allKinds.find((kind) => listedAs[kind].replace('_', '') === text) ?? null;
}

function readRequirement(text: unknown): AddressRequirement {
  const word = String(text ?? 'none').toUpperCase();
  // A word that Twilio adds later: some address is wanted.
  return word in AddressRequirement ? (word as AddressRequirement) : AddressRequirement.ANY;
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
  type?: string;
}): OwnedNumber {
  const { voiceMethod, voiceApplicationSid, trunkSid } = instance;
  const isElsewhere = !!voiceApplicationSid || !!trunkSid || voiceMethod === 'GET';
  return {
    sid: instance.sid,
    e164: instance.phoneNumber,
    capabilities: readCapabilities(instance.capabilities),
    voiceUrl: isElsewhere ? null : instance.voiceUrl || null,
    messageUrl: instance.smsUrl || null,
    kind: readKind(instance.type),
  };
}

/** The keys come as `sms` or `SMS`, depending on the endpoint. */
export function readCapabilities(raw: unknown): PhoneNumberCapabilities {
  const entries = raw && typeof raw === 'object' ? Object.entries(raw) : [];
  const has = (name: string): boolean =>
    entries.some(([key, value]) => key.toLowerCase() === name && value === true);
  return { voice: has('voice'), sms: has('sms'), mms: has('mms') };
}
