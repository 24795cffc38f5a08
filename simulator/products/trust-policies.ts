import { PRIMARY_POLICY } from '../primary-profile';

/** A rule set: what a bundle of this policy must be made of (https://www.twilio.com/docs/trust-hub/trusthub-rest-api). */
export interface Policy {
  sid: string;
  name: string;
  kind: 'profile' | 'product';
  /** Types of the end users it needs; the second representative is listed and not needed. */
  endUsers: string[];
  optional: string[];
  needsAddress: boolean;
  /** The bundle it must rest on. */
  supporting: SupportingBundle | null;
  consoleOnly: boolean;
}

export interface SupportingBundle {
  requirement: string;
  type: string;
  label: string;
  policies: string[];
  /** Whether it must be approved, or submitted is enough. */
  mustBeApproved: boolean;
}

export const policySids = {
  primary: PRIMARY_POLICY,
  secondary: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  government: 'RN074d26323ad8ca107761a5edf4191ba7',
  nonprofit: 'RNaf459d36b007ba6db226cd43a816cfa0',
  starter: 'RN806dd6cd175f314e1f96a9727ee271f4',
  a2p: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  soleProprietor: 'RN670d5d2e282a6130ae063b234b6019c8',
  tollFree: 'RNa282dd7f3dbef8586501ca2e045e764c',
  cnam: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
  shakenStir: 'RN7a97559effdf62d00f4298208492a5ea',
  voiceIntegrity: 'RN5b3660f9598883b1df4e77f77acefba0',
};

const { primary, secondary, government, nonprofit, starter } = policySids;

const primaryBundle: SupportingBundle = {
  requirement: 'primary_customer_profile',
  type: 'primary_customer_profile_type_business',
  label: 'Primary Customer Profile Bundle',
  policies: [primary],
  mustBeApproved: true,
};
const businessBundle: SupportingBundle = {
  requirement: 'customer_profile',
  type: 'customer_profile_type_business',
  label: 'Customer Profile Bundle',
  policies: [primary, secondary, government, nonprofit],
  mustBeApproved: false,
};
const starterBundle: SupportingBundle = {
  requirement: 'starter_customer_profile',
  type: 'starter_customer_profile_type_business',
  label: 'Starter Customer Profile Bundle',
  policies: [starter],
  mustBeApproved: false,
};

const plain = { endUsers: [], optional: [], needsAddress: false, supporting: null, consoleOnly: false };
const business = {
  ...plain,
  kind: 'profile' as const,
  endUsers: ['customer_profile_business_information', 'authorized_representative_1'],
  optional: ['authorized_representative_2'],
  needsAddress: true,
};
const product = { ...plain, kind: 'product' as const, supporting: businessBundle };

export const policies: Policy[] = [
  { ...business, sid: primary, name: 'Primary Customer Profile of type Business', consoleOnly: true },
  {
    ...business,
    sid: secondary,
    name: 'Secondary Customer Profile of type Business',
    supporting: primaryBundle,
  },
  {
    ...business,
    sid: government,
    name: 'Secondary Customer Profile of type Government',
    supporting: primaryBundle,
  },
  {
    ...business,
    sid: nonprofit,
    name: 'Secondary Customer Profile of type Non-profit',
    supporting: primaryBundle,
  },
  {
    ...plain,
    kind: 'profile',
    sid: starter,
    name: 'Starter Customer Profile of type Business',
    endUsers: ['starter_customer_profile_information'],
    needsAddress: true,
    supporting: primaryBundle,
  },
  {
    ...product,
    sid: policySids.a2p,
    name: 'A2P Messaging: Local - Business',
    endUsers: ['us_a2p_messaging_profile_information'],
  },
  {
    ...product,
    sid: policySids.soleProprietor,
    name: 'Sole Proprietor A2P Messaging: Local - Business',
    endUsers: ['sole_proprietor_information'],
    supporting: starterBundle,
  },
  { ...product, sid: policySids.tollFree, name: 'Toll Free Messaging: Business', supporting: null },
  { ...product, sid: policySids.cnam, name: 'CNAM Trust Product', endUsers: ['cnam_information'] },
  { ...product, sid: policySids.shakenStir, name: 'SHAKEN/STIR Trust Product' },
  {
    ...product,
    sid: policySids.voiceIntegrity,
    name: 'Voice Integrity Trust Product',
    endUsers: ['voice_integrity_information'],
  },
];

export function policyOf(sid: string): Policy | undefined {
  return policies.find((policy) => policy.sid === sid);
}
