import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { fault, UserErrorCode, type UserFault } from '../domain/errors';
import { NotificationKind } from '../domain/notifications';
import { purchaseFault, readWantedNumber } from '../domain/number-purchase';
import { messagingPath, MessagingPath, type Money, PhoneNumberLifecycle } from '../domain/phone-numbers';
import { webhookUrl } from '../domain/webhook-urls';
import { AddressEntity } from '../entities/address';
import { TwilioOperationEntity } from '../entities/operations';
import { PhoneNumberEntity } from '../entities/phone-number';
import { logger } from '../lib/logger';
import type { Outcome } from '../twilio/outcome';
import type { NumberConfiguration, OwnedNumber, PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import type { AccountHealthService } from './account-health';
import type { ApprovedBundles } from './approved-bundles';
import { inviteLocalNumbers } from './local-numbers';
import { type NewNotification, notify } from './notify';
import { numberGone } from './number-gone';
import { goOnWithNumber, type NumberWork } from './number-follow-ups';
import type { OperationName, Operations } from './operations';
import type { PricingService } from './pricing';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'number-buyer' });

export type PurchaseStep = { kind: 'settled' } | { kind: 'later'; retryAfterSeconds: number };

const settled: PurchaseStep = { kind: 'settled' };
const later = (retryAfterSeconds: number): PurchaseStep => ({ kind: 'later', retryAfterSeconds });

/** Twilio: somebody has the number, which may be we ourselves since a try whose answer was lost. */
const numberTaken = 21422;

/** A card without its price beats a card that is late. */
const priceWaitMs = 3_000;

/** A later purchase of the same number, after this one failed, is an effect of its own. */
export function purchaseOperation(
  organizationId: string,
  e164: string,
  phoneNumberId: string,
): OperationName {
  return { organizationId, what: 'phone-number.buy', naturalKey: `${e164} ${phoneNumberId}` };
}

const work: NumberWork = { lifecycle: PhoneNumberLifecycle.PURCHASING, job: 'buy-phone-number' };

