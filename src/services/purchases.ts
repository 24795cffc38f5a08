import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, In } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { AddressState } from '../domain/addresses';
import { DomainError, fault, refuse, UserErrorCode, type UserFault } from '../domain/errors';
import { isId } from '../domain/ids';
import { northAmerica } from '../domain/number-criteria';
import {
  type PurchasePhoneNumber,
  purchaseFault,
  readWantedNumber,
  type WantedNumber,
} from '../domain/number-purchase';
import { asksForMore } from '../domain/number-requirements';
import { LocalStanding } from '../domain/messaging-setup';
import { PhoneNumberKind, PhoneNumberLifecycle, RoutingMode } from '../domain/phone-numbers';
import { AddressEntity } from '../entities/address';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { PhoneNumberEntity } from '../entities/phone-number';
import { logger } from '../lib/logger';
import { requireActiveAccount } from './active-account';
import type { ApprovedBundle, ApprovedBundles } from './approved-bundles';
import { audit } from './audit';
import { claimKey } from './idempotency';
import { localStanding } from './local-numbers';
import { type NumberBuyer, purchaseOperation } from './number-buyer';
import { Operations } from './operations';
import type { PurchaseRequirements } from './purchase-requirements';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'purchases' });

/** How long a call waits for Twilio before it answers with a card that is still PURCHASING. */
const patienceMs = 10_000;
/** Should the call die on the way, the job takes over then. */
const jobAfterMs = 20_000;

interface Wish {
  number: WantedNumber;
  friendlyName: string;
  addressId: string | null;
  bundle: ApprovedBundle | null;
  command: PurchasePhoneNumber;
}

/**
 * Buys numbers, each exactly once: the wish is committed before Twilio is asked, two calls for one number share a
 * row, and what a lost call or answer left behind is found before anything is bought again.
 */
