import { PhoneNumberKind } from '../domain/phone-numbers';
import { BundleEndUser } from '../domain/registrations';
import type { StatedRegulation } from '../domain/programmes/regulatory/regulation';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

const kinds: Readonly<Record<string, PhoneNumberKind>> = {
  local: PhoneNumberKind.LOCAL,
  'toll-free': PhoneNumberKind.TOLL_FREE,
  mobile: PhoneNumberKind.MOBILE,
  national: PhoneNumberKind.NATIONAL,
};

/** Which numbers a regulation is for, and for whom. */
export interface RegulationScope {
  country: string;
  numberKind: PhoneNumberKind;
  endUser: BundleEndUser;
}

/** What regulators ask before numbers are sold (Numbers v2, RegulatoryCompliance). */
export class RegulationGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** The kinds of number of a country that are sold only to those whom a regulator knows; `account` null: the parent. */
  regulatedKinds(
    account: AccountCredentials | null,
    isoCountry: string,
  ): Promise<Outcome<PhoneNumberKind[]>> {
    const client = account ? this.clients.for(account) : this.clients.forParent();
    return attempt(async () => {
      const all = await client.numbers.v2.regulatoryCompliance.regulations.list({
        isoCountry,
        pageSize: 100,
      });
      return [...new Set(all.flatMap(({ numberType }) => kinds[numberType?.toLowerCase()] ?? []))];
    });
  }

  /** What a regulation is for; null for kinds of number that are not sold here. */
  scope(account: AccountCredentials, sid: string): Promise<Outcome<RegulationScope | null>> {
    return attempt(async () => {
      const { isoCountry, numberType, endUserType } = await this.clients
        .for(account)
        .numbers.v2.regulatoryCompliance.regulations(sid)
        .fetch();
      const numberKind = kinds[numberType?.toLowerCase()];
      if (!isoCountry || !numberKind) return null;
      const endUser = endUserType === 'business' ? BundleEndUser.BUSINESS : BundleEndUser.INDIVIDUAL;
      return { country: isoCountry.toUpperCase(), numberKind, endUser };
    });
  }

  /** What is asked of this kind of end user for this kind of number, as Twilio states it; null when nothing is. */
  regulation(
    account: AccountCredentials,
    wanted: { country: string; kind: PhoneNumberKind; endUser: BundleEndUser },
  ): Promise<Outcome<StatedRegulation | null>> {
    const numberType = Object.keys(kinds).find((type) => kinds[type] === wanted.kind);
    return attempt(async () => {
      const [found] = await this.clients.for(account).numbers.v2.regulatoryCompliance.regulations.list({
        isoCountry: wanted.country,
        numberType,
        endUserType: wanted.endUser === BundleEndUser.BUSINESS ? 'business' : 'individual',
        includeConstraints: true,
        limit: 1,
      });
      return found ? { sid: found.sid, requirements: found.requirements as unknown } : null;
    });
  }
}
