import type { ServiceInstance } from 'twilio/lib/rest/messaging/v1/service';
import { alreadyMember } from '../domain/sender-pool';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** A messaging service: a sender pool with settings of its own. */
export interface MessagingService {
  sid: string;
  friendlyName: string;
  /** Where it sends the texts that come in at its numbers. */
  inboundUrl: string | null;
  /** The numbers' own webhooks get those texts instead. */
  usesNumberWebhooks: boolean;
  /** Whether US local numbers in its pool text under a campaign. */
  hasCampaign: boolean;
}

/** Messaging services and their sender pools (Messaging v1, Services). */
export class MessagingServiceGateway {
  constructor(private readonly clients: TwilioClients) {}

  create(
    account: AccountCredentials,
    { friendlyName, inboundUrl }: { friendlyName: string; inboundUrl: string },
  ): Promise<Outcome<MessagingService>> {
    return attempt(async () =>
      read(
        await this.services(account).create({
          friendlyName,
          inboundRequestUrl: inboundUrl,
          inboundMethod: 'POST',
          useInboundWebhookOnNumber: false,
          // A text goes out as it was written: its price was shown for these characters, and looking for it after a
          // lost answer compares them.
          smartEncoding: false,
        }),
      ),
    );
  }

  /** The service whose name ends so, or null. There is no filter by name, so the whole list is walked. */
  find(account: AccountCredentials, nameEnding: string): Promise<Outcome<MessagingService | null>> {
    return attempt(async () => {
      const all = await this.services(account).list({ pageSize: 100 });
      const found = all.find((one) => one.friendlyName.endsWith(nameEnding));
      return found ? read(found) : null;
    });
  }

  /** Every service of the account. */
  list(account: AccountCredentials): Promise<Outcome<MessagingService[]>> {
    return attempt(async () => (await this.services(account).list({ pageSize: 100 })).map(read));
  }

  /** SIDs of the numbers in a service's pool. */
  members(account: AccountCredentials, sid: string): Promise<Outcome<string[]>> {
    return attempt(async () =>
      (await this.services(account)(sid).phoneNumbers.list({ pageSize: 1_000 })).map((one) => one.sid),
    );
  }

  /** Deletes a service together with its campaign and what is in its pool; numbers themselves stay. */
  async remove(account: AccountCredentials, sid: string): Promise<Outcome<true>> {
    const outcome = await attempt(async () => {
      await this.services(account)(sid).remove();
      return true as const;
    });
    return outcome.kind === 'gone' ? { kind: 'done', value: true } : outcome;
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<MessagingService>> {
    return attempt(async () => read(await this.services(account)(sid).fetch()));
  }

  /** Has the service send us the texts that come in; everything else about it stays. Safe to repeat. */
  setInboundUrl(account: AccountCredentials, sid: string, url: string): Promise<Outcome<MessagingService>> {
    return attempt(async () =>
      read(await this.services(account)(sid).update({ inboundRequestUrl: url, inboundMethod: 'POST' })),
    );
  }

  /** Adds a number to the pool; safe to repeat: one that is there already has joined. */
  async join(account: AccountCredentials, serviceSid: string, numberSid: string): Promise<Outcome<string>> {
    const outcome = await attempt(
      async () =>
        (await this.services(account)(serviceSid).phoneNumbers.create({ phoneNumberSid: numberSid })).sid,
    );
    const isThere = outcome.kind === 'rejected' && outcome.code === alreadyMember;
    return isThere ? { kind: 'done', value: numberSid } : outcome;
  }

  /** Takes a number out of the pool; one that is not in it has left. Ends its campaign registration as well. */
  async leave(account: AccountCredentials, serviceSid: string, numberSid: string): Promise<Outcome<string>> {
    const outcome = await attempt(() => this.services(account)(serviceSid).phoneNumbers(numberSid).remove());
    return outcome.kind === 'gone' || outcome.kind === 'done' ? { kind: 'done', value: numberSid } : outcome;
  }

  /** The number's SID when the pool holds it, or null. */
  async member(
    account: AccountCredentials,
    serviceSid: string,
    numberSid: string,
  ): Promise<Outcome<string | null>> {
    const outcome = await attempt(
      async () => (await this.services(account)(serviceSid).phoneNumbers(numberSid).fetch()).sid,
    );
    return outcome.kind === 'gone' ? { kind: 'done', value: null } : outcome;
  }

  /** Whether the account may look here at all. */
  probe(account: AccountCredentials): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.services(account).list({ limit: 1 });
      return true as const;
    });
  }

  private services(account: AccountCredentials) {
    return this.clients.for(account).messaging.v1.services;
  }
}

function read(instance: ServiceInstance): MessagingService {
  return {
    sid: instance.sid,
    friendlyName: instance.friendlyName,
    inboundUrl: instance.inboundRequestUrl || null,
    usesNumberWebhooks: instance.useInboundWebhookOnNumber,
    hasCampaign: instance.usAppToPersonRegistered === true,
  };
}
