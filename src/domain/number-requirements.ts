import { addressFits, AddressRequirement, addressRequirementText } from './addresses';
import { fault, UserErrorCode, type UserFault } from './errors';
import { kindWord } from './phone-numbers';
import type { PhoneNumberKind } from './phone-numbers';
import { countryName } from './places';

/** What a number is sold only with. */
export interface NumberRequirements {
  /** ISO 3166-1 alpha-2. */
  country: string;
  kind: PhoneNumberKind;
  address: AddressRequirement;
  bundle: boolean;
}

/** What somebody brings along. */
export interface Brought {
  /** Country of the address given; null when none was. */
  addressCountry: string | null;
  /** The numbers that the registration given is for; null when none was. */
  bundle: Pick<NumberRequirements, 'country' | 'kind'> | null;
}

/** The requirements in sentences; empty when there are none. */
export function requirementTexts(requirements: NumberRequirements): string[] {
  const { address, country, bundle } = requirements;
  const texts = [addressRequirementText(address, country), bundle ? bundleText(requirements) : null];
  return texts.filter((one) => one !== null);
}

/** Whose move a bundle is, in words of the shop owner. */
export function bundleText({ country, kind }: Pick<NumberRequirements, 'country' | 'kind'>): string {
  return `${countryName(country)} sells ${kindWord(kind)} numbers only to those whom its authorities know: it takes an approved registration of the business, or of the person, who will use the number.`;
}

/** What is missing, or does not fit, of what a number is sold with. */
export function requirementFaults(
  requirements: NumberRequirements,
  brought: Brought,
  /** How many of the organization's addresses would do. */
  fitting: number,
): UserFault[] {
  const faults: UserFault[] = [];
  const { address, country } = requirements;
  const rule = addressRequirementText(address, country);
  if (rule !== null) {
    const isMissing = brought.addressCountry === null;
    if (isMissing || !addressFits(address, brought.addressCountry!, country))
      faults.push(
        fault(
          UserErrorCode.ADDRESS_REQUIRED,
          [
            isMissing ? null : `The address you chose is in ${countryName(brought.addressCountry!)}.`,
            rule,
            fitting === 0
              ? 'Add one first.'
              : fitting === 1
                ? 'One of your addresses will do.'
                : `${fitting} of your addresses will do.`,
          ]
            .filter((part) => part !== null)
            .join(' '),
          ['input', 'addressId'],
        ),
      );
  }
  const { bundle } = brought;
  const fits = bundle?.country === country && bundle.kind === requirements.kind;
  if (requirements.bundle && !fits)
    faults.push(
      fault(
        UserErrorCode.BUNDLE_REQUIRED,
        [
          bundle &&
            `The registration you chose is for ${kindWord(bundle.kind)} numbers of ${countryName(bundle.country)}.`,
          bundleText(requirements),
        ]
          .filter((part) => part !== null)
          .join(' '),
        ['input', 'bundleRegistrationId'],
      ),
    );
  return faults;
}

/** What Twilio's refusals ask for, by their codes; an address anywhere unless it says where. */
const askedFor: Readonly<Record<number, Partial<Pick<NumberRequirements, 'address' | 'bundle'>>>> = {
  21613: { address: AddressRequirement.ANY },
  21615: { address: AddressRequirement.LOCAL },
  21631: { address: AddressRequirement.ANY },
  21649: { bundle: true },
  21650: { bundle: true },
  21651: { address: AddressRequirement.ANY },
};

/** Whether a refusal asks for an address or for proof of who uses the number. */
export function asksForMore(code: number | null): boolean {
  return code !== null && code in askedFor;
}

/** What was known together with what the refusal tells: where it asks for more, that is so. */
export function toldByRefusal(known: NumberRequirements, code: number | null): NumberRequirements {
  const { address, bundle = false } = askedFor[code ?? 0] ?? {};
  const isTold = address === AddressRequirement.LOCAL || known.address === AddressRequirement.NONE;
  return {
    ...known,
    address: isTold ? (address ?? known.address) : known.address,
    bundle: known.bundle || bundle,
  };
}
