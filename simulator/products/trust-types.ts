/** One attribute of an end user or a document, and what an evaluation demands of it. */
export interface TrustField {
  name: string;
  label: string;
  optional?: true;
  allowed?: string[];
  shape?: 'phone' | 'email' | 'url' | 'address';
}

/** A type of end user or supporting document; the lists are Twilio's "Gather the required business information". */
export interface TrustType {
  sid: string;
  name: string;
  label: string;
  fields: TrustField[];
}

const words = (text: string): string[] => text.split(' ');

const INDUSTRIES = words(
  'AGRICULTURE AUTOMOTIVE BANKING CONSTRUCTION CONSUMER EDUCATION ELECTRONICS ENERGY ENGINEERING ' +
    'FAST_MOVING_CONSUMER_GOODS FINANCIAL FINTECH FOOD_AND_BEVERAGE GOVERNMENT HEALTHCARE HOSPITALITY INSURANCE ' +
    'JEWELRY LEGAL MANUFACTURING MEDIA NOT_FOR_PROFIT OIL_AND_GAS ONLINE PROFESSIONAL_SERVICES RAW_MATERIALS ' +
    'REAL_ESTATE RELIGION RETAIL TECHNOLOGY TELECOMMUNICATIONS TRANSPORTATION TRAVEL',
);
const BUSINESS_TYPES = [
  'Co-operative',
  'Corporation',
  'Limited Liability Corporation',
  'Non-profit Corporation',
  'Partnership',
  'Sole Proprietorship',
];
const STOCK_EXCHANGES = words(
  'AMEX AMX ASX B3 BME BSE FRA ICEX JPX JSE KRX LON NASDAQ NONE NYSE NSE OMX OTHER SEHK SGX SSE STO SWX SZSE TSX ' +
    'TWSE VSE',
);
const VERTICALS = words(
  'AGRICULTURE COMMUNICATION CONSTRUCTION EDUCATION ENERGY ENTERTAINMENT FINANCIAL GAMBLING GOVERNMENT HEALTHCARE ' +
    'HOSPITALITY HUMAN_RESOURCES INSURANCE LEGAL MANUFACTURING NGO POLITICAL POSTAL PROFESSIONAL REAL_ESTATE RETAIL ' +
    'TECHNOLOGY TRANSPORTATION',
);

const firstName: TrustField = { name: 'first_name', label: 'First Name' };
const lastName: TrustField = { name: 'last_name', label: 'Last Name' };
const email: TrustField = { name: 'email', label: 'Email Address', shape: 'email' };
const phone: TrustField = { name: 'phone_number', label: 'Phone Number', shape: 'phone' };

const representative: TrustField[] = [
  firstName,
  lastName,
  email,
  phone,
  { name: 'business_title', label: 'Business Title' },
  {
    name: 'job_position',
    label: 'Job Position',
    allowed: ['Director', 'GM', 'VP', 'CEO', 'CFO', 'General Counsel', 'Other'],
  },
];

const oy = (number: number): string => `OY${String(number).padStart(32, '0')}`;

export const endUserTypes: TrustType[] = [
  {
    sid: oy(1),
    name: 'customer_profile_business_information',
    label: 'Business Information',
    fields: [
      { name: 'business_name', label: 'Business Name' },
      {
        name: 'business_identity',
        label: 'Business Identity',
        allowed: ['direct_customer', 'isv_reseller_or_partner', 'unknown'],
      },
      { name: 'business_type', label: 'Business Type', allowed: BUSINESS_TYPES },
      { name: 'business_industry', label: 'Business Industry', allowed: INDUSTRIES },
      {
        name: 'business_registration_identifier',
        label: 'Business Registration Identifier',
        allowed: words('EIN DUNS CBN CN ACN CIN VAT VATRN RN Other'),
      },
      { name: 'business_registration_number', label: 'Business Registration Number' },
      {
        name: 'business_regions_of_operation',
        label: 'Business Regions of Operation',
        allowed: words('AFRICA ASIA EUROPE LATIN_AMERICA USA_AND_CANADA'),
      },
      { name: 'website_url', label: 'Website URL', shape: 'url' },
      { name: 'social_media_profile_urls', label: 'Social Media Profile URLs', optional: true },
    ],
  },
  {
    sid: oy(2),
    name: 'authorized_representative_1',
    label: 'Authorized Representative 1',
    fields: representative,
  },
  {
    sid: oy(3),
    name: 'authorized_representative_2',
    label: 'Authorized Representative 2',
    fields: representative,
  },
  {
    sid: oy(4),
    name: 'starter_customer_profile_information',
    label: 'Starter Customer Profile Information',
    fields: [firstName, lastName, email, phone],
  },
  {
    sid: oy(5),
    name: 'us_a2p_messaging_profile_information',
    label: 'US A2P Messaging Profile Information',
    fields: [
      // Twilio's pages write the nonprofit kind both ways.
      {
        name: 'company_type',
        label: 'Company Type',
        allowed: ['private', 'public', 'non-profit', 'non_profit', 'government'],
      },
      { name: 'stock_exchange', label: 'Stock Exchange', optional: true, allowed: STOCK_EXCHANGES },
      { name: 'stock_ticker', label: 'Stock Ticker', optional: true },
      { name: 'brand_contact_email', label: 'Brand Contact Email', optional: true, shape: 'email' },
    ],
  },
  {
    sid: oy(6),
    name: 'sole_proprietor_information',
    label: 'Sole Proprietor Information',
    fields: [
      { name: 'brand_name', label: 'Brand Name' },
      { name: 'mobile_phone_number', label: 'Mobile Phone Number', shape: 'phone' },
      { name: 'vertical', label: 'Vertical', optional: true, allowed: VERTICALS },
    ],
  },
  {
    sid: oy(7),
    name: 'cnam_information',
    label: 'CNAM Information',
    fields: [{ name: 'cnam_display_name', label: 'CNAM Display Name' }],
  },
  {
    sid: oy(8),
    name: 'voice_integrity_information',
    label: 'Voice Integrity Information',
    fields: [
      { name: 'use_case', label: 'Use Case' },
      { name: 'business_employee_count', label: 'Business Employee Count' },
      { name: 'average_business_day_call_volume', label: 'Average Business Day Call Volume' },
      { name: 'notes', label: 'Notes', optional: true },
    ],
  },
];

export const supportingDocumentTypes: TrustType[] = [
  {
    sid: oy(101),
    name: 'customer_profile_address',
    label: 'Customer Profile Address',
    fields: [{ name: 'address_sids', label: 'address sids', shape: 'address' }],
  },
];

/** A type by its machine name or its SID. */
export function typeNamed(types: TrustType[], name: string): TrustType | undefined {
  return types.find((type) => type.name === name || type.sid === name);
}