/** Brings one purchase to its end; any process may go on with it at any time. */
export class NumberBuyer {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: PhoneNumberGateway,
    private readonly pricing: PricingService,
    private readonly health: AccountHealthService,
    private readonly bundles: ApprovedBundles,
    private readonly publicUrl: string,
  ) {}

  /** Job: goes on with a purchase that a call left, and plans the next try until it is settled. */
  async complete(organizationId: string, phoneNumberId: string): Promise<void> {
    await this.goOnAfter(organizationId, phoneNumberId, { retryAfterSeconds: 30 });
    const step = await this.advance(organizationId, phoneNumberId, () => false);
    if (step.kind === 'later') await this.goOnAfter(organizationId, phoneNumberId, step);
  }

  /** Has the job run when the time has come. */
  goOnAfter(
    organizationId: string,
    phoneNumberId: string,
    { retryAfterSeconds }: { retryAfterSeconds: number },
  ): Promise<void> {
    return goOnWithNumber(this.transactions, work, { organizationId, phoneNumberId }, retryAfterSeconds);
  }

  /** One try. `callerIsTold` says whether somebody waits for the answer, who then needs no notification of a failure. */
  async advance(organizationId: string, id: string, callerIsTold: () => boolean): Promise<PurchaseStep> {
    const number = await this.db.getRepository(PhoneNumberEntity).findOneBy({ id, organizationId });
    if (number?.lifecycle !== PhoneNumberLifecycle.PURCHASING) return settled;
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return later(60);
    const name = purchaseOperation(organizationId, number.e164, id);
    const ensured = await this.operations.ensure<OwnedNumber>(name, {
      find: () => this.gateway.find(account, number.e164),
      create: () => this.buy(account, number),
      sidOf: (owned) => owned.sid,
      costly: true,
    });
    switch (ensured.kind) {
      case 'later':
        return later(ensured.retryAfterSeconds);
      case 'rejected':
        return this.fail(number, purchaseFault(ensured.code), callerIsTold());
      case 'denied':
        return this.denied(number, name, callerIsTold());
      case 'done':
        return this.takeOver(account, number, ensured.sid, ensured.value, callerIsTold());
    }
  }

  private async buy(account: OrganizationAccount, number: PhoneNumberEntity): Promise<Outcome<OwnedNumber>> {
    const { organizationId, addressId, bundleRegistrationId } = number;
    const bundle = bundleRegistrationId
      ? await this.bundles.atTwilio(organizationId, bundleRegistrationId)
      : null;
    const bought = await this.gateway.buy(account, number.e164, this.configuration(account, number), {
      addressSid: addressId ? await this.addressSid(addressId) : (bundle?.addressSid ?? null),
      bundleSid: bundle?.sid ?? null,
    });
    if (bought.kind !== 'rejected' || bought.code !== numberTaken) return bought;
    const held = await this.gateway.find(account, number.e164);
    if (held.kind === 'denied') return held;
    if (held.kind !== 'done') return { kind: 'unknown', reason: 'taken, and could not look by whom' };
    return held.value ? { kind: 'done', value: held.value } : bought;
  }

  private async addressSid(id: string): Promise<string | null> {
    return (await this.db.getRepository(AddressEntity).findOneByOrFail({ id })).twilioSid;
  }

  private configuration(account: OrganizationAccount, number: PhoneNumberEntity): NumberConfiguration {
    const url = (kind: 'voice' | 'voice-status' | 'messages'): string =>
      webhookUrl(this.publicUrl, account.webhookKey, kind);
    return {
      friendlyName: number.id,
      voiceUrl: url('voice'),
      callStatusUrl: url('voice-status'),
      messageUrl: url('messages'),
    };
  }

  /** The number is ours: makes sure that its calls and texts reach us, then shows it. */
  private async takeOver(
    account: OrganizationAccount,
    number: PhoneNumberEntity,
    sid: string,
    known: OwnedNumber | null,
    callerIsTold: boolean,
  ): Promise<PurchaseStep> {
    const configuration = this.configuration(account, number);
    const seen: Outcome<OwnedNumber> = known
      ? { kind: 'done', value: known }
      : await this.gateway.fetch(account, sid);
    if (seen.kind === 'gone') return this.fail(number, lost(), callerIsTold);
    if (seen.kind !== 'done') return this.notNow(number, seen);
    let owned = seen.value;
    if (owned.voiceUrl !== configuration.voiceUrl) {
      const pointed = await this.gateway.configure(account, sid, configuration);
      if (pointed.kind === 'done') owned = pointed.value;
      else if (pointed.kind !== 'rejected') return this.notNow(number, pointed);
    }
    const fee = await Promise.race([
      this.pricing.monthlyFee(account, number.country, owned.kind ?? number.kind),
      sleep(priceWaitMs, null, { ref: false }),
    ]);
    const voiceWebhookActive = owned.voiceUrl === configuration.voiceUrl;
    await this.transactions.run((tx) => activate(tx, number, owned, voiceWebhookActive, fee));
    return settled;
  }

  private async notNow(
    { organizationId }: PhoneNumberEntity,
    outcome: Exclude<Outcome<unknown>, { kind: 'done' }>,
  ): Promise<PurchaseStep> {
    if (outcome.kind === 'throttled') return later(outcome.retryAfterSeconds);
    if (outcome.kind !== 'denied') return later(5);
    await this.health.noteDenied(organizationId);
    return later(3_600);
  }

  /** The account is refused. What was never tried has failed; what may have been bought is looked for later. */
  private async denied(
    number: PhoneNumberEntity,
    name: OperationName,
    callerIsTold: boolean,
  ): Promise<PurchaseStep> {
    await this.health.noteDenied(number.organizationId);
    const operation = await this.db.getRepository(TwilioOperationEntity).findOneByOrFail(name);
    if (operation.attempts > 0) return later(3_600);
    return this.fail(
      number,
      fault(
        UserErrorCode.NOT_AVAILABLE,
        'Your phone account could not buy the number. The notifications say what is wrong with the account.',
      ),
      callerIsTold,
    );
  }

  private async fail(
    number: PhoneNumberEntity,
    reason: UserFault,
    callerIsTold: boolean,
  ): Promise<PurchaseStep> {
    const { id, organizationId } = number;
    await this.transactions.run(async (tx) => {
      const [changed] = (await tx.manager.query(
        `UPDATE phone_numbers SET lifecycle = 'FAILED', failure = $3, revision = revision + 1
         WHERE organization_id = $1 AND id = $2 AND lifecycle = 'PURCHASING' RETURNING revision`,
        [organizationId, id, reason.message],
      )) as [{ revision: number }[], number];
      if (changed.length === 0) return;
      tx.changed({
        organizationId,
        entity: 'PHONE_NUMBER',
        id,
        revision: changed[0]!.revision,
        phoneNumberId: id,
      });
      await tx.unschedule('buy-phone-number', id);
      log.info({ organizationId, phoneNumberId: id, reason: reason.code }, 'purchase failed');
      if (callerIsTold) return;
      await notify(tx, {
        organizationId,
        kind: NotificationKind.NUMBER_FAILED,
        cause: `number-failed:${id}`,
        title: `${nationalForm(number.e164)} could not be bought`,
        body: `${reason.message} Nothing was charged.`,
        phoneNumberId: id,
      });
    });
    return settled;
  }
}

