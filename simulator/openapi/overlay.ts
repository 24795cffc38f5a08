import type { Schema } from './schema';

/** What an operation takes beyond Twilio's published documents. */
export interface OperationOverlay {
  query?: Record<string, Schema>;
  body?: Record<string, Schema>;
  /** Twilio's error code for a missing or malformed parameter, where it is not 20001. */
  missing?: Record<string, number>;
  invalid?: Record<string, number>;
}

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const texts: Schema = { type: 'array', items: text };

/** `BusinessRegistrationAuthority` as the Twilio library 6.2.0 types it. */
const registrationAuthority: Schema = {
  type: 'string',
  enum: [
    'EIN',
    'CBN',
    'CRN',
    'PROVINCIAL_NUMBER',
    'VAT',
    'ACN',
    'ABN',
    'BRN',
    'SIREN',
    'SIRET',
    'NZBN',
    'USt-IdNr',
    'CIF',
    'NIF',
    'CNPJ',
    'UID',
    'NEQ',
    'OTHER',
  ],
};

const useCaseCategory: Schema = {
  type: 'string',
  enum: [
    'TWO_FACTOR_AUTHENTICATION',
    'ACCOUNT_NOTIFICATIONS',
    'CUSTOMER_CARE',
    'CHARITY_NONPROFIT',
    'DELIVERY_NOTIFICATIONS',
    'FRAUD_ALERT_MESSAGING',
    'EVENTS',
    'HIGHER_EDUCATION',
    'K12',
    'MARKETING',
    'POLLING_AND_VOTING_NON_POLITICAL',
    'POLITICAL_ELECTION_CAMPAIGNS',
    'PUBLIC_SERVICE_ANNOUNCEMENT',
    'SECURITY_ALERT',
  ],
};

const tollfree: Record<string, Schema> = {
  UseCaseCategories: { type: 'array', items: useCaseCategory },
  BusinessRegistrationNumber: text,
  BusinessRegistrationAuthority: registrationAuthority,
  BusinessRegistrationCountry: { type: 'string', pattern: '^[A-Z]{2}$' },
  BusinessType: {
    type: 'string',
    enum: ['PRIVATE_PROFIT', 'PUBLIC_PROFIT', 'SOLE_PROPRIETOR', 'NON_PROFIT', 'GOVERNMENT'],
  },
  BusinessRegistrationPhoneNumber: { type: 'string', format: 'phone-number' },
  DoingBusinessAs: text,
  OptInConfirmationMessage: text,
  HelpMessageSample: text,
  PrivacyPolicyUrl: { type: 'string', format: 'uri' },
  TermsAndConditionsUrl: { type: 'string', format: 'uri' },
  AgeGatedContent: flag,
  OptInKeywords: texts,
  VettingProvider: { type: 'string', enum: ['CAMPAIGN_VERIFY'] },
  VettingId: { type: 'string', maxLength: 500 },
};

const campaignUrls: Record<string, Schema> = {
  PrivacyPolicyUrl: { type: 'string', format: 'uri' },
  TermsAndConditionsUrl: { type: 'string', format: 'uri' },
};

const campaignRequired = [
  'BrandRegistrationSid',
  'Description',
  'MessageFlow',
  'MessageSamples',
  'UsAppToPersonUsecase',
  'HasEmbeddedLinks',
  'HasEmbeddedPhone',
];

const accounts = '/2010-04-01/Accounts';
const account = `${accounts}/{AccountSid}`;
const verifications = '/v1/Tollfree/Verifications';
const campaigns = '/v1/Services/{MessagingServiceSid}/Compliance/Usa2p';

