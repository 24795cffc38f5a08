export enum MessageDirection {
  INBOUND = 'INBOUND',
  OUTBOUND = 'OUTBOUND',
}

export enum MessageStatus {
  QUEUED = 'QUEUED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  DELIVERED = 'DELIVERED',
  UNDELIVERED = 'UNDELIVERED',
  FAILED = 'FAILED',
  RECEIVED = 'RECEIVED',
  READ = 'READ',
  CANCELED = 'CANCELED',
}

export enum MessageChannel {
  SMS = 'SMS',
  MMS = 'MMS',
  WHATSAPP = 'WHATSAPP',
}

export enum MessageOrigin {
  CONTACT = 'CONTACT',
  USER = 'USER',
  ASSISTANT = 'ASSISTANT',
  TEXT_AGENT = 'TEXT_AGENT',
  COMPLIANCE_REPLY = 'COMPLIANCE_REPLY',
  TEST_TEXT = 'TEST_TEXT',
  SERVICE = 'SERVICE',
}

export enum OptOutSource {
  CONTACT_KEYWORD = 'CONTACT_KEYWORD',
  CONTACT_WORDS = 'CONTACT_WORDS',
  CARRIER = 'CARRIER',
  MEMBER = 'MEMBER',
  IMPORT = 'IMPORT',
}

export enum ComplianceReplySender {
  LOQUENT = 'LOQUENT',
  TWILIO = 'TWILIO',
  CARRIER = 'CARRIER',
}

/**
 * How far a status is along its way; news of a lower or equal rank than what we know changes nothing, except
 * that `delivered` beats `undelivered` (late receipts; Twilio, Outbound Message Status in Status Callbacks).
 */
const rank: Record<MessageStatus, number> = {
  [MessageStatus.QUEUED]: 0,
  [MessageStatus.SENDING]: 1,
  [MessageStatus.SENT]: 2,
  [MessageStatus.UNDELIVERED]: 3,
  [MessageStatus.FAILED]: 3,
  [MessageStatus.CANCELED]: 3,
  [MessageStatus.DELIVERED]: 4,
  [MessageStatus.READ]: 5,
  [MessageStatus.RECEIVED]: 5,
};

/** Whether news of `next` moves a message on from `current`. */
export function movesForward(current: MessageStatus, next: MessageStatus): boolean {
  return rank[next] > rank[current];
}

/** Whether nothing more is expected to be heard of the message. */
export function isFinal(status: MessageStatus): boolean {
  return rank[status] >= 3;
}

const fromTwilio: Record<string, MessageStatus> = {
  accepted: MessageStatus.SENDING,
  scheduled: MessageStatus.SENDING,
  queued: MessageStatus.SENDING,
  sending: MessageStatus.SENDING,
  sent: MessageStatus.SENT,
  delivered: MessageStatus.DELIVERED,
  partially_delivered: MessageStatus.DELIVERED,
  undelivered: MessageStatus.UNDELIVERED,
  failed: MessageStatus.FAILED,
  read: MessageStatus.READ,
  canceled: MessageStatus.CANCELED,
  received: MessageStatus.RECEIVED,
  receiving: MessageStatus.RECEIVED,
};

/** Twilio's status word, in either case, as ours; null for a word we do not know. */
export function messageStatusFromTwilio(word: string): MessageStatus | null {
  return fromTwilio[word.toLowerCase()] ?? null;
}
