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
  blocks: Block[];
  networkMessages: NetworkMessage[];
  /** What becomes of messages to a number, by that number. */
  deliveries: Record<string, { status: string; errorCode: number | null }>;
  tollfreeVerifications: Record<string, TollfreeVerification>;
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

/** A world that holds the parent account and nothing else. */
export function newWorld(parent: { sid: string; authToken: string }, mode: Mode, now: string): World {
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
    limits: { senderRates: true },
    accounts: { [parent.sid]: account },
    keys: {},
    phoneNumbers: {},
    released: {},
    addresses: {},
    messagingServices: {},
    messages: {},
    senderQueues: {},
    blocks: [],
    networkMessages: [],
    deliveries: {},
    tollfreeVerifications: {},
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
