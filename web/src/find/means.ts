import { useQuery } from '@apollo/client/react';
import {
  PurchaseMeansDocument,
  type AddressPartsFragment,
  type AvailableNumberFragment,
  type PurchaseMeansQuery,
  type PurchasePhoneNumberMutation,
} from '../../../operations/generated';
import { doc } from '../api/document';

type Bought = PurchasePhoneNumberMutation['purchasePhoneNumber'];
export type Bundle = PurchaseMeansQuery['organization']['registrations']['nodes'][number];

/** What a number is sold with. */
export type Requirement = Pick<
  AvailableNumberFragment,
  'country' | 'kind' | 'addressRequirement' | 'bundleRequired' | 'requirements'
>;

/** What a number is sold with, and what of that the organization has. */
export interface Means {
  isReady: boolean;
  requirement: Requirement;
  /** Addresses that would do, newest first. */
  addresses: readonly AddressPartsFragment[];
  /** Registrations that numbers like this one can be bought with. */
  approved: readonly Bundle[];
  /** The one that is on its way; null when none is. */
  open: Bundle | null;
  reread(): Promise<unknown>;
}

/** What a refusal tells of what the number is sold with; null when it tells nothing of that. */
export function toldBy(
  number: AvailableNumberFragment,
  { requirement, userErrors }: Bought,
): Requirement | null {
  if (requirement) return requirement;
  const asksFor = (code: string) => userErrors.some((error) => error.code === code);
  const [address, bundle] = [asksFor('ADDRESS_REQUIRED'), asksFor('BUNDLE_REQUIRED')];
  if (!address && !bundle) return null;
  const { addressRequirement: where } = number;
  return {
    ...number,
    addressRequirement: address && where === 'NONE' ? 'ANY' : where,
    bundleRequired: number.bundleRequired || bundle,
  };
}

/** Read when the number is said to need something, or was refused for it: the refusal knows better. */
export function useMeans(number: AvailableNumberFragment, refused: Requirement | null): Means {
  const requirement: Requirement = refused ?? number;
  const isNeeded = requirement.addressRequirement !== 'NONE' || requirement.bundleRequired;
  const { data, refetch } = useQuery(doc(PurchaseMeansDocument), { skip: !isNeeded });
  const bundles = (data?.organization.registrations.nodes ?? []).filter(
    (one) => one.country === requirement.country && one.numberKind === requirement.kind,
  );
  return {
    isReady: !isNeeded || data !== undefined,
    requirement,
    addresses: (data?.organization.addresses.nodes ?? []).filter((one) => fits(requirement, one.country)),
    approved: bundles.filter((one) => one.state === 'APPROVED'),
    open: bundles.find((one) => one.state !== 'APPROVED' && one.state !== 'CANCELED') ?? null,
    reread: refetch,
  };
}

function fits({ addressRequirement, country }: Requirement, of: string): boolean {
  switch (addressRequirement) {
    case 'LOCAL':
      return of === country;
    case 'FOREIGN':
      return of !== country;
    default:
      return true;
  }
}
