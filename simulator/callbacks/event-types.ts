export interface EventType {
  type: string;
  schemaId: string;
  description: string;
}

const MESSAGE = 'com.twilio.messaging.message.';
const COMPLIANCE = 'com.twilio.messaging.compliance.';

/** Compliance events have a schema each (https://www.twilio.com/docs/messaging/compliance/a2p-10dlc). */
const complianceSchemas: Record<string, Record<string, string>> = {
  'brand-registration': {
    'brand-registered': 'BrandRegistered',
    'brand-failure': 'BrandRegistrationFailure',
    'brand-verified': 'BrandRegistrationVerified',
    'brand-unverified': 'BrandRegistrationUnverified',
    'brand-vetted-verified': 'BrandRegistrationVettedVerified',
    'brand-secondary-vetting-failure': 'BrandRegistrationSecondaryVettingFailure',
    'invalid-contact-email': 'BrandRegistrationInvalidContactEmail',
    'email-2fa-sent': 'BrandRegistrationEmail2faSent',
    'email-2fa-opened': 'BrandRegistrationEmail2faOpened',
    'email-2fa-clicked': 'BrandRegistrationEmail2faClicked',
    'email-2fa-completed': 'BrandRegistrationEmail2faCompleted',
    'email-2fa-timeout': 'BrandRegistrationEmail2faTimeout',
    'sharing-created': 'BrandSharingCreated',
    'sharing-deleted': 'BrandSharingDeleted',
  },
  'campaign-registration': {
    'campaign-submitted': 'CampaignRegistrationSubmitted',
    'campaign-approved': 'CampaignRegistrationApproved',
    'campaign-failure': 'CampaignRegistrationFailure',
    'campaign-deleted': 'CampaignDeleted',
    'suspended-campaign-delete-submitted': 'SuspendedCampaignDeleteSubmitted',
  },
  'number-registration': {
    pending: 'NumberRegistrationPending',
    successful: 'NumberRegistrationSuccessful',
    failed: 'NumberRegistrationFailed',
  },
  'number-deregistration': {
    pending: 'NumberDeregistrationPending',
    successful: 'NumberDeregistrationSuccessful',
    failed: 'NumberDeregistrationFailed',
  },
};
const complianceFamilies = Object.entries(complianceSchemas).flatMap(([area, schemas]) =>
  Object.entries(schemas).map(([name, schema]) => ({
    prefix: `${COMPLIANCE}${area}.`,
    schemaId: `A2P.${schema}`,
    names: [name],
  })),
);

const families: { prefix: string; schemaId: string; names: string[] }[] = [
  {
    prefix: MESSAGE,
    schemaId: 'Messaging.MessageStatus',
    names: ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'read'],
  },
  {
    prefix: 'com.twilio.messaging.inbound-message.',
    schemaId: 'Messaging.InboundMessageV1',
    names: ['received'],
  },
  {
    prefix: `${COMPLIANCE}toll-free-verification.`,
    schemaId: 'Messaging.TollFreeVerification',
    names: [
      'requested',
      'pending-review',
      'request-approved',
      'rejected',
      'failure',
      'edit',
      'expired',
      'deleted',
    ],
  },
  ...complianceFamilies,
  {
    prefix: 'com.twilio.voice.insights.call-summary.',
    schemaId: 'VoiceInsights.CallSummary',
    names: ['partial', 'complete'],
  },
  { prefix: 'com.twilio.error-logs.error.', schemaId: 'ErrorLogs.Error', names: ['logged'] },
];

/** The event types an account may subscribe to (https://www.twilio.com/docs/events/event-types). */
export const eventTypes: EventType[] = families.flatMap(({ prefix, schemaId, names }) =>
  names.map((name) => ({
    type: prefix + name,
    schemaId,
    description: `${schemaId} ${name.replaceAll('-', ' ')}`,
  })),
);

export function schemaOf(type: string): string {
  return eventTypes.find((known) => known.type === type)?.schemaId ?? 'EventStreams.TestSink';
}

export const messageEventPrefix = MESSAGE;
export const tollfreeEventPrefix = `${COMPLIANCE}toll-free-verification.`;
export const brandEventPrefix = `${COMPLIANCE}brand-registration.`;
export const campaignEventPrefix = `${COMPLIANCE}campaign-registration.`;
export const numberEventPrefix = `${COMPLIANCE}number-`;
export const inboundEventType = 'com.twilio.messaging.inbound-message.received';
