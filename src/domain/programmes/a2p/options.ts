import { BusinessEntityType } from '../../organizations';
import type { FormFieldOption } from '../../registrations';

const option = (value: string, label: string, description?: string): FormFieldOption =>
  description === undefined ? { value, label } : { value, label, description };

/** Kinds of business, most usual first. */
export const entityTypes: FormFieldOption[] = [
  option(BusinessEntityType.LIMITED_LIABILITY_COMPANY, 'LLC', 'Also with a single owner'),
  option(BusinessEntityType.SOLE_PROPRIETORSHIP, 'Just me, without a company'),
  option(BusinessEntityType.CORPORATION, 'Corporation', 'Inc., Corp. and the like'),
  option(BusinessEntityType.PARTNERSHIP, 'Partnership'),
  option(BusinessEntityType.NON_PROFIT, 'Nonprofit', 'Charity, church, association'),
  option(BusinessEntityType.CO_OPERATIVE, 'Cooperative'),
  option(BusinessEntityType.GOVERNMENT, 'Government', 'City, county, state, public school'),
];

/** How much is texted: above the first step only the fuller registration will do. */
export const dailyTexts: FormFieldOption[] = [
  option('UP_TO_2000', 'Up to 2,000 a day', 'Enough for nearly every local business'),
  option('MORE', 'More than 2,000 a day', 'Takes a further check of the business, with a fee'),
];

/**
 * Twilio's `business_industry`. GOVERNMENT and NOT_FOR_PROFIT follow from the kind of business and are not asked.
 * "Gather the required business information", read 2026-11-22.
 */
export const industries: FormFieldOption[] = [
  option('RETAIL', 'Shop or store'),
  option('FOOD_AND_BEVERAGE', 'Food and drink', 'Restaurants, cafés, bakeries'),
  option('PROFESSIONAL_SERVICES', 'Professional services', 'Advice, accounting, cleaning, repairs'),
  option('HEALTHCARE', 'Health care'),
  option('CONSTRUCTION', 'Building and trades'),
  option('REAL_ESTATE', 'Real estate'),
  option('AUTOMOTIVE', 'Cars'),
  option('CONSUMER', 'Services for private customers', 'Hair, beauty, fitness, pets'),
  option('EDUCATION', 'Education'),
  option('LEGAL', 'Law'),
  option('HOSPITALITY', 'Hotels and events'),
  option('TRAVEL', 'Travel'),
  option('TRANSPORTATION', 'Transport and delivery'),
  option('TECHNOLOGY', 'Technology'),
  option('ONLINE', 'Online business'),
  option('MEDIA', 'Media and entertainment'),
  option('INSURANCE', 'Insurance'),
  option('FINANCIAL', 'Finance'),
  option('BANKING', 'Banking'),
  option('FINTECH', 'Financial technology'),
  option('RELIGION', 'Religion'),
  option('MANUFACTURING', 'Manufacturing'),
  option('AGRICULTURE', 'Farming'),
  option('JEWELRY', 'Jewelry'),
  option('ELECTRONICS', 'Electronics'),
  option('ENGINEERING', 'Engineering'),
  option('ENERGY', 'Energy'),
  option('OIL_AND_GAS', 'Oil and gas'),
  option('RAW_MATERIALS', 'Raw materials'),
  option('FAST_MOVING_CONSUMER_GOODS', 'Everyday goods', 'Makers of groceries, cosmetics and the like'),
  option('TELECOMMUNICATIONS', 'Telecommunications'),
];