/** Parameters named by Twilio's pages and by the `twilio` library but not (yet) by its OpenAPI documents. */
export const overlay: Record<string, Record<string, OperationOverlay>> = {
  'messaging.twilio.com': {
    [`POST ${verifications}`]: { body: tollfree, invalid: { TollfreePhoneNumberSid: 30436 } },
    [`POST ${verifications}/{Sid}`]: { body: tollfree },
    [`GET ${verifications}`]: { query: { TrustProductSid: texts } },
    [`POST ${campaigns}`]: {
      body: campaignUrls,
      missing: Object.fromEntries(campaignRequired.map((name) => [name, 21727])),
    },
    [`POST ${campaigns}/{Sid}`]: { body: campaignUrls },
    // The library pages through this list, which Twilio's document does not mention.
    'GET /v1/a2p/BrandRegistrations/{BrandSid}/Vettings': {
      query: { PageSize: { type: 'integer' }, Page: { type: 'integer' }, PageToken: text },
    },
  },
  'accounts.twilio.com': Object.fromEntries(
    ['POST /v1/AuthTokens/Secondary', 'DELETE /v1/AuthTokens/Secondary', 'POST /v1/AuthTokens/Promote'].map(
      (call) => [call, { body: { SuppressEmailNotification: flag } }],
    ),
  ),
  'api.twilio.com': {
    [`POST ${accounts}/{Sid}.json`]: { invalid: { Status: 21475 } },
    [`POST ${account}/Messages.json`]: {
      body: { MessageIntent: text, FallbackFrom: text },
      missing: { To: 21604 },
      invalid: { To: 21211, From: 21212, StatusCallback: 21609, MediaUrl: 21620, MessagingServiceSid: 21705 },
    },
    [`POST ${account}/IncomingPhoneNumbers.json`]: { invalid: { PhoneNumber: 21421, AreaCode: 21451 } },
    [`POST ${account}/IncomingPhoneNumbers/Local.json`]: {
      missing: { PhoneNumber: 21421 },
      invalid: { PhoneNumber: 21421 },
    },
    [`POST ${account}/IncomingPhoneNumbers/TollFree.json`]: {
      missing: { PhoneNumber: 21421 },
      invalid: { PhoneNumber: 21421 },
    },
    [`POST ${account}/IncomingPhoneNumbers/Mobile.json`]: {
      missing: { PhoneNumber: 21421 },
      invalid: { PhoneNumber: 21421 },
    },
  },
};

/** Calls that Twilio's pages describe and its documents leave out. */
export const extraCalls: Record<
  string,
  {
    method: string;
    template: string;
    body?: { type: string; properties: Record<string, Schema>; required: string[] };
  }[]
> = {
  // Files alone go to a host of their own (https://www.twilio.com/docs/phone-numbers/regulatory/api/supporting-documents).
  'numbers-upload.twilio.com': [
    {
      method: 'POST',
      template: '/v2/RegulatoryCompliance/SupportingDocuments',
      body: {
        type: 'multipart/form-data',
        properties: { FriendlyName: text, Type: text, Attributes: text, File: text },
        required: ['FriendlyName', 'Type', 'File'],
      },
    },
  ],
  'api.twilio.com': [
    { method: 'GET', template: `${account}/Messages/{MessageSid}/Media/{Sid}` },
    { method: 'GET', template: `${account}/Recordings/{Sid}.mp3` },
  ],
};

/** Response fields that the library 6.2.0 reads, or Twilio's examples show, beyond the documents' schemas. */
export const responseOverlay: Record<string, string[]> = {
  'messaging.v1.tollfree_verification': [
    'tollfree_phone_number',
    'business_registration_number',
    'business_registration_authority',
    'business_registration_country',
    'business_type',
    'business_registration_phone_number',
    'doing_business_as',
    'opt_in_confirmation_message',
    'help_message_sample',
    'privacy_policy_url',
    'terms_and_conditions_url',
    'age_gated_content',
    'opt_in_keywords',
    'vetting_provider',
    'vetting_id',
    'vetting_id_expiration',
  ],
  'messaging.v1.service.us_app_to_person': ['privacy_policy_url', 'terms_and_conditions_url'],
  'api.v2010.account.incoming_phone_number': ['type', 'subresource_uris'],
  'messaging.v1.service': ['sending_windows'],
  'events.v1.subscription': ['receive_events_from_subaccounts'],
  'events.v1.event_type': ['public'],
};
