import { may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, fault, refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { type NumberDestinations, shownAddress } from '../domain/imported-numbers';
import { MessagingServiceUse } from '../domain/organizations';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { webhookUrl } from '../domain/webhook-urls';
import { TwilioSettingsEntity } from '../entities/organization';
import { PhoneNumberEntity, PhoneNumberOriginEntity } from '../entities/phone-number';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import { RetryLater } from '../jobs/retry-later';
import type { NumberSettingsGateway } from '../twilio/number-settings';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { audit } from './audit';
import { inviteLocalNumbers } from './local-numbers';
import type { MessagingServices } from './messaging-service';
import type { NumberService } from './numbers';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'number-take-over' });

const takenTogether =
  'Its texts go where your messaging service sends them, for all numbers in it. Take over the texts of all of them together, or leave them as they are.';

const inService =
  'This number belongs to a messaging service of yours, which decides where its texts go. Take it out of that service in the Twilio Console first, or leave its texts as they are.';

const boughtHere =
  'Only numbers that came with your own Twilio account, and are in use, can be taken over. Others are answered here from the start.';

export interface TakeOver {
  phoneNumberIds: string[];
  calls: boolean;
  texts: boolean;
}

/** How a number was set up when it came, as its owner may see it. */
export interface ImportedSettings {
  importedAt: Date;
  callsTo: string | null;
  textsTo: string | null;
  textsGoElsewhere: boolean;
  callsTakenOverAt: Date | null;
  textsTakenOverAt: Date | null;
}

/** Has numbers that came with their owner's account send calls and texts to us, when the owner says so. */
export class NumberTakeOverService {
  constructor(
    private readonly transactions: Transactions,
    private readonly credentials: AccountCredentialsReader,
    private readonly numbers: NumberService,
    private readonly gateway: NumberSettingsGateway,
    private readonly services: MessagingServices,
    private readonly keys: KeyRing,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly publicUrl: string,
  ) {}

  /** By phone number id; numbers that did not come with an account are left out. */
  async imported(
    organizationId: string,
    phoneNumberIds: readonly string[],
  ): Promise<Map<string, ImportedSettings>> {
    const rows: PhoneNumberOriginEntity[] = await this.transactions.db
      .getRepository(PhoneNumberOriginEntity)
      .createQueryBuilder('o')
      .where('o.organizationId = :organizationId AND o.phoneNumberId = ANY(:phoneNumberIds)', {
        organizationId,
        phoneNumberIds,
      })
      .getMany();
    return new Map(rows.map((row) => [row.phoneNumberId, this.shown(row)]));
  }

  /** Writes the wish down; the numbers are set in the background, each in its own time. */
  async takeOver(actor: OrganizationActor, wish: TakeOver): Promise<PhoneNumberEntity[]> {
    if (!may(actor, Permission.ManageAccount))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can do this, in person.');
    const { organizationId } = actor;
    const ids = wish.phoneNumberIds.map((id) => id.toLowerCase());
    if (!wish.calls && !wish.texts)
      refuse(UserErrorCode.INVALID, 'Choose calls, texts or both.', ['input', 'calls']);
    const account = await this.credentials.forOrganization(organizationId);
    await this.transactions.run(async (tx) => {
      const adopted = await adoptedPool(tx, organizationId);
      const isWhole = adopted.every((one) => one.isTakenOver || ids.includes(one.id));
      const known: { id: string; is_in_service: boolean | null }[] = await tx.manager.query(
        `SELECT n.id, o.is_in_service FROM phone_numbers n
         LEFT JOIN phone_number_origins o ON o.phone_number_id = n.id AND n.lifecycle = 'ACTIVE'
         WHERE n.organization_id = $1 AND n.id = ANY($2::uuid[]) AND n.lifecycle <> 'FAILED'
         FOR UPDATE OF n`,
        [organizationId, ids.filter(isId)],
      );
      const found = new Map(known.map((row) => [row.id, row]));
      const faults = ids.flatMap((id, index) => {
        const field = ['input', 'phoneNumberIds', String(index)];
        const row = found.get(id);
        if (!row) return [fault(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field)];
        if (row.is_in_service === null) return [fault(UserErrorCode.CONFLICT, boughtHere, field)];
        if (!wish.texts || !row.is_in_service) return [];
        if (!adopted.some((one) => one.id === id)) return [fault(UserErrorCode.CONFLICT, inService, field)];
        return isWhole ? [] : [fault(UserErrorCode.CONFLICT, takenTogether, field)];
      });
      if (faults.length > 0) throw new DomainError(...faults);
      if (!account || account.readOnly)
        refuse(
          UserErrorCode.CONFLICT,
          'Confirm your Twilio account first: until then nothing in it is changed.',
        );
      await tx.manager.query(
        `UPDATE phone_number_origins SET
           calls_taken_over_at = CASE WHEN $3 THEN coalesce(calls_taken_over_at, $5) ELSE calls_taken_over_at END,
           texts_taken_over_at = CASE WHEN $4 THEN coalesce(texts_taken_over_at, $5) ELSE texts_taken_over_at END
         WHERE organization_id = $1 AND phone_number_id = ANY($2::uuid[])`,
        [organizationId, [...found.keys()], wish.calls, wish.texts, tx.now],
      );
      if (wish.texts && adopted.some(({ id }) => found.has(id)))
        await tx.manager.update(
          TwilioSettingsEntity,
          { organizationId, messagingServiceUse: MessagingServiceUse.SENDS },
          { messagingServiceUse: MessagingServiceUse.SENDS_AND_RECEIVES, updatedAt: tx.now },
        );
      for (const phoneNumberId of found.keys())
        await tx.enqueue(
          'take-over-number',
          { organizationId, phoneNumberId },
          { jobKey: `take-over-number:${phoneNumberId}` },
        );
      await phoneNumbersChanged(tx, organizationId, [...found.keys()]);
      await audit(tx, actor, 'phone-numbers.taken-over', null, {
        numbers: found.size,
        calls: wish.calls,
        texts: wish.texts,
      });
    });
    const cards = await this.numbers.byIds(organizationId, ids);
    return ids.flatMap((id) => cards.get(id) ?? []);
  }

