export interface EventType {
  type: string;
  schemaId: string;
  description: string;
}

const MESSAGE = 'com.twilio.messaging.message.';
const COMPLIANCE = 'com.twilio.messaging.compliance.';

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
  {
    prefix: `${COMPLIANCE}brand-registration.`,
    schemaId: 'Messaging.BrandRegistration',
    names: [
      'brand-failure',
      'brand-registered',
      'brand-unverified',
      'brand-verified',
      'brand-vetted-verified',
      'brand-secondary-vetting-failure',
    ],
  },
  {
    prefix: `${COMPLIANCE}campaign-registration.`,
    schemaId: 'Messaging.CampaignRegistration',
    names: ['campaign-submitted', 'campaign-approved', 'campaign-failure', 'campaign-deleted'],
  },
  {
    prefix: `${COMPLIANCE}number-registration.`,
    schemaId: 'Messaging.NumberRegistration',
    names: ['pending', 'successful', 'failed'],
  },
  {
    prefix: `${COMPLIANCE}number-deregistration.`,
    schemaId: 'Messaging.NumberDeregistration',
    names: ['pending', 'successful', 'failed'],
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
export const inboundEventType = 'com.twilio.messaging.inbound-message.received';
