import { PhoneNumberKind } from '../domain/phone-numbers';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

const kinds: Readonly<Record<string, PhoneNumberKind>> = {
  local: PhoneNumberKind.LOCAL,
  'toll-free': PhoneNumberKind.TOLL_FREE,
  mobile: PhoneNumberKind.MOBILE,
  national: PhoneNumberKind.NATIONAL,
};

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
}