export class PurchaseService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly buyer: NumberBuyer,
    private readonly requirements: PurchaseRequirements,
    private readonly bundles: ApprovedBundles,
  ) {}

  /** What a number that was just bought cannot do; null when there is nothing to say. */
  async noticeFor(number: PhoneNumberEntity): Promise<string | null> {
    const { organizationId, id, kind, country, smsCapable } = number;
    if (!smsCapable || country !== 'US' || kind === PhoneNumberKind.TOLL_FREE) return null;
    const standing = await localStanding(this.db.manager, organizationId, id);
    return standing === LocalStanding.FULL
      ? 'This number makes and takes calls only: your registration covers no further local number for texting.'
      : null;
  }

  /** Gives the id of the card: ACTIVE, or PURCHASING when Twilio is slow. Refusals are thrown. */
  async purchase(actor: OrganizationActor, command: PurchasePhoneNumber): Promise<string> {
    if (!may(actor, Permission.BuyNumbers))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can buy numbers, in person.');
    const { organizationId } = actor;
    const wish = await this.read(organizationId, command);
    // Numbers of the United States and Canada are sold with nothing; should Twilio say otherwise, it is heard below.
    if (!northAmerica.includes(wish.number.country))
      await this.requirements.check(organizationId, wish.number, wish.addressId, wish.bundle);
    const id = await this.transactions.run((tx) => this.begin(tx, actor, wish));
    const call = { waiting: true };
    const buying = this.buyUntilSettled(organizationId, id, call).catch((error: unknown) =>
      // The row is committed, so the job goes on where this stopped.
      log.error({ organizationId, phoneNumberId: id, err: error }, 'purchase interrupted'),
    );
    const patience = new AbortController();
    try {
      await Promise.race([buying, sleep(patienceMs, undefined, { signal: patience.signal })]);
    } finally {
      patience.abort();
      call.waiting = false;
    }
    return this.result(organizationId, id, wish);
  }

  /** Everything that can be known to be wrong without Twilio, at once. */
  private async read(organizationId: string, command: PurchasePhoneNumber): Promise<Wish> {
    const { number, fault: numberFault } = readWantedNumber(command.e164);
    const name = command.friendlyName?.trim() ?? '';
    const wanted = command.bundleRegistrationId;
    const named = wanted == null ? null : await this.bundles.named(organizationId, wanted);
    const faults = [
      numberFault ?? (await this.requirements.countryFault(number)),
      name.length > 64
        ? fault(UserErrorCode.INVALID, 'A name has at most 64 characters.', ['input', 'friendlyName'])
        : null,
      await this.addressFault(organizationId, command.addressId),
      named?.fault ?? null,
    ].filter((one) => one !== null);
    if (faults.length > 0 || !number) throw new DomainError(...faults);
    const bundle = named?.bundle ?? null;
    // What the registration names is what the number is bought with, unless the buyer insists on another.
    const addressId = command.addressId?.toLowerCase() ?? bundle?.addressId ?? null;
    return { number, friendlyName: name || number.national, addressId, bundle, command };
  }

  /** Also an empty one is none: buying without what was asked for would cost money. */
  private async addressFault(
    organizationId: string,
    id: string | null | undefined,
  ): Promise<UserFault | null> {
    if (id == null) return null;
    const state = In([AddressState.ACTIVE, AddressState.CHANGING]);
    const known =
      isId(id) && (await this.db.getRepository(AddressEntity).existsBy({ id, organizationId, state }));
    return known
      ? null
      : fault(UserErrorCode.NOT_FOUND, 'There is no address with this id.', ['input', 'addressId']);
  }

  /** Commits the wish, or finds the one that stands already. */
  private async begin(
    tx: UnitOfWork,
    actor: OrganizationActor,
    { number, friendlyName, addressId, bundle, command }: Wish,
  ): Promise<string> {
    const { organizationId } = actor;
    const { idempotencyKey: key, ...input } = command;
    const id = randomUUID();
    const claim = await claimKey(tx, {
      organizationId,
      mutation: 'purchasePhoneNumber',
      key,
      input,
      newId: id,
    });
    if (claim.repeated) return claim.id;
    await requireActiveAccount(tx, organizationId, 'buy numbers');
    if (addressId) await holdAddress(tx, organizationId, addressId);
    const rows: unknown[] = await tx.manager.query(
      `INSERT INTO phone_numbers (id, organization_id, e164, friendly_name, kind, country, voice_capable, sms_capable,
         mms_capable, lifecycle, address_id, bundle_registration_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, true, true, true, 'PURCHASING', $7, $8, $9)
       ON CONFLICT (organization_id, e164) WHERE lifecycle IN ('PURCHASING', 'ACTIVE', 'PORTING_IN', 'RELEASING')
       DO NOTHING RETURNING id`,
      [
        id,
        organizationId,
        number.e164,
        friendlyName,
        number.kind,
        number.country,
        addressId,
        bundle?.id ?? null,
        tx.now,
      ],
    );
    if (rows.length === 0) return joinStanding(tx, organizationId, number.e164, key ?? null);
    await tx.manager.query(
      `INSERT INTO phone_number_settings (phone_number_id, organization_id, routing_mode, auto_reply, member_ids)
       VALUES ($1, $2, $3, true, '{}')`,
      [id, organizationId, RoutingMode.AI_FIRST],
    );
    await Operations.plan(tx.manager, purchaseOperation(organizationId, number.e164, id), tx.now);
    const job = { organizationId, phoneNumberId: id };
    await tx.schedule('buy-phone-number', id, job, new Date(tx.now.getTime() + jobAfterMs));
    await audit(tx, actor, 'phone-number.purchase-requested', id, { kind: number.kind });
    tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision: 1, phoneNumberId: id });
    return id;
  }

  /** Works on the purchase while the call waits, also when another call or process is at it. */
  private async buyUntilSettled(
    organizationId: string,
    id: string,
    call: { waiting: boolean },
  ): Promise<void> {
    while (call.waiting) {
      const step = await this.buyer.advance(organizationId, id, () => call.waiting);
      if (step.kind === 'settled') return;
      if (step.retryAfterSeconds > patienceMs / 1_000) return this.buyer.goOnAfter(organizationId, id, step);
      await this.watch(organizationId, id, call, step.retryAfterSeconds * 1_000);
    }
  }

  private async watch(
    organizationId: string,
    id: string,
    call: { waiting: boolean },
    ms: number,
  ): Promise<void> {
    const until = Date.now() + ms;
    while (call.waiting && Date.now() < until) {
      await sleep(200);
      const standing = { id, organizationId, lifecycle: PhoneNumberLifecycle.PURCHASING };
      if (!(await this.db.getRepository(PhoneNumberEntity).existsBy(standing))) return;
    }
  }

  private async result(organizationId: string, id: string, wish: Wish): Promise<string> {
    const number = await this.db.getRepository(PhoneNumberEntity).findOneByOrFail({ id, organizationId });
    if (number.lifecycle !== PhoneNumberLifecycle.FAILED) return id;
    const operation = await this.db
      .getRepository(TwilioOperationEntity)
      .findOneBy(purchaseOperation(organizationId, number.e164, id));
    if (operation?.state === OperationState.REJECTED) {
      const { errorCode } = operation;
      if (asksForMore(errorCode)) await this.requirements.explain(organizationId, wish.number, errorCode);
      throw new DomainError(purchaseFault(errorCode));
    }
    return refuse(UserErrorCode.NOT_AVAILABLE, number.failure ?? 'The number could not be bought.', [
      'input',
      'e164',
    ]);
  }
}

/** The address stays while the transaction lasts: one that is just being deleted is gone already. */
async function holdAddress(tx: UnitOfWork, organizationId: string, id: string): Promise<void> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM addresses WHERE organization_id = $1 AND id = $2 AND state IN ('ACTIVE', 'CHANGING') FOR SHARE`,
    [organizationId, id],
  );
  if (rows.length === 0)
    refuse(UserErrorCode.NOT_FOUND, 'There is no address with this id.', ['input', 'addressId']);
}

/** The row that another call made for the same number; a key given now stands for it too. */
async function joinStanding(
  tx: UnitOfWork,
  organizationId: string,
  e164: string,
  key: string | null,
): Promise<string> {
  const [standing]: { id: string; lifecycle: PhoneNumberLifecycle }[] = await tx.manager.query(
    `SELECT id, lifecycle FROM phone_numbers WHERE organization_id = $1 AND e164 = $2
       AND lifecycle IN ('PURCHASING', 'ACTIVE', 'PORTING_IN', 'RELEASING')`,
    [organizationId, e164],
  );
  const { PURCHASING, ACTIVE } = PhoneNumberLifecycle;
  if (!standing || (standing.lifecycle !== PURCHASING && standing.lifecycle !== ACTIVE))
    return refuse(
      UserErrorCode.NOT_AVAILABLE,
      'This number is just being moved in or given back, so it cannot be bought now.',
      ['input', 'e164'],
    );
  if (key)
    await tx.manager.query(
      `UPDATE idempotency_keys SET result_id = $4
       WHERE organization_id = $1 AND mutation = $2 AND key = $3`,
      [organizationId, 'purchasePhoneNumber', key, standing.id],
    );
  return standing.id;
}
