import { filledByStranger, prefilled, tutor, visible } from '../../../../tests/support/a2p-forms';
import { florist } from '../../../../tests/support/toll-free-forms';
import {
  addressParameters,
  authorizedRepresentative,
  businessInformation,
  campaignParameters,
  campaignUpdateParameters,
  messagingProfileInformation,
  soleProprietorInformation,
  starterInformation,
} from './objects';

const company = filledByStranger(prefilled({ ...florist, industry: 'RETAIL' }), {
  repTitle: 'Owner',
  repPosition: 'CEO',
});
const person = filledByStranger({ ...prefilled(tutor), hasTaxId: false });
const listed = filledByStranger({ entityType: 'CORPORATION', isPublic: true });
const context = { documentUrl: (id: string) => `https://docs.example/${id}`, keywords: null };

it('tells of a business in Trust Hub’s own words', () => {
  expect(businessInformation(company)).toEqual({
    business_name: 'Tall Pines Flowers, LLC',
    business_identity: 'direct_customer',
    business_type: 'Limited Liability Corporation',
    business_industry: 'RETAIL',
    business_registration_identifier: 'EIN',
    business_registration_number: '84-2197563',
    business_regions_of_operation: 'USA_AND_CANADA',
    website_url: 'https://www.tallpinesflowers.example',
  });
  expect(authorizedRepresentative(company)).toEqual({
    first_name: 'Ana',
    last_name: 'Silva',
    email: 'ana@tallpinesflowers.example',
    phone_number: '+13035550177',
    business_title: 'Owner',
    job_position: 'CEO',
  });
  const several = {
    ...company,
    registrationNumber: '842197563',
    regionsOfOperation: ['USA_AND_CANADA', 'EUROPE'],
  };
  expect(businessInformation(several)).toMatchObject({
    business_registration_number: '84-2197563',
    business_regions_of_operation: 'USA_AND_CANADA,EUROPE',
  });
});

it.each([
  ['SOLE_PROPRIETORSHIP', 'Sole Proprietorship', 'RETAIL', 'private'],
  ['LIMITED_LIABILITY_COMPANY', 'Limited Liability Corporation', 'RETAIL', 'private'],
  ['PARTNERSHIP', 'Partnership', 'RETAIL', 'private'],
  ['CORPORATION', 'Corporation', 'RETAIL', 'private'],
  ['CO_OPERATIVE', 'Co-operative', 'RETAIL', 'private'],
  ['NON_PROFIT', 'Non-profit Corporation', 'NOT_FOR_PROFIT', 'non_profit'],
  ['GOVERNMENT', 'Non-profit Corporation', 'GOVERNMENT', 'government'],
])('%s is a %s', (entityType, type, industry, companyType) => {
  const values = { ...company, entityType };
  expect(businessInformation(values)).toMatchObject({ business_type: type, business_industry: industry });
  expect(messagingProfileInformation(values)).toEqual({ company_type: companyType });
});

it('tells of the stock exchange only for a company that is on one', () => {
  expect(messagingProfileInformation(listed)).toEqual({
    company_type: 'public',
    stock_exchange: 'NYSE',
    stock_ticker: 'MPLB',
    brand_contact_email: 'jamie@maplestreetbakery.example',
  });
  expect(messagingProfileInformation({ ...listed, entityType: 'PARTNERSHIP' })).toEqual({
    company_type: 'private',
  });
  expect(messagingProfileInformation({ entityType: 'NON_PROFIT' }, 'non-profit')).toEqual({
    company_type: 'non-profit',
  });
});

it('tells of a person without a company', () => {
  expect(starterInformation(person)).toEqual({
    first_name: 'Ana',
    last_name: 'Silva',
    email: 'ana@tallpinesflowers.example',
    phone_number: '+13035550177',
  });
  expect(soleProprietorInformation(person)).toEqual({
    brand_name: 'Silva Math Tutoring',
    mobile_phone_number: '+17205550143',
    vertical: 'EDUCATION',
  });
  expect(addressParameters({ ...person, street2: 'Suite 4' })).toEqual({
    customerName: 'Ana Silva',
    street: '12 Pine Road',
    streetSecondary: 'Suite 4',
    city: 'Boulder',
    region: 'CO',
    postalCode: '80301',
    isoCountry: 'US',
  });
  expect(addressParameters(company).customerName).toBe('Tall Pines Flowers, LLC');
});

