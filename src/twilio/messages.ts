import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** What to send; the sender is one of the account's own numbers. */
export interface OutgoingMessage {
  from: string;
  /** The service whose confirmed member the sender is; null sends in the number's own name. */
  serviceSid: string | null;
  to: string;
  body: string | null;
  mediaUrls: string[];
  /** Told how the message goes on; its query names our message. */
  statusCallback: string;
  /** How long Twilio may keep it waiting. */
  validitySeconds: number;
}

/** A message as Twilio shows it. */
export interface TwilioMessage {
  sid: string;
  /** Twilio's word, such as `queued`. */
  status: string;
  errorCode: number | null;
  /** Null until Twilio has counted. */
  segments: number | null;
  body: string;
  mediaCount: number;
  direction: string;
  createdAt: Date;
}

/** A file of a message: Twilio keeps it, to be fetched with the account's credentials. */
export interface TwilioMedia {
  sid: string;
  contentType: string;
}

/** The sender has four hours of messages waiting at Twilio (error 21611): not processed, to be tried much later. */
const queueFull = 21_611;
const queueFullSeconds = 60;

/** Newest messages between two numbers that a look-up goes through. */
const lookUpDepth = 200;

/** Sending messages and learning of them (API 2010-04-01, Messages). */
export class MessageGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** Twilio has no idempotency key: after an unknown outcome look for the message before sending it again. */
  async send(account: AccountCredentials, message: OutgoingMessage): Promise<Outcome<TwilioMessage>> {
    const outcome = await attempt(async () =>
      read(
        await this.messages(account).create({
          from: message.from,
          to: message.to,
          statusCallback: message.statusCallback,
          validityPeriod: message.validitySeconds,
          // An adopted service may replace characters; a look-up would not know the text again.
          ...(message.serviceSid === null
            ? {}
            : { messagingServiceSid: message.serviceSid, smartEncoded: false }),
          ...(message.body === null ? {} : { body: message.body }),
          ...(message.mediaUrls.length === 0 ? {} : { mediaUrl: message.mediaUrls }),
        }),
      ),
    );
    const isFull = outcome.kind === 'rejected' && outcome.code === queueFull;
    return isFull ? { kind: 'throttled', retryAfterSeconds: queueFullSeconds } : outcome;
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<TwilioMessage>> {
    return attempt(async () => read(await this.messages(account)(sid).fetch()));
  }

  /** Messages that we sent between the two since then, oldest first. */
  sentSince(
    account: AccountCredentials,
    { from, to, since }: { from: string; to: string; since: Date },
  ): Promise<Outcome<TwilioMessage[]>> {
    return attempt(async () => {
      // The date filter compares the day of sending, which a message that waits does not have: filtered here.
      const listed = await this.messages(account).list({ from, to, pageSize: 50, limit: lookUpDepth });
      return listed
        .map(read)
        .filter((one) => one.direction === 'outbound-api' && one.createdAt >= since)
        .reverse();
    });
  }

  /** The files of one message. */
  media(account: AccountCredentials, sid: string): Promise<Outcome<TwilioMedia[]>> {
    return attempt(async () => {
      const listed = await this.messages(account)(sid).media.list({ limit: 20 });
      return listed.map((one) => ({ sid: one.sid, contentType: one.contentType }));
    });
  }

  private messages(account: AccountCredentials) {
    return this.clients.for(account).messages;
  }
}

function read(instance: MessageInstance): TwilioMessage {
  return {
    sid: instance.sid,
    status: instance.status,
    errorCode: instance.errorCode || null,
    segments: Number(instance.numSegments) || null,
    body: instance.body ?? '',
    mediaCount: Number(instance.numMedia) || 0,
    direction: instance.direction,
    createdAt: instance.dateCreated,
  };
}
