import type { UpdateBusinessProfileInput } from '../operations/generated';

/** The business of the demo organization: a full profile that reviewers have nothing against. */
export const bakery: UpdateBusinessProfileInput = {
  legalName: 'Juniper Street Bakery LLC',
  doingBusinessAs: 'Juniper Street Bakery',
  entityType: 'LIMITED_LIABILITY_COMPANY',
  taxId: '93-1047825',
  website: 'https://www.juniperstreetbakery.com',
  industry: 'FOOD_AND_DRINK',
  description:
    'A neighbourhood bakery in Portland, Oregon. Customers order bread and cakes for pick-up and ask to be texted when an order is ready.',
  street: '1824 SE Juniper Street',
  city: 'Portland',
  region: 'OR',
  postalCode: '97214',
  country: 'US',
  timeZone: 'America/Los_Angeles',
  contactFirstName: 'Maya',
  contactLastName: 'Okafor',
  contactTitle: 'Owner',
  contactEmail: 'maya@juniperstreetbakery.com',
  contactPhone: '+15035550142',
  privacyPolicyUrl: 'https://www.juniperstreetbakery.com/privacy',
  termsUrl: 'https://www.juniperstreetbakery.com/text-terms',
};
