import type { Call, Recording } from './calls/call-state';
import type {
  Brand,
  Campaign,
  Charge,
  NumberRegistration,
  OwnerText,
  TrustAssignment,
  TrustBundle,
  TrustEvaluation,
  TrustObject,
  Vetting,
} from './compliance-state';
import { primaryProfile } from './primary-profile';
import type {
  RegulatoryBundle,
  RegulatoryDocument,
  RegulatoryItem,
  RegulatoryUser,
} from './regulatory-state';
import type {
  Account,
  Address,
  ApiKey,
  Block,
  CallbackRecord,
  CallbackSettings,
  CloudEvent,
  Delivery,
  Fault,
  Limits,
  Message,
  MessagingService,
  Mode,
  NetworkMessage,
  PhoneNumber,
  RequestRecord,
  Sink,
  Subscription,
  Timer,
  TollfreeVerification,
  Violation,
} from './state';

/** Everything the simulator knows; plain JSON, so that it can be saved whole. */
export interface World {
  version: 1;
  parentSid: string;
  clockOffsetMs: number;
  nextTimerId: number;
  requestCount: number;
  mode: Mode;
  callbackSettings: CallbackSettings;
  limits: Limits;
  accounts: Record<string, Account>;
  keys: Record<string, ApiKey>;
  phoneNumbers: Record<string, PhoneNumber>;
  /** Released numbers and when they may be sold again. */
  released: Record<string, string>;
  addresses: Record<string, Address>;
  messagingServices: Record<string, MessagingService>;
  messages: Record<string, Message>;
  /** When a sender's next message may leave, in milliseconds, by E.164 number. */
  senderQueues: Record<string, number>;
  calls: Record<string, Call>;
  recordings: Record<string, Recording>;
  blocks: Block[];
  networkMessages: NetworkMessage[];
  /** What becomes of messages to a number, by that number. */
  deliveries: Record<string, { status: string; errorCode: number | null }>;
  tollfreeVerifications: Record<string, TollfreeVerification>;
  /** Customer profiles and trust products. */
  bundles: Record<string, TrustBundle>;
  endUsers: Record<string, TrustObject>;
  supportingDocuments: Record<string, TrustObject>;
  entityAssignments: Record<string, TrustAssignment>;
  channelAssignments: Record<string, TrustAssignment>;
  evaluations: Record<string, TrustEvaluation>;
  brands: Record<string, Brand>;
  vettings: Record<string, Vetting>;
  ownerTexts: OwnerText[];
  /** By messaging service. */
  campaigns: Record<string, Campaign>;
  /** By number. */
  numberRegistrations: Record<string, NumberRegistration>;
  charges: Charge[];
  /** When an account's next brand or campaign call is due, in milliseconds. */
  a2pTurns: Record<string, number>;
  /** What regulators of countries are told, and what that is made of. */
  regulatoryBundles: Record<string, RegulatoryBundle>;
  regulatoryUsers: Record<string, RegulatoryUser>;
  regulatoryDocuments: Record<string, RegulatoryDocument>;
  regulatoryItems: Record<string, RegulatoryItem>;
  sinks: Record<string, Sink>;
  subscriptions: Record<string, Subscription>;
  timers: Timer[];
  inFlight: Record<string, Delivery>;
  shuffled: Delivery[];
  sinkQueues: Record<string, CloudEvent[]>;
  faults: Fault[];
  violations: Violation[];
  callbacks: CallbackRecord[];
  requests: RequestRecord[];
}

/** The account that everything else hangs on, and its primary customer profile. */
export interface Parent {
  sid: string;
  authToken: string;
  primaryProfileSid: string;
}

/** A world that holds the parent account, with its approved primary profile, and nothing else. */
export function newWorld(parent: Parent, mode: Mode, now: string): World {
  const account: Account = {
    sid: parent.sid,
    ownerSid: parent.sid,
    authToken: parent.authToken,
    friendlyName: 'Parent account',
    status: 'active',
    suspendedByTwilio: false,
    tokenRevoked: false,
    keywords: 'default',
    createdAt: now,
    updatedAt: now,
  };
  return {
    version: 1,
    parentSid: parent.sid,
    clockOffsetMs: 0,
    nextTimerId: 1,
    requestCount: 0,
    mode: { ...mode },
    callbackSettings: { duplicate: 1, shuffle: false, drop: 0, dropEvents: [], delayMs: [0, 0] },
    limits: { senderRates: true, a2pPerSecond: 1, ownerReuse: true },
    accounts: { [parent.sid]: account },
    keys: {},
    phoneNumbers: {},
    released: {},
    addresses: {},
    messagingServices: {},
    messages: {},
    senderQueues: {},
    calls: {},
    recordings: {},
    blocks: [],
    networkMessages: [],
    deliveries: {},
    tollfreeVerifications: {},
    bundles: { [parent.primaryProfileSid]: primaryProfile(parent.sid, parent.primaryProfileSid, now) },
    endUsers: {},
    supportingDocuments: {},
    entityAssignments: {},
    channelAssignments: {},
    evaluations: {},
    brands: {},
    vettings: {},
    ownerTexts: [],
    campaigns: {},
    numberRegistrations: {},
    charges: [],
    a2pTurns: {},
    regulatoryBundles: {},
    regulatoryUsers: {},
    regulatoryDocuments: {},
    regulatoryItems: {},
    sinks: {},
    subscriptions: {},
    timers: [],
    inFlight: {},
    shuffled: [],
    sinkQueues: {},
    faults: [],
    violations: [],
    callbacks: [],
    requests: [],
  };
}

/** Appends to a log and forgets its oldest part when it grows beyond the limit. */
export function remember<T>(log: T[], entry: T, limit = 20_000): void {
  log.push(entry);
  if (log.length > limit) log.splice(0, Math.floor(limit / 10));
}
