import { z } from 'zod';

const id = z.uuid();

/**
 * The jobs there are and what their payloads hold: ids, never message bodies or personal data. `requestId`
 * carries the id of the call that caused the job into its logs.
 */
export const jobs = {
  'create-twilio-account': z.object({ organizationId: id }),
  'import-twilio-account': z.object({ organizationId: id }),
  'disconnect-twilio-account': z.object({ organizationId: id }),
  'settle-account-status': z.object({ organizationId: id }),
  'settle-token-rotation': z.object({ organizationId: id }),
  'retire-previous-token': z.object({ organizationId: id }),
  'take-over-number': z.object({ organizationId: id, phoneNumberId: id }),
  'set-up-events': z.object({ organizationId: id }),
  'reconcile-account': z.object({ organizationId: id }),
  'buy-phone-number': z.object({ organizationId: id, phoneNumberId: id }),
  'release-phone-number': z.object({ organizationId: id, phoneNumberId: id }),
  'settle-address': z.object({ organizationId: id, addressId: id }),
  'advance-registration': z.object({ organizationId: id, registrationId: id }),
  'check-registration-address': z.object({ organizationId: id, registrationId: id }),
  'refresh-resource': z.object({
    organizationId: id,
    kind: z.enum([
      'toll-free-verification',
      'customer-profile',
      'trust-product',
      'brand',
      'campaign',
      'number-registration',
      'regulatory-bundle',
    ]),
    twilioSid: z.string(),
  }),
  'remind-registration-deadline': z.object({ organizationId: id, registrationId: id, version: z.int() }),
  'expire-registration-edit': z.object({ organizationId: id, registrationId: id, version: z.int() }),
  'remind-bundle-expiry': z.object({ organizationId: id, registrationId: id }),
  'text-owner': z.object({ organizationId: id, naturalKey: z.string() }),
  'remind-owner-verification': z.object({ organizationId: id, registrationId: id }),
  'tell-owner-text-expired': z.object({ organizationId: id, registrationId: id }),
  'charge-campaign-month': z.object({ organizationId: id, registrationId: id }),
  'offer-test-text': z.object({ organizationId: id, phoneNumberId: id }),
  'revoke-documents': z.object({ organizationId: id, registrationId: id }),
  'join-sender-pool': z.object({ organizationId: id, phoneNumberId: id }),
  'look-up-message': z.object({ organizationId: id, messageId: id }),
  'look-up-call': z.object({ organizationId: id, callId: id }),
  'settle-inbound-message': z.object({ organizationId: id, messageId: id }),
  'deliver-agent-event': z.object({ organizationId: id, agentEventId: id }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