async function activate(
  tx: UnitOfWork,
  number: PhoneNumberEntity,
  owned: OwnedNumber,
  voiceWebhookActive: boolean,
  fee: Money | null,
): Promise<void> {
  const { id, organizationId } = number;
  // Twilio sells a number only when nobody holds it: another organization's card for it is out of date.
  const held = [PhoneNumberLifecycle.ACTIVE, PhoneNumberLifecycle.RELEASING];
  const stale: { id: string; organization_id: string }[] = await tx.manager.query(
    `SELECT id, organization_id FROM phone_numbers WHERE e164 = $1 AND lifecycle = ANY($3::text[]) AND id <> $2`,
    [number.e164, id, held],
  );
  for (const card of stale) await numberGone(tx, card.organization_id, card.id, held);
  const { voice, sms, mms } = owned.capabilities;
  const [changed] = (await tx.manager.query(
    `UPDATE phone_numbers SET lifecycle = 'ACTIVE', twilio_sid = $3, voice_capable = $4, sms_capable = $5,
       mms_capable = $6, voice_webhook_active = $7, monthly_fee = $8, monthly_fee_currency = $9, purchased_at = $10,
       kind = coalesce($11, kind), revision = revision + 1
     WHERE organization_id = $1 AND id = $2 AND lifecycle = 'PURCHASING' RETURNING revision`,
    [
      organizationId,
      id,
      owned.sid,
      voice,
      sms,
      mms,
      voiceWebhookActive,
      fee?.amount ?? null,
      fee?.currency ?? null,
      tx.now,
      owned.kind,
    ],
  )) as [{ revision: number }[], number];
  for (const { revision } of changed)
    tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: id });
  if (changed.length === 0) return;
  await tx.unschedule('buy-phone-number', id);
  await inviteLocalNumbers(tx, organizationId);
  const path = messagingPath({
    kind: owned.kind ?? number.kind,
    country: number.country,
    capabilities: owned.capabilities,
  });
  await notify(tx, {
    organizationId,
    kind: NotificationKind.NUMBER_PURCHASED,
    cause: `number-purchased:${id}`,
    title: `${nationalForm(number.e164)} is yours`,
    ...boughtFor(path, id),
    phoneNumberId: id,
  });
}

/** What can be done with a new number, and what it takes to text from it. */
function boughtFor(
  path: MessagingPath,
  phoneNumberId: string,
): Pick<NewNotification, 'body' | 'callToAction'> {
  switch (path) {
    case MessagingPath.NOT_CAPABLE:
      return { body: 'Calls to this number reach you now.' };
    case MessagingPath.NONE_REQUIRED:
      return { body: 'Calls and texts to this number reach you now, and customers can be texted from it.' };
    default:
      return {
        body: 'Calls reach you now. Set up messaging to text customers from it as well.',
        callToAction: callToAction('Set up messaging', AssistantIntent.SET_UP_MESSAGING, { phoneNumberId }),
      };
  }
}

/** As people at home write it; other countries' numbers with their country code. */
function nationalForm(e164: string): string {
  return (e164.startsWith('+1') && readWantedNumber(e164).number?.national) || e164;
}

function lost(): UserFault {
  return fault(
    UserErrorCode.NOT_AVAILABLE,
    'The carrier took the number back right after selling it. Search again and choose another.',
    ['input', 'e164'],
  );
}
