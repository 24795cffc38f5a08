/** The API's accounts in paths. */
export const account = '/2010-04-01/Accounts/{AccountSid}';

/** Library file of each resource of the journey, and the documented calls it makes. */
export const resources: [file: string, host: string, templates: string[]][] = [
  ['api/v2010/account', 'api.twilio.com', ['/2010-04-01/Accounts.json', '/2010-04-01/Accounts/{Sid}.json']],
  ['accounts/v1/secondaryAuthToken', 'accounts.twilio.com', ['/v1/AuthTokens/Secondary']],
  ['accounts/v1/authTokenPromotion', 'accounts.twilio.com', ['/v1/AuthTokens/Promote']],
  ['api/v2010/account/newKey', 'api.twilio.com', [`${account}/Keys.json`]],
  ['api/v2010/account/key', 'api.twilio.com', [`${account}/Keys.json`, `${account}/Keys/{Sid}.json`]],
  [
    'api/v2010/account/availablePhoneNumberCountry',
    'api.twilio.com',
    [`${account}/AvailablePhoneNumbers.json`],
  ],
  [
    'api/v2010/account/availablePhoneNumberCountry/local',
    'api.twilio.com',
    [`${account}/AvailablePhoneNumbers/{CountryCode}/Local.json`],
  ],
  [
    'api/v2010/account/availablePhoneNumberCountry/tollFree',
    'api.twilio.com',
    [`${account}/AvailablePhoneNumbers/{CountryCode}/TollFree.json`],
  ],
  [
    'api/v2010/account/availablePhoneNumberCountry/mobile',
    'api.twilio.com',
    [`${account}/AvailablePhoneNumbers/{CountryCode}/Mobile.json`],
  ],
  [
    'api/v2010/account/incomingPhoneNumber',
    'api.twilio.com',
    [`${account}/IncomingPhoneNumbers.json`, `${account}/IncomingPhoneNumbers/{Sid}.json`],
  ],
  [
    'api/v2010/account/incomingPhoneNumber/local',
    'api.twilio.com',
    [`${account}/IncomingPhoneNumbers/Local.json`],
  ],
  [
    'api/v2010/account/incomingPhoneNumber/tollFree',
    'api.twilio.com',
    [`${account}/IncomingPhoneNumbers/TollFree.json`],
  ],
  [
    'api/v2010/account/address',
    'api.twilio.com',
    [`${account}/Addresses.json`, `${account}/Addresses/{Sid}.json`],
  ],
  [
    'api/v2010/account/message',
    'api.twilio.com',
    [`${account}/Messages.json`, `${account}/Messages/{Sid}.json`],
  ],
  [
    'messaging/v1/tollfreeVerification',
    'messaging.twilio.com',
    ['/v1/Tollfree/Verifications', '/v1/Tollfree/Verifications/{Sid}'],
  ],
  ['messaging/v1/service', 'messaging.twilio.com', ['/v1/Services', '/v1/Services/{Sid}']],
  ['messaging/v1/service/phoneNumber', 'messaging.twilio.com', ['/v1/Services/{ServiceSid}/PhoneNumbers']],
  [
    'messaging/v1/service/usAppToPerson',
    'messaging.twilio.com',
    [
      '/v1/Services/{MessagingServiceSid}/Compliance/Usa2p',
      '/v1/Services/{MessagingServiceSid}/Compliance/Usa2p/{Sid}',
    ],
  ],
  [
    'messaging/v1/brandRegistration',
    'messaging.twilio.com',
    ['/v1/a2p/BrandRegistrations', '/v1/a2p/BrandRegistrations/{Sid}'],
  ],
  [
    'messaging/v1/brandRegistration/brandVetting',
    'messaging.twilio.com',
    ['/v1/a2p/BrandRegistrations/{BrandSid}/Vettings'],
  ],
  [
    'messaging/v1/service/usAppToPersonUsecase',
    'messaging.twilio.com',
    ['/v1/Services/{MessagingServiceSid}/Compliance/Usa2p/Usecases'],
  ],
  ['messaging/v1/externalCampaign', 'messaging.twilio.com', ['/v1/Services/PreregisteredUsa2p']],
  ...trustHub('customerProfiles', 'CustomerProfiles', 'CustomerProfileSid'),
  ...trustHub('trustProducts', 'TrustProducts', 'TrustProductSid'),
  ['trusthub/v1/endUser', 'trusthub.twilio.com', ['/v1/EndUsers', '/v1/EndUsers/{Sid}']],
  [
    'trusthub/v1/supportingDocument',
    'trusthub.twilio.com',
    ['/v1/SupportingDocuments', '/v1/SupportingDocuments/{Sid}'],
  ],
  ['trusthub/v1/policies', 'trusthub.twilio.com', ['/v1/Policies']],
  ['events/v1/eventType', 'events.twilio.com', ['/v1/Types']],
  ['events/v1/sink', 'events.twilio.com', ['/v1/Sinks', '/v1/Sinks/{Sid}']],
  ['events/v1/sink/sinkValidate', 'events.twilio.com', ['/v1/Sinks/{Sid}/Validate']],
  ['events/v1/subscription', 'events.twilio.com', ['/v1/Subscriptions', '/v1/Subscriptions/{Sid}']],
  [
    'events/v1/subscription/subscribedEvent',
    'events.twilio.com',
    [
      '/v1/Subscriptions/{SubscriptionSid}/SubscribedEvents',
      '/v1/Subscriptions/{SubscriptionSid}/SubscribedEvents/{Type}',
    ],
  ],
];

/** A family of bundles and what hangs below it. */
function trustHub(file: string, part: string, parameter: string): typeof resources {
  const below = (name: string): string => `/v1/${part}/{${parameter}}/${name}`;
  const host = 'trusthub.twilio.com';
  return [
    [`trusthub/v1/${file}`, host, [`/v1/${part}`, `/v1/${part}/{Sid}`]],
    [`trusthub/v1/${file}/${file}EntityAssignments`, host, [below('EntityAssignments')]],
    [`trusthub/v1/${file}/${file}ChannelEndpointAssignment`, host, [below('ChannelEndpointAssignments')]],
    [`trusthub/v1/${file}/${file}Evaluations`, host, [below('Evaluations')]],
  ];
}
