import type { UpdateBusinessProfileInput } from '../operations/generated';
import { bakery } from './bakery';

/** A way of registering to text from a local number, with a business that goes it. */
export interface LocalPath {
  name: string;
  profile: UpdateBusinessProfileInput;
  /** What the profile does not answer. */
  answers: Record<string, unknown>;
}

const tutor: UpdateBusinessProfileInput = {
  legalName: 'Nora Whitfield',
  doingBusinessAs: 'Nora Whitfield Piano Lessons',
  entityType: 'SOLE_PROPRIETORSHIP',
  website: 'https://www.norawhitfieldpiano.com',
  industry: 'EDUCATION',
  description:
    'Piano lessons for children and adults in Boise, Idaho. Families ask to be texted about lesson times and changes.',
  street: '614 N 17th Street',
  city: 'Boise',
  region: 'ID',
  postalCode: '83702',
  country: 'US',
  timeZone: 'America/Boise',
  contactFirstName: 'Nora',
  contactLastName: 'Whitfield',
  contactTitle: 'Owner',
  contactEmail: 'nora@norawhitfieldpiano.com',
  contactPhone: '+12083450187',
  privacyPolicyUrl: 'https://www.norawhitfieldpiano.com/privacy',
  termsUrl: 'https://www.norawhitfieldpiano.com/text-terms',
};

const outfitter: UpdateBusinessProfileInput = {
  legalName: 'Ridgeline Outfitters, Inc.',
  doingBusinessAs: 'Ridgeline Outfitters',
  entityType: 'CORPORATION',
  taxId: '84-2967134',
  website: 'https://www.ridgelineoutfitters.com',
  industry: 'RETAIL',
  description:
    'Outdoor equipment from twelve stores in Colorado and a shop on the web. Customers sign up for texts about their orders.',
  street: '2200 Larimer Street',
  city: 'Denver',
  region: 'CO',
  postalCode: '80205',
  country: 'US',
  timeZone: 'America/Denver',
  contactFirstName: 'Daniel',
  contactLastName: 'Brandt',
  contactTitle: 'Director of Operations',
  contactEmail: 'daniel.brandt@ridgelineoutfitters.com',
  contactPhone: '+17205550164',
  privacyPolicyUrl: 'https://www.ridgelineoutfitters.com/privacy',
  termsUrl: 'https://www.ridgelineoutfitters.com/text-terms',
};

/** The three ways there are. */
export const localPaths: readonly LocalPath[] = [
  {
    name: 'sole-proprietor',
    profile: tutor,
    answers: { hasTaxId: false, entityType: 'SOLE_PROPRIETORSHIP', ownerMobile: '+12083450187' },
  },
  { name: 'low-volume', profile: bakery, answers: { dailyTexts: 'UP_TO_2000' } },
  { name: 'standard', profile: outfitter, answers: { isPublic: false, dailyTexts: 'MORE' } },
];
