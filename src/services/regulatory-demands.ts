import { fault, DomainError, refuse, UserErrorCode, type UserFault } from '../domain/errors';

import { kindWord, type PhoneNumberKind } from '../domain/phone-numbers';
import { countryName } from '../domain/places';
import type { RegulatoryDefinition } from '../domain/programmes/regulatory/regulation';
import type { BundleEndUser } from '../domain/registrations';
import type { RegulationGateway } from '../twilio/regulations';
import type { AccountCredentialsReader } from './account-credentials';

/** Which numbers are wanted, and who will use them. */
export interface RegulatoryWish {
  country: string;
  numberKind: PhoneNumberKind;
  endUser: BundleEndUser;
}

/** What countries ask of those who want numbers there: asked of Twilio each time, never written down here. */
export class RegulatoryDemands {
  constructor(
    private readonly credentials: AccountCredentialsReader,
    private readonly regulations: RegulationGateway,
  ) {}

  /** Refuses an incomplete wish, numbers that are sold without a registration, and times when Twilio does not say. */
  async of(organizationId: string, wish: Partial<Nullable<RegulatoryWish>>): Promise<RegulatoryDefinition> {
    const { country, numberKind, endUser } = requireWhole(wish);
    const account = await this.credentials.forOrganization(organizationId);
    if (!account)
      return refuse(
        UserErrorCode.NOT_AVAILABLE,
        'The phone account is still being set up. Try again in a minute.',
        null,
        { retryable: true },
      );
    const found = await this.regulations.regulation(account, { country, kind: numberKind, endUser });
    if (found.kind !== 'done')
      return refuse(
        UserErrorCode.TWILIO_UNAVAILABLE,
        'What the country asks for cannot be read just now. Try again in a minute.',
        null,
        { retryable: true },
      );
    if (!found.value)
      return refuse(
        UserErrorCode.INVALID,
        `For ${kindWord(numberKind)} numbers of ${countryName(country)} no such registration is asked for, or they are not sold. \`phoneNumberCountries\` says what is.`,
        ['input', 'numberKind'],
      );
    return { ...found.value, country, numberKind, endUser };
  }
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

function requireWhole({ country, numberKind, endUser }: Partial<Nullable<RegulatoryWish>>): RegulatoryWish {
  if (country && numberKind && endUser) return { country, numberKind, endUser };
  const missing: [unknown, string, string][] = [
    [country, 'country', 'Say in which country the numbers are to be: give `country`.'],
    [numberKind, 'numberKind', 'Say which kind of number is wanted: give `numberKind`.'],
    [endUser, 'endUser', 'Say whether a business or a person will use the numbers: give `endUser`.'],
  ];
  const faults = missing.flatMap(([value, field, message]): UserFault[] =>
    value ? [] : [fault(UserErrorCode.REQUIRED, message, ['input', field])],
  );
  throw new DomainError(...faults);
}