/** Twilio's `vertical` of a sole proprietor, another list than the industries of companies. */
export const verticals: FormFieldOption[] = [
  option('RETAIL', 'Shop, food and drink'),
  option('PROFESSIONAL', 'Services', 'Cleaning, repairs, beauty, advice'),
  option('CONSTRUCTION', 'Building and trades'),
  option('HEALTHCARE', 'Health care'),
  option('EDUCATION', 'Lessons and education'),
  option('REAL_ESTATE', 'Real estate'),
  option('HOSPITALITY', 'Lodging and travel'),
  option('ENTERTAINMENT', 'Entertainment and arts'),
  option('TRANSPORTATION', 'Transport and delivery'),
  option('TECHNOLOGY', 'Technology'),
  option('LEGAL', 'Law'),
  option('INSURANCE', 'Insurance'),
  option('FINANCIAL', 'Finance'),
  option('AGRICULTURE', 'Farming'),
  option('MANUFACTURING', 'Making things'),
  option('HUMAN_RESOURCES', 'Staffing'),
  option('COMMUNICATION', 'Communication and media'),
  option('ENERGY', 'Energy'),
  option('NGO', 'Community work'),
  option('POSTAL', 'Mail'),
];

/** Registers whose numbers are taken, in Twilio's spelling; DUNS is left out because it is refused too often. */
export const registrationIdentifiers: FormFieldOption[] = [
  option('EIN', 'EIN from the IRS', 'United States'),
  option('CBN', 'Business Number from the CRA', 'Canada, its first nine digits'),
  option('CN', 'Company number', 'United Kingdom'),
  option('ACN', 'ACN', 'Australia'),
  option('CIN', 'CIN', 'India'),
  option('VAT', 'VAT number', 'Estonia'),
  option('VATRN', 'VAT registration number', 'Romania'),
  option('RN', 'Registration number', 'Israel'),
  option('Other', 'Another register'),
];

/** Where the business is active. */
export const regions: FormFieldOption[] = [
  option('USA_AND_CANADA', 'United States and Canada'),
  option('LATIN_AMERICA', 'Latin America'),
  option('EUROPE', 'Europe'),
  option('ASIA', 'Asia'),
  option('AFRICA', 'Africa'),
];

/** Twilio's `job_position`, each with what people call it. */
export const positions: FormFieldOption[] = [
  option('CEO', 'Owner, CEO or president'),
  option('Director', 'Director'),
  option('GM', 'General manager'),
  option('CFO', 'CFO or head of finance'),
  option('VP', 'Vice president'),
  option('General Counsel', 'General counsel'),
  option('Other', 'Something else'),
];

/** Exchanges of public companies, in Twilio's spelling. */
export const stockExchanges: FormFieldOption[] = [
  option('NYSE', 'New York Stock Exchange'),
  option('NASDAQ', 'Nasdaq'),
  option('AMEX', 'NYSE American'),
  option('TSX', 'Toronto'),
  option('AMX', 'Euronext Amsterdam'),
  option('ASX', 'Australia'),
  option('B3', 'São Paulo'),
  option('BME', 'Madrid'),
  option('BSE', 'Bombay'),
  option('FRA', 'Frankfurt'),
  option('ICEX', 'Iceland'),
  option('JPX', 'Tokyo'),
  option('JSE', 'Johannesburg'),
  option('KRX', 'Korea'),
  option('LON', 'London'),
  option('NSE', 'National Stock Exchange of India'),
  option('OMX', 'Nasdaq Nordic'),
  option('SEHK', 'Hong Kong'),
  option('SGX', 'Singapore'),
  option('SSE', 'Shanghai'),
  option('STO', 'Stockholm'),
  option('SWX', 'Zurich'),
  option('SZSE', 'Shenzhen'),
  option('TWSE', 'Taiwan'),
  option('VSE', 'Vienna'),
  option('OTHER', 'Another exchange'),
];

/** Where a person without a company must live. */
export const ownerCountries: FormFieldOption[] = [option('US', 'United States'), option('CA', 'Canada')];

/** How customers agree; several may hold at once. */
export const optInTypes: FormFieldOption[] = [
  option('WEB_FORM', 'On a web page', 'They tick a box on your website'),
  option('VIA_TEXT', 'By texting a word to us', 'They text a word such as JOIN'),
  option('PAPER_FORM', 'On paper', 'They tick a box on a form in the shop'),
  option('VERBAL', 'Aloud', 'They say yes on the phone or at the counter'),
  option('MOBILE_QR_CODE', 'By scanning a code', 'A QR code leads to the sign-up'),
];
