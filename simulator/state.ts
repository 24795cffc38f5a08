/** Who answers STOP, START and HELP on long codes: Twilio, Twilio's Advanced Opt-Out, or nobody. */
export type KeywordHandling = 'default' | 'advanced' | 'off';

/** A messaging service's own Advanced Opt-Out, as the Console sets it. */
export interface AdvancedOptOut {
  /** Words beyond Twilio's, upper case. */
  words: { stop: string[]; start: string[]; help: string[] };
  /** Absent texts stay Twilio's. */
  replies: { stop?: string; start?: string; help?: string };
}

/** A subaccount or the parent account, with the secrets only a simulator would show. */
export interface Account {
  sid: string;
  ownerSid: string;
  authToken: string;
  friendlyName: string;
  status: 'active' | 'suspended' | 'closed';
  /** True when Twilio, not the owner, suspended it: the owner cannot resume it then (21478). */
  suspendedByTwilio: boolean;
  /** True after its first token was revoked, so that a restart does not bring that token back. */
  tokenRevoked: boolean;
  keywords: KeywordHandling;
  /** Absent: a full account. */
  type?: 'Trial' | 'Full';
  /** A second token that is accepted too, until it is promoted or deleted. */
  secondaryToken?: string | null;
  /** Beginnings of host and path that the account may not use, such as "events.twilio.com". */
  denied?: string[];
  createdAt: string;
  updatedAt: string;
}

/** An API key; its secret is a password for its account. */
export interface ApiKey {
  sid: string;
  accountSid: string;
  friendlyName: string;
  secret: string;
  createdAt: string;
  updatedAt: string;
}

export interface Capabilities {
  voice: boolean;
  sms: boolean;
  mms: boolean;
  fax: boolean;
}

/** A number an account owns. `settings` holds the voice and SMS parameters under their Twilio field names. */
export interface PhoneNumber {
  sid: string;
  accountSid: string;
  phoneNumber: string;
  friendlyName: string;
  country: string;
  type: NumberType;
  capabilities: Capabilities;
  addressRequirements: AddressRequirements;
  beta: boolean;
  settings: Record<string, string | boolean | null>;
  createdAt: string;
  updatedAt: string;
}

export type NumberType = 'local' | 'tollfree' | 'mobile' | 'national';
export type AddressRequirements = 'none' | 'any' | 'local' | 'foreign';

