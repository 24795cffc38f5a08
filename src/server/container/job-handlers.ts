import type { JobHandlers } from '../../jobs/tasks';
import { offerTestText } from '../../services/number-registrations';
import type { Parts } from './parts';

/** What each kind of job does. */
export function buildJobHandlers({
  foundation,
  accounts,
  numbers,
  messaging,
  calls,
  registrations,
}: Parts): JobHandlers {
  return {
    'create-twilio-account': ({ organizationId }) => accounts.managed.create(organizationId),
    'import-twilio-account': ({ organizationId }) => accounts.imports.import(organizationId),
    'disconnect-twilio-account': ({ organizationId }) => accounts.disconnections.complete(organizationId),
    'settle-account-status': ({ organizationId }) => accounts.status.settle(organizationId),
    'settle-token-rotation': ({ organizationId }) => accounts.rotation.settle(organizationId),
    'retire-previous-token': ({ organizationId }) => accounts.rotation.retire(organizationId),
    'take-over-number': ({ organizationId, phoneNumberId }) =>
      accounts.takeOvers.carryOut(organizationId, phoneNumberId),
    'set-up-events': ({ organizationId }) => accounts.events.setUp(organizationId),
    'reconcile-account': ({ organizationId }) => accounts.reconciliation.reconcile(organizationId),
    'buy-phone-number': ({ organizationId, phoneNumberId }) =>
      numbers.buyer.complete(organizationId, phoneNumberId),
    'release-phone-number': ({ organizationId, phoneNumberId }) =>
      accounts.releaser.complete(organizationId, phoneNumberId),
    'settle-address': ({ organizationId, addressId }) =>
      numbers.addressWork.complete(organizationId, addressId),
    'advance-registration': ({ organizationId, registrationId }) =>
      registrations.engine.advance(organizationId, registrationId),
    'check-registration-address': ({ organizationId, registrationId }) =>
      registrations.addressChecks.check(organizationId, registrationId),
    'refresh-resource': ({ organizationId, kind, twilioSid }) =>
      registrations.resources.refresh(organizationId, kind, twilioSid),
    'remind-registration-deadline': ({ organizationId, registrationId, version }) =>
      registrations.deadlines.remind(organizationId, registrationId, version),
    'expire-registration-edit': ({ organizationId, registrationId, version }) =>
      registrations.deadlines.expire(organizationId, registrationId, version),
    'remind-bundle-expiry': ({ organizationId, registrationId }) =>
      registrations.expiry.remind(organizationId, registrationId),
    'text-owner': ({ organizationId, naturalKey }) => registrations.owners.send(organizationId, naturalKey),
    'remind-owner-verification': ({ organizationId, registrationId }) =>
      registrations.owners.remind(organizationId, registrationId),
    'tell-owner-text-expired': ({ organizationId, registrationId }) =>
      registrations.owners.expire(organizationId, registrationId),
    'charge-campaign-month': ({ organizationId, registrationId }) =>
      registrations.campaignCharges.charge(organizationId, registrationId),
    'offer-test-text': ({ organizationId, phoneNumberId }) =>
      foundation.transactions.run((tx) => offerTestText(tx, organizationId, phoneNumberId)),
    'revoke-documents': ({ organizationId, registrationId }) =>
      registrations.documents.revoke(organizationId, registrationId),
    'join-sender-pool': ({ organizationId, phoneNumberId }) =>
      messaging.pool.join(organizationId, phoneNumberId),
    'look-up-message': ({ organizationId, messageId }) => messaging.lookUps.lookUp(organizationId, messageId),
    'look-up-call': ({ organizationId, callId }) => calls.callLookUps.lookUp(organizationId, callId),
    'settle-inbound-message': ({ organizationId, messageId }) =>
      messaging.inbound.settle(organizationId, messageId),
    'deliver-agent-event': ({ organizationId, agentEventId }) =>
      messaging.agentEvents.deliver(organizationId, agentEventId),
  };
}