  /** Job: points the number at us as far as its owner said; safe to repeat. */
  async carryOut(organizationId: string, phoneNumberId: string): Promise<void> {
    const { db } = this.transactions;
    const [number, origin, account] = await Promise.all([
      db.getRepository(PhoneNumberEntity).findOneBy({ id: phoneNumberId, organizationId }),
      db.getRepository(PhoneNumberOriginEntity).findOneBy({ phoneNumberId, organizationId }),
      this.credentials.forNumber(organizationId, phoneNumberId),
    ]);
    if (number?.lifecycle !== PhoneNumberLifecycle.ACTIVE || !origin || !account || account.readOnly) return;
    const set = await this.gateway.set(account, number.twilioSid!, this.destinations(account, origin));
    if (set.kind === 'throttled') throw new RetryLater(set.retryAfterSeconds);
    if (set.kind === 'unknown') throw new RetryLater(5);
    if (set.kind === 'denied') return this.noteDenied(organizationId);
    if (set.kind !== 'done')
      return log.error({ organizationId, phoneNumberId, kind: set.kind }, 'a number cannot be taken over');
    if (origin.textsTakenOverAt && !(await this.serviceReceives(account, phoneNumberId)))
      throw new RetryLater(5);
    const isAnswered =
      set.value.destinations.voiceUrl === webhookUrl(this.publicUrl, account.webhookKey, 'voice');
    await this.transactions.run(async (tx) => {
      await tx.manager.query(
        `UPDATE phone_numbers SET voice_webhook_active = $3 WHERE organization_id = $1 AND id = $2`,
        [organizationId, phoneNumberId, isAnswered],
      );
      await phoneNumbersChanged(tx, organizationId, [phoneNumberId]);
      // What kept it out of the pool may be gone.
      if (origin.textsTakenOverAt) await inviteLocalNumbers(tx, organizationId);
    });
  }

  /** A number in a service of the owner's gets its texts through that: it is pointed at us with its last number. */
  private async serviceReceives(account: OrganizationAccount, phoneNumberId: string): Promise<boolean> {
    const { organizationId } = account;
    const rows: unknown[] = await this.transactions.db.query(
      `SELECT 1 FROM organization_twilio_settings s
       JOIN messaging_service_members m ON m.service_sid = s.messaging_service_sid AND m.state = 'MEMBER'
       WHERE s.organization_id = $1 AND m.phone_number_id = $2 AND s.messaging_service_use = $3`,
      [organizationId, phoneNumberId, MessagingServiceUse.SENDS_AND_RECEIVES],
    );
    if (rows.length === 0) return true;
    const step = await this.services.ensure(account);
    if (step.kind === 'denied') await this.noteDenied(organizationId);
    return step.kind !== 'later';
  }

  private destinations(
    { webhookKey }: OrganizationAccount,
    { callsTakenOverAt, textsTakenOverAt }: PhoneNumberOriginEntity,
  ): Partial<NumberDestinations> {
    const url = (kind: 'voice' | 'voice-status' | 'messages'): string =>
      webhookUrl(this.publicUrl, webhookKey, kind);
    return {
      // An application or a trunk would go before the address.
      ...(callsTakenOverAt && {
        voiceApplicationSid: '',
        trunkSid: '',
        voiceUrl: url('voice'),
        voiceMethod: 'POST',
        statusCallback: url('voice-status'),
        statusCallbackMethod: 'POST',
      }),
      ...(textsTakenOverAt && { smsApplicationSid: '', smsUrl: url('messages'), smsMethod: 'POST' }),
    };
  }

  private shown(row: PhoneNumberOriginEntity): ImportedSettings {
    const to = JSON.parse(this.keys.decrypt(row.settingsEncrypted)) as NumberDestinations;
    const { importedAt, textsGoElsewhere, callsTakenOverAt, textsTakenOverAt } = row;
    return {
      importedAt,
      callsTo: to.trunkSid || to.voiceApplicationSid || shownAddress(to.voiceUrl),
      textsTo: to.smsApplicationSid || shownAddress(to.smsUrl),
      textsGoElsewhere,
      callsTakenOverAt,
      textsTakenOverAt,
    };
  }
}

/** Numbers in the messaging service of the owner's that we send through; none where we have one of our own. */
async function adoptedPool(
  { manager }: UnitOfWork,
  organizationId: string,
): Promise<{ id: string; isTakenOver: boolean }[]> {
  return manager.query(
    `SELECT n.id, o.texts_taken_over_at IS NOT NULL AS "isTakenOver"
     FROM organization_twilio_settings s
     JOIN messaging_service_members m ON m.organization_id = s.organization_id AND m.state = 'MEMBER'
       AND m.service_sid = s.messaging_service_sid
     JOIN phone_numbers n ON n.id = m.phone_number_id AND n.lifecycle = 'ACTIVE'
     JOIN phone_number_origins o ON o.phone_number_id = n.id AND o.is_in_service
     WHERE s.organization_id = $1 AND s.messaging_service_use <> 'OURS'`,
    [organizationId],
  );
}
