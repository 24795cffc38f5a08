import { type DataSource, In } from 'typeorm';
import { addressFits, AddressRequirement, AddressState } from '../domain/addresses';
import { fault, refuseWith, UserErrorCode, type UserFault } from '../domain/errors';
import { purchaseFault, type WantedNumber } from '../domain/number-purchase';
import {
  type NumberRequirements,
  requirementFaults,
  requirementTexts,
  toldByRefusal,
} from '../domain/number-requirements';
import type { PhoneNumberKind } from '../domain/phone-numbers';
import { countryName } from '../domain/places';
import { AddressEntity } from '../entities/address';
import type { RegistrationEntity } from '../entities/registration';
import type { AccountCredentialsReader } from './account-credentials';
import type { ApprovedBundle, ApprovedBundles } from './approved-bundles';
import type { NumberCatalogue } from './number-catalogue';

/** What a number is sold with, and what of it the organization has. */
export interface PurchaseRequirement {
  country: string;
  kind: PhoneNumberKind;
  addressRequirement: AddressRequirement;
  /** The organization's addresses that would do, newest first. */
  addresses: AddressEntity[];
  bundleRequired: boolean;
  /** The organization's approved registrations that would do, newest first. */
  bundleRegistrations: RegistrationEntity[];
  requirements: string[];
}

const shownAddresses = 100;

/** Says before a purchase, or after Twilio's refusal, what is missing and what would satisfy it. */
export class PurchaseRequirements {
  constructor(
    private readonly db: DataSource,
    private readonly credentials: AccountCredentialsReader,
    private readonly catalogue: NumberCatalogue,
    private readonly bundles: ApprovedBundles,
  ) {}

  /** Refuses what is known to lack something; when that is not known, Twilio decides. */
  async check(
    organizationId: string,
    number: WantedNumber,
    addressId: string | null,
    bundle: ApprovedBundle | null,
  ): Promise<void> {
    const requirements = await this.requirementsOf(organizationId, number);
    if (!requirements) return;
    const requirement = await this.describe(organizationId, requirements);
    const address =
      addressId && (await this.db.getRepository(AddressEntity).findOneBy({ id: addressId, organizationId }));
    const faults = requirementFaults(
      requirements,
      { addressCountry: address ? address.country : (bundle?.addressCountry ?? null), bundle },
      requirement.addresses.length,
    );
    if (faults.length > 0) refuseWith({ requirement }, faults);
  }

  /** Repeats Twilio's refusal together with what would have satisfied it, where that is known. */
  async explain(organizationId: string, number: WantedNumber, code: number | null): Promise<void> {
    const known = await this.requirementsOf(organizationId, number);
    if (!known) return;
    const requirement = await this.describe(organizationId, toldByRefusal(known, code));
    refuseWith({ requirement }, [purchaseFault(code)]);
  }

  private async requirementsOf(
    organizationId: string,
    number: WantedNumber,
  ): Promise<NumberRequirements | null> {
    const account = await this.credentials.forOrganization(organizationId);
    return account && this.catalogue.requirementsOf(account, number);
  }

  private async describe(
    organizationId: string,
    requirements: NumberRequirements,
  ): Promise<PurchaseRequirement> {
    const { country, kind, address, bundle } = requirements;
    const own =
      address === AddressRequirement.NONE
        ? []
        : await this.db.getRepository(AddressEntity).find({
            where: { organizationId, state: In([AddressState.ACTIVE, AddressState.CHANGING]) },
            order: { createdAt: 'DESC', id: 'DESC' },
            take: shownAddresses,
          });
    return {
      country,
      kind,
      addressRequirement: address,
      addresses: own.filter((one) => addressFits(address, one.country, country)),
      bundleRequired: bundle,
      bundleRegistrations: bundle ? await this.bundles.fitting(organizationId, country, kind) : [],
      requirements: requirementTexts(requirements),
    };
  }

  /** A country that numbers are not sold of; null when it is one or that is not known just now. */
  async countryFault({ country }: WantedNumber): Promise<UserFault | null> {
    const sold = await this.catalogue.countries();
    return sold === null || sold.some((one) => one.country === country)
      ? null
      : fault(
          UserErrorCode.NOT_AVAILABLE,
          `Numbers of ${countryName(country)} are not sold. \`phoneNumberCountries\` lists the countries that are.`,
          ['input', 'e164'],
        );
  }
}
