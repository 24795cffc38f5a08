import type { FormFieldOption } from '../../registrations';

/** Values of Twilio's enum, most usual first. */
export const businessTypes: FormFieldOption[] = [
  {
    value: 'PRIVATE_PROFIT',
    label: 'Company in private hands',
    description: 'LLC, partnership, corporation, cooperative',
  },
  {
    value: 'SOLE_PROPRIETOR',
    label: 'Just me, without a company',
    description: 'No LLC or Inc. in the name',
  },
  { value: 'NON_PROFIT', label: 'Nonprofit', description: 'Charity, church, association' },
  { value: 'PUBLIC_PROFIT', label: 'Company on the stock market' },
  { value: 'GOVERNMENT', label: 'Government', description: 'City, county, state, public school' },
];

/** Who gives out registration numbers, in Twilio's spelling. */
export const registrationAuthorities: FormFieldOption[] = [
  { value: 'EIN', label: 'EIN from the IRS', description: 'United States' },
  { value: 'CBN', label: 'Business Number from the CRA', description: 'Canada' },
  { value: 'PROVINCIAL_NUMBER', label: 'Provincial number', description: 'Canada' },
  { value: 'NEQ', label: 'NEQ', description: 'Quebec' },
  { value: 'CRN', label: 'Company registration number', description: 'United Kingdom' },
  { value: 'VAT', label: 'VAT number', description: 'Europe' },
  { value: 'ABN', label: 'ABN', description: 'Australia' },
  { value: 'ACN', label: 'ACN', description: 'Australia' },
  { value: 'NZBN', label: 'NZBN', description: 'New Zealand' },
  { value: 'BRN', label: 'Business registration number', description: 'Hong Kong and others' },
  { value: 'SIREN', label: 'SIREN', description: 'France' },
  { value: 'SIRET', label: 'SIRET', description: 'France' },
  { value: 'USt-IdNr', label: 'USt-IdNr', description: 'Germany' },
  { value: 'CIF', label: 'CIF', description: 'Spain' },
  { value: 'NIF', label: 'NIF', description: 'Spain, Portugal' },
  { value: 'CNPJ', label: 'CNPJ', description: 'Brazil' },
  { value: 'UID', label: 'UID', description: 'Switzerland' },
  { value: 'OTHER', label: 'Another register' },
];

/** Countries whose addresses the reviewer accepts (Twilio error 30451). */
export const addressCountries: FormFieldOption[] = [
  { value: 'US', label: 'United States' },
  { value: 'CA', label: 'Canada' },
];

/** What the texts are for. */
export const useCases: FormFieldOption[] = [
  { value: 'CUSTOMER_CARE', label: 'Answering customers', description: 'Questions, support, conversations' },
  {
    value: 'ACCOUNT_NOTIFICATIONS',
    label: 'Reminders and notices',
    description: 'Appointments, bookings, bills',
  },
  { value: 'DELIVERY_NOTIFICATIONS', label: 'Orders and deliveries' },
  { value: 'MARKETING', label: 'Offers and news', description: 'Sales, discounts, newsletters' },
  { value: 'EVENTS', label: 'Events' },
  { value: 'TWO_FACTOR_AUTHENTICATION', label: 'Login codes' },
  { value: 'FRAUD_ALERT_MESSAGING', label: 'Fraud warnings' },
  { value: 'SECURITY_ALERT', label: 'Security warnings' },
  { value: 'CHARITY_NONPROFIT', label: 'Charity', description: 'Only for tax-exempt organizations' },
  { value: 'HIGHER_EDUCATION', label: 'College or university' },
  { value: 'K12', label: 'School' },
  { value: 'POLLING_AND_VOTING_NON_POLITICAL', label: 'Surveys', description: 'Not about politics' },
  { value: 'PUBLIC_SERVICE_ANNOUNCEMENT', label: 'Public notices' },
  {
    value: 'POLITICAL_ELECTION_CAMPAIGNS',
    label: 'Election campaign',
    description: 'Needs a Campaign Verify token',
  },
];

/** How customers agree; the values for imported consent are never offered, because reviewers refuse them. */
export const optInTypes: FormFieldOption[] = [
  { value: 'WEB_FORM', label: 'On a web page', description: 'They tick a box on your website' },
  { value: 'VIA_TEXT', label: 'By texting a word to us', description: 'They text a word such as JOIN' },
  { value: 'PAPER_FORM', label: 'On paper', description: 'They tick a box on a form in the shop' },
  { value: 'VERBAL', label: 'Aloud', description: 'They say yes on the phone or at the counter' },
  { value: 'MOBILE_QR_CODE', label: 'By scanning a code', description: 'A QR code leads to the sign-up' },
];

/** Twilio's ladder of texts a month. */
export const messageVolumes: FormFieldOption[] = [
  '10',
  '100',
  '1,000',
  '10,000',
  '100,000',
  '250,000',
  '500,000',
  '750,000',
  '1,000,000',
  '5,000,000',
  '10,000,000+',
].map((value) => ({
  value,
  label: value.endsWith('+') ? `More than ${value.slice(0, -1)}` : `Up to ${value}`,
}));
