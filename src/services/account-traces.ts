import type { DataSource } from 'typeorm';
import { type NumberDestinations, wayBack } from '../domain/imported-numbers';
import { webhookBase } from '../domain/webhook-urls';
import { TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { A2pInventoryGateway } from '../twilio/a2p-inventory';
import type { EventStreamGateway } from '../twilio/events';
import type { MessagingService, MessagingServiceGateway } from '../twilio/messaging-services';
import type { NumberSettingsGateway } from '../twilio/number-settings';
import type { Outcome } from '../twilio/outcome';
import type { OrganizationAccount } from './account-credentials';

const log = logger.child({ part: 'account-traces' });

/** `left` names what Twilio would not let us take back. */
export type Removal = { kind: 'done'; left: string[] } | { kind: 'later'; afterSeconds: number };

/** Ends the removal for now. */
class NotNow extends Error {
  constructor(readonly afterSeconds: number) {
    super('Twilio cannot say or do it now');
  }
}

/** The account does not let us in any more. */
class ShutOut extends Error {}

/**
 * What we have added to an account that somebody brought along and changed in it. It is found by looking at the account
 * rather than by our records: whatever leads to us is put back as it was, and what we made is removed.
 */
export class AccountTraces {
  constructor(
    private readonly db: DataSource,
    private readonly keys: KeyRing,
    private readonly numbers: NumberSettingsGateway,
    private readonly services: MessagingServiceGateway,
    private readonly a2p: A2pInventoryGateway,
    private readonly events: EventStreamGateway,
    private readonly publicUrl: string,
  ) {}

  /** Removes them; safe to repeat. */
  async remove(account: OrganizationAccount): Promise<Removal> {
    const left: string[] = [];
    try {
      await this.putNumbersBack(account, left);
      await this.putServicesBack(account, left);
      await this.removeSinks(account, left);
      return { kind: 'done', left };
    } catch (error) {
      if (error instanceof NotNow) return { kind: 'later', afterSeconds: error.afterSeconds };
      if (!(error instanceof ShutOut)) throw error;
      log.warn({ organizationId: account.organizationId }, 'an account is left without being put in order');
      return { kind: 'done', left: ['our event sink', 'addresses of ours on your numbers and services'] };
    }
  }

  private async putNumbersBack(account: OrganizationAccount, left: string[]): Promise<void> {
    const before = await this.before(account.organizationId);
    const ours = webhookBase(this.publicUrl, account.webhookKey);
    for (const number of required(await this.numbers.list(account), [])) {
      const back = wayBack(number.destinations, before.get(number.sid) ?? null, ours);
      if (back && !accepted(await this.numbers.set(account, number.sid, back)))
        left.push(`where ${number.e164} sends calls and texts`);
    }
  }

  private async putServicesBack(account: OrganizationAccount, left: string[]): Promise<void> {
    const { organizationId } = account;
    const ours = webhookBase(this.publicUrl, account.webhookKey);
    const settings = await this.db.getRepository(TwilioSettingsEntity).findOneByOrFail({ organizationId });
    const made = await this.sidsMade(organizationId, 'messaging-service.create');
    for (const service of required(await this.services.list(account), [])) {
      const isMade = made.has(service.sid);
      if (!isMade) await this.takeNumbersOut(account, service, left);
      const previous = service.sid === settings.messagingServiceSid ? settings.previousInboundUrl : null;
      const leadsHere = service.inboundUrl?.startsWith(ours) === true;
      if (isMade && (await this.isWithoutCampaign(account, service.sid))) {
        if (!accepted(await this.services.remove(account, service.sid))) left.push(service.friendlyName);
      } else if (
        leadsHere &&
        !accepted(await this.services.setInboundUrl(account, service.sid, previous ?? ''))
      )
        left.push(`where ${service.friendlyName} sends texts`);
    }
  }

  /** A campaign of the owner's brand was reviewed and paid for: its service stays theirs. */
  private async isWithoutCampaign(account: OrganizationAccount, serviceSid: string): Promise<boolean> {
    const campaign = await this.a2p.campaign(account, serviceSid);
    return accepted(campaign) && (campaign.kind === 'gone' || required(campaign, null) === null);
  }

  /** Numbers that we brought into a service that was there before us. */
  private async takeNumbersOut(
    account: OrganizationAccount,
    service: MessagingService,
    left: string[],
  ): Promise<void> {
    const joined: { number_sid: string }[] = await this.db.query(
      `SELECT DISTINCT split_part(natural_key, ' ', 2) AS number_sid FROM twilio_operations
       WHERE organization_id = $1 AND what = 'sender-pool.join' AND state = 'DONE'
         AND split_part(natural_key, ' ', 1) = $2`,
      [account.organizationId, service.sid],
    );
    for (const { number_sid: sid } of joined)
      if (!accepted(await this.services.leave(account, service.sid, sid)))
        left.push(`a number in ${service.friendlyName}`);
  }

  private async removeSinks(account: OrganizationAccount, left: string[]): Promise<void> {
    const ours = webhookBase(this.publicUrl, account.webhookKey);
    const sinks = required(await this.events.sinks(account), []);
    for (const { sid } of sinks.filter(({ destination }) => destination?.startsWith(ours))) {
      const isUnused = accepted(await this.events.unsubscribe(account, sid));
      if (!isUnused || !accepted(await this.events.removeSink(account, sid))) left.push('our event sink');
    }
  }

  /** How numbers were set up when they came, by their SID. */
  private async before(organizationId: string): Promise<Map<string, NumberDestinations>> {
    const rows: { sid: string; settings: string }[] = await this.db.query(
      `SELECT n.twilio_sid AS sid, o.settings_encrypted AS settings
       FROM phone_number_origins o JOIN phone_numbers n ON n.id = o.phone_number_id
       WHERE o.organization_id = $1 AND n.twilio_sid IS NOT NULL`,
      [organizationId],
    );
    return new Map(
      rows.map(({ sid, settings }) => [sid, JSON.parse(this.keys.decrypt(settings)) as NumberDestinations]),
    );
  }

  private async sidsMade(organizationId: string, what: string): Promise<Set<string>> {
    const rows: { sid: string }[] = await this.db.query(
      `SELECT sid FROM twilio_operations WHERE organization_id = $1 AND what = $2 AND state = 'DONE'`,
      [organizationId, what],
    );
    return new Set(rows.map(({ sid }) => sid));
  }
}

/** What a look showed; a part that Twilio does not show for good holds nothing that could be put back. */
function required<T>(outcome: Outcome<T>, otherwise: T): T {
  if (outcome.kind === 'done') return outcome.value;
  accepted(outcome);
  return otherwise;
}

/** False when Twilio refuses for good; what is gone already is as it should be. */
function accepted(outcome: Outcome<unknown>): boolean {
  switch (outcome.kind) {
    case 'done':
    case 'gone':
      return true;
    case 'rejected':
      return false;
    case 'denied':
      throw new ShutOut();
    case 'throttled':
      throw new NotNow(outcome.retryAfterSeconds);
    case 'unknown':
      throw new NotNow(5);
  }
}