export interface Address {
  sid: string;
  accountSid: string;
  customerName: string;
  street: string;
  streetSecondary: string | null;
  city: string;
  region: string;
  postalCode: string;
  isoCountry: string;
  friendlyName: string;
  emergencyEnabled: boolean;
  validated: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface MessagingService {
  sid: string;
  accountSid: string;
  /** The service's parameters under their Twilio field names. */
  settings: Record<string, string | boolean | number | null>;
  /** Who answers keywords where it differs from the account. */
  keywords: KeywordHandling | null;
  advanced: AdvancedOptOut | null;
  /** SIDs of the pool's numbers, with the time each joined. */
  pool: { numberSid: string; joinedAt: string }[];
  createdAt: string;
  updatedAt: string;
}

export interface Media {
  sid: string;
  url: string;
  contentType: string;
}

export interface Message {
  sid: string;
  accountSid: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  from: string | null;
  to: string;
  body: string;
  media: Media[];
  messagingServiceSid: string | null;
  status: string;
  errorCode: number | null;
  segments: number;
  price: string | null;
  statusCallback: string | null;
  createdAt: string;
  updatedAt: string;
  sentAt: string | null;
  /** Milliseconds on the simulator's clock: its turn at its sender, once it has one. */
  leavesAt: number | null;
  /** Milliseconds on the simulator's clock: what has not left by then fails. */
  expiresAt: number;
}

/**
 * A recipient whom Twilio keeps from being texted by a number or a service, or the toll-free network by a number.
 * Twilio and the network do not know of each other's blocks.
 */
export interface Block {
  accountSid: string;
  /** E.164 number, or SID of a messaging service. */
  sender: string;
  contact: string;
  by: 'twilio' | 'network';
  at: string;
}

/** A text the toll-free network sent by itself; it never appears in Twilio's message log. */
export interface NetworkMessage {
  from: string;
  to: string;
  body: string;
  at: string;
}

export type VerificationStatus = 'PENDING_REVIEW' | 'IN_REVIEW' | 'TWILIO_APPROVED' | 'TWILIO_REJECTED';

export interface TollfreeVerification {
  sid: string;
  accountSid: string;
  phoneNumberSid: string;
  phoneNumber: string;
  customerProfileSid: string | null;
  trustProductSid: string;
  regulatedItemSid: string;
  externalReferenceId: string | null;
  status: VerificationStatus;
  /** What was submitted, under Twilio's snake_case response names. */
  values: Record<string, string | string[] | boolean | null>;
  editReason: string | null;
  rejection: { codes: number[]; editAllowed: boolean; editExpiration: string } | null;
  /** True once the edit window passed; a new request may be made then. */
  expired: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface Sink {
  sid: string;
  accountSid: string;
  description: string;
  sinkType: string;
  configuration: Record<string, unknown>;
  status: 'initialized' | 'validating' | 'active' | 'failed';
  testIds: string[];
  createdAt: string;
  updatedAt: string;
}

export interface Subscription {
  sid: string;
  accountSid: string;
  description: string;
  sinkSid: string;
  types: { type: string; schemaVersion: number }[];
  createdAt: string;
  updatedAt: string;
}

/** Work that falls due at a time of the simulator's clock; `key` lets it be cancelled. */
export interface Timer {
  id: number;
  dueAt: number;
  kind: string;
  key: string;
  payload: unknown;
}

export interface CloudEvent {
  specversion: '1.0';
  type: string;
  source: string;
  id: string;
  dataschema: string;
  datacontenttype: 'application/json';
  time: string;
  data: Record<string, unknown>;
}

interface DeliveryBase {
  id: string;
  accountSid: string;
  url: string;
  method: 'GET' | 'POST';
}

/** A classic webhook: form parameters, retried as its URL's fragment says. */
export interface WebhookDelivery extends DeliveryBase {
  kind: 'webhook';
  params: Record<string, string>;
  idempotencyToken: string;
  /** Where to turn when the URL gave no 2xx answer. */
  fallback: { url: string; method: 'GET' | 'POST' } | null;
}

/** A batch of events for one sink, retried with growing pauses for up to four hours. */
export interface EventDelivery extends DeliveryBase {
  kind: 'events';
  sinkSid: string;
  events: CloudEvent[];
  attempt: number;
  firstAt: number;
}

export type Delivery = WebhookDelivery | EventDelivery;

/** One attempt to reach a client's URL; status 0 means no answer, null that it was dropped on purpose. */
export interface CallbackRecord {
  at: string;
  url: string;
  status: number | null;
  kind: Delivery['kind'];
  account: string;
  attempt: number;
  /** Event types, or the message's or resource's SID and status. */
  about: string[];
}

export interface RequestRecord {
  n: number;
  at: string;
  account: string | null;
  method: string;
  host: string;
  path: string;
  query: string;
  contentType: string | null;
  body: string;
  status: number;
}

/** A request that real Twilio documents say nothing of: a mistake in the client under test. */
export interface Violation {
  at: string;
  account: string | null;
  method: string;
  host: string;
  path: string;
  problem: string;
}

export interface Fault {
  match: string;
  /** Whose requests alone it befalls; null: anybody's. */
  account: string | null;
  /** How many matching requests go undisturbed before it. */
  skip: number;
  effect: 'timeout-after' | 'timeout-before' | 'drop-after' | 'status';
  status: number;
  /** Twilio's code beside the status; absent for the one that usually goes with it. */
  code?: number;
  times: number;
}

export interface Mode {
  reviews: 'auto' | 'manual';
  delayMs: number;
}

export interface CallbackSettings {
  duplicate: number;
  shuffle: boolean;
  drop: number;
  /** Event types that never arrive: any type that contains one of these texts. */
  dropEvents: string[];
  delayMs: [number, number];
}

/** What Twilio and the carriers hold clients to; a test may lift each. */
export interface Limits {
  /** Whether senders are paced as carriers do. */
  senderRates: boolean;
  /** Brand and campaign calls per second and account; null for any number. */
  a2pPerSecond: number | null;
  /** Whether mobile numbers, emails and addresses of sole proprietors may be used a few times only. */
  ownerReuse: boolean;
}