describe('the texting plan', () => {
  it('leaves STOP and HELP to Twilio and joining out unless people can text a word', () => {
    const sent = campaignParameters(company, context);
    expect(sent).toMatchObject({
      description: company.description,
      messageSamples: company.samples,
      usAppToPersonUsecase: 'LOW_VOLUME',
      hasEmbeddedLinks: false,
      hasEmbeddedPhone: false,
      subscriberOptIn: true,
      ageGated: false,
      directLending: false,
      privacyPolicyUrl: florist.privacyPolicyUrl,
      termsAndConditionsUrl: florist.termsUrl,
    });
    expect(Object.keys(sent).filter((key) => /^(?:optIn|optOut|help)/.test(key))).toEqual([]);
    expect(campaignParameters(person, context).usAppToPersonUsecase).toBe('SOLE_PROPRIETOR');
  });

  it('registers our own answers, in the words of the form where it has some', () => {
    const keywords = {
      optOut: { keywords: ['STOP', 'END'], message: 'You are unsubscribed from our texts.' },
      help: { keywords: ['HELP'], message: 'Call us at (303) 555-0177 for help.' },
    };
    const joining = visible({
      ...company,
      optInTypes: ['VIA_TEXT'],
      optInKeywords: ['JOIN'],
      optInMessage: 'Welcome to our texts, friend!',
    });
    expect(
      campaignParameters({ ...joining, helpMessage: 'Tall Pines: write to us.' }, { ...context, keywords }),
    ).toMatchObject({
      optInKeywords: ['JOIN'],
      optInMessage: 'Welcome to our texts, friend!',
      optOutKeywords: ['STOP', 'END'],
      optOutMessage: 'You are unsubscribed from our texts.',
      helpKeywords: ['HELP'],
      helpMessage: 'Tall Pines: write to us.',
    });
  });

  it('shows pages and pictures after the steps, each once', () => {
    const told = `Customers sign up on https://www.tallpinesflowers.example/sign-up and tick an empty box.`;
    const values = {
      ...company,
      messageFlow: told,
      optInUrls: [
        'https://www.tallpinesflowers.example/sign-up',
        'https://www.tallpinesflowers.example/club',
      ],
      optInDocuments: ['a', 'b'],
    };
    expect(campaignParameters(values, context).messageFlow).toBe(
      `${told}\nSign-up pages: https://www.tallpinesflowers.example/club\n` +
        'Screenshots: https://docs.example/a https://docs.example/b',
    );
  });

  it('reads from the examples whether there are links and phones, unless it was answered', () => {
    const flags = (samples: string[], answers = {}) => {
      const { hasEmbeddedLinks, hasEmbeddedPhone } = campaignUpdateParameters(
        { ...company, ...answers, samples },
        context,
      );
      return [hasEmbeddedLinks, hasEmbeddedPhone];
    };
    expect(flags(['Your code is 123456.', 'Open 9-5 on 2026-11-25, order 1234567890123.'])).toEqual([
      false,
      false,
    ]);
    expect(flags(['See https://www.a.example/x', 'Call (303) 555-0142.'])).toEqual([true, true]);
    expect(flags(['See [link]', 'Call 303-555-0142 or +1 303 555 0142.'])).toEqual([true, true]);
    expect(flags(['Call [phone number] please', 'Mail us at ana@a.example'])).toEqual([false, true]);
    expect(flags(['Nothing', 'here'], { hasEmbeddedLinks: true, hasEmbeddedPhone: false })).toEqual([
      true,
      false,
    ]);
  });

  it('corrects only what Twilio lets be corrected', () => {
    expect(Object.keys(campaignUpdateParameters(company, context)).sort()).toEqual([
      'ageGated',
      'description',
      'directLending',
      'hasEmbeddedLinks',
      'hasEmbeddedPhone',
      'messageFlow',
      'messageSamples',
      'privacyPolicyUrl',
      'termsAndConditionsUrl',
    ]);
  });
});
