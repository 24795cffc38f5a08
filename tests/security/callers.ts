import type { ApiClient } from '../../local/client';
import type { TestApp } from '../support/app';
import { tokens } from '../support/tokens';

export const callers = [
  'owner',
  'admin',
  'member',
  'assistant of the owner',
  'assistant of a member',
  'service inside',
  'service outside',
] as const;
export type Caller = (typeof callers)[number];

/** A token of each kind for one organization. */
export async function tokenOf(caller: Caller, organizationId: string): Promise<string> {
  switch (caller) {
    case 'owner':
    case 'admin':
    case 'member':
      return tokens.person(organizationId, caller);
    case 'assistant of the owner':
      return tokens.assistant(organizationId, 'owner');
    case 'assistant of a member':
      return tokens.assistant(organizationId, 'member');
    case 'service inside':
      return tokens.service(organizationId);
    case 'service outside':
      return tokens.service();
  }
}

/** A client for each caller. */
export async function clientsOf(app: TestApp, organizationId: string): Promise<Record<Caller, ApiClient>> {
  const entries = await Promise.all(
    callers.map(async (one) => [one, app.client(await tokenOf(one, organizationId))] as const),
  );
  return Object.fromEntries(entries) as Record<Caller, ApiClient>;
}

const heads: Caller[] = ['owner', 'admin'];
const people: Caller[] = [...heads, 'member'];
const drafters: Caller[] = [...heads, 'assistant of the owner'];
const senders: Caller[] = [...people, 'assistant of the owner', 'assistant of a member', 'service inside'];
const readers = senders;
/** Loquent itself, for which people do not speak. */
const services: Caller[] = ['service inside'];

/** Who may do what, as the design says it; a field that is not here is one that nobody thought about yet. */
export const mayCall: Readonly<Record<string, readonly Caller[]>> = {
  explainMessageError: callers,
  exportOptOuts: heads,
  messagingWays: readers,
  node: readers,
  organization: readers,
  phoneNumber: readers,
  phoneNumberCountries: readers,
  previewMessage: senders,
  previewTwilioAccountChange: readers,
  registration: readers,
  releasePreview: readers,
  searchPhoneNumbers: readers,
  viewer: readers,

  createOrganization: ['service inside', 'service outside'],
  updateBusinessProfile: heads,
  connectTwilioAccount: heads,
  confirmTwilioAccount: heads,
  refreshTwilioAccount: heads,
  adoptTwilioResources: heads,
  disconnectTwilioAccount: heads,
  suspendTwilioAccount: heads,
  reactivateTwilioAccount: heads,
  closeTwilioAccount: heads,
  startTwilioAccount: heads,
  rotateTwilioAuthToken: heads,
  takeOverPhoneNumbers: heads,
  createAddress: heads,
  updateAddress: heads,
  deleteAddress: heads,
  updateComplianceReplies: heads,
  setKeywordHandling: heads,
  purchasePhoneNumber: heads,
  updatePhoneNumber: heads,
  releasePhoneNumber: heads,
  repairVoiceWebhook: heads,
  updateCallSettings: heads,
  upsertAgents: services,
  upsertMembers: services,
  finishCall: services,
  startRegistration: drafters,
  updateRegistration: drafters,
  createDocument: drafters,
  deleteDocument: drafters,
  confirmRegistration: heads,
  submitRegistration: drafters,
  reviseRegistration: drafters,
  renewRegistration: drafters,
  cancelRegistration: drafters,
  resendOwnerVerification: drafters,
  sendMessage: senders,
  sendTestText: senders,
  optOutContact: senders,
  optInContact: heads,
  importOptOuts: heads,
  markConversationRead: senders,
  markNotificationsRead: people,

  callChanged: readers,
  conversationChanged: readers,
  messageChanged: readers,
  notificationReceived: readers,
  phoneNumberChanged: readers,
  registrationChanged: readers,
};

/** What a caller is told who may not do a thing. */
export function refusalFor(caller: Caller): RegExp {
  if (caller.startsWith('assistant')) return /^The assistant may not do this for you/;
  if (caller === 'service outside')
    return /^A service token may not do this|^This token is for no organization/;
  if (caller === 'service inside') return /^A service token may not do this/;
  return /^Your role does not allow this/;
}
