import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, In } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import {
  addressFaults,
  type AddressFields,
  addressInUse,
  addressRegistered,
  AddressState,
  readAddress,
  refusedAddress,
  sameAddress,
} from '../domain/addresses';
import { DomainError, refuse, refuseWith, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { AddressEntity } from '../entities/address';
import { logger } from '../lib/logger';
import type { AddressGateway } from '../twilio/addresses';
import type { AccountCredentialsReader } from './account-credentials';
import { lockOrganization } from './organization-lock';
import { requireActiveAccount } from './active-account';
import { numbersHeldWith } from './address-numbers';
import { type AddressReads, shownAddresses } from './address-reads';
import {
  addressBusy,
  addressUnderReview,
  addressUnsettled,
  refuseNeeded,
  unknownAddress,
} from './address-refusals';
import { isUnderReview } from './address-registrations';
import { addressOperation } from './address-rows';
import type { AddressStep, AddressWork } from './address-work';
import { claimKey } from './idempotency';
import { Operations } from './operations';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'addresses' });

/** How long a call waits for Twilio. */
const patienceMs = 10_000;
/** Should the call die on the way, the job takes over then. */
const jobAfterMs = 20_000;
const outOfPatience: AddressStep = { kind: 'later', retryAfterSeconds: jobAfterMs / 1_000 };

export interface CreateAddress extends Omit<AddressFields, 'friendlyName' | 'streetSecondary'> {
  friendlyName?: string | null;
  streetSecondary?: string | null;
  country: string;
  idempotencyKey?: string | null;
}

/** What is left out stays; the country cannot change. */
export type UpdateAddress = { addressId: string } & {
  [Key in keyof AddressFields]?: AddressFields[Key] | null;
};

/** Postal addresses for numbers that are sold only with one: what Twilio does not take is not kept. */
export class AddressService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly reads: AddressReads,
    private readonly work: AddressWork,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: AddressGateway,
  ) {}

  /** Gives the id of an address that Twilio has taken. */
  async create(actor: OrganizationActor, command: CreateAddress): Promise<string> {
    requirePermission(actor);
    const { organizationId } = actor;
    const fields = readAddress(command);
    const faults = addressFaults(fields);
    if (faults.length > 0) throw new DomainError(...faults);
    const id = await this.transactions.run((tx) => this.begin(tx, actor, command, fields));
    await this.settle(actor, id, fields);
    // A call that shares the wish may have seen it come to nothing.
    if (!(await this.reads.byIds(organizationId, [id], { any: true })).has(id)) throw addressUnsettled();
    return id;
  }

  async update(actor: OrganizationActor, command: UpdateAddress): Promise<string> {
    requirePermission(actor);
    const id = command.addressId.toLowerCase();
    const { address, fields } = await this.transactions.run(async (tx) => {
      const before = await lock(tx, actor.organizationId, id);
      const wanted = changed(before, command);
      const wrong = addressFaults(wanted);
      if (wrong.length > 0) throw new DomainError(...wrong);
      if (before.state === AddressState.CHANGING && !sameAddress(before.wanted!, wanted)) throw addressBusy();
      if (before.state === AddressState.CHANGING) return { address: before, fields: wanted };
      if (sameAddress(before, wanted)) {
        // What people call it is nothing to Twilio.
        const { friendlyName } = wanted;
        if (friendlyName !== before.friendlyName)
          await tx.manager.update(
            AddressEntity,
            { id, organizationId: actor.organizationId },
            { friendlyName, updatedAt: tx.now },
          );
        return { address: null, fields: wanted };
      }
      if (await isUnderReview(tx, actor.organizationId, id)) throw addressUnderReview();
      await requireActiveAccount(tx, actor.organizationId, 'change addresses');
      return { address: await this.plan(tx, actor, before, AddressState.CHANGING, wanted), fields: wanted };
    });
    if (!address) return id;
    await this.settle(actor, id, fields);
    const after = (await this.reads.byIds(actor.organizationId, [id], { any: true })).get(id);
    if (!after || !sameAddress(after, fields)) throw addressUnsettled();
    return id;
  }

  /** Refused while a number needs it; what was deleted at Twilio already is deleted here. */
  async remove(actor: OrganizationActor, addressId: string): Promise<string> {
    requirePermission(actor);
    const { organizationId } = actor;
    const id = addressId.toLowerCase();
    const known = isId(id)
      ? (await this.reads.byIds(organizationId, [id], { any: true })).get(id)
      : undefined;
    if (!known || !shownAddresses.includes(known.state)) throw unknownAddress();
    const others = await this.dependents(organizationId, known);
    await this.transactions.run(async (tx) => {
      const before = await lock(tx, organizationId, id);
      if (before.state === AddressState.CHANGING) throw addressBusy();
      await refuseIfNeeded(tx, before, others);
      if (await isUnderReview(tx, organizationId, id)) throw addressUnderReview();
      await requireActiveAccount(tx, organizationId, 'delete addresses');
      await this.plan(tx, actor, before, AddressState.DELETING, null);
    });
    await this.settle(actor, id, known);
    const after = (await this.reads.byIds(organizationId, [id], { any: true })).get(id);
    if (after?.state !== AddressState.DELETED) throw addressUnsettled();
    return id;
  }

  /** Numbers at Twilio that depend on it; when Twilio does not say, its refusal will. */
  private async dependents(organizationId: string, { twilioSid }: AddressEntity): Promise<string[]> {
    const account = await this.credentials.forOrganization(organizationId);
    const listed = account && (await this.gateway.dependents(account, twilioSid!));
    return listed?.kind === 'done' ? listed.value : [];
  }

  /** Commits the wish, or finds the same one that is under way. */
  private async begin(
    tx: UnitOfWork,
    actor: OrganizationActor,
    { idempotencyKey: key, ...input }: CreateAddress,
    fields: AddressFields,
  ): Promise<string> {
    const { organizationId } = actor;
    const newId = randomUUID();
    const claim = await claimKey(tx, { organizationId, mutation: 'createAddress', key, input, newId });
    if (claim.repeated) return claim.id;
    await requireActiveAccount(tx, organizationId, 'keep addresses');
    // Two calls for the same address see each other.
    await lockOrganization(tx, organizationId);
    const { country } = input;
    const underWay = await tx.manager.findBy(AddressEntity, {
      organizationId,
      country,
      state: AddressState.CREATING,
    });
    const same = underWay.find((one) => sameAddress(one, fields) && one.friendlyName === fields.friendlyName);
    if (same && !key) return same.id;
    const address = tx.manager.create(AddressEntity, {
      id: newId,
      organizationId,
      state: AddressState.CREATING,
      ...fields,
      country,
      validated: false,
      twilioSid: null,
      changeId: null,
      wanted: null,
      askedBy: { kind: actor.kind, userId: actor.userId },
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.manager.insert(AddressEntity, address as never);
    await this.planWork(tx, address);
    return newId;
  }

  private async plan(
    tx: UnitOfWork,
    actor: OrganizationActor,
    address: AddressEntity,
    state: AddressState,
    wanted: AddressFields | null,
  ): Promise<AddressEntity> {
    const { id, organizationId } = address;
    const askedBy = { kind: actor.kind, userId: actor.userId };
    const change = { state, wanted, askedBy, changeId: randomUUID(), updatedAt: tx.now };
    await tx.manager.update(AddressEntity, { id, organizationId }, change as never);
    Object.assign(address, change);
    await this.planWork(tx, address);
    return address;
  }

  private async planWork(tx: UnitOfWork, address: AddressEntity): Promise<void> {
    const { id: addressId, organizationId } = address;
    await Operations.plan(tx.manager, addressOperation(address), tx.now);
    const dueAt = new Date(tx.now.getTime() + jobAfterMs);
    await tx.schedule('settle-address', addressId, { organizationId, addressId }, dueAt);
  }

  /** Works on the wish while the call waits; what Twilio refuses is thrown. */
  private async settle(actor: OrganizationActor, id: string, written: AddressFields): Promise<void> {
    const { organizationId } = actor;
    const call = { waiting: true };
    const working = this.workUntilSettled(organizationId, id, call).catch((error: unknown): AddressStep => {
      // The wish is committed, so the job goes on where this stopped.
      log.error({ organizationId, addressId: id, err: error }, 'work on an address interrupted');
      return outOfPatience;
    });
    const patience = new AbortController();
    const waited = sleep(patienceMs, outOfPatience, { signal: patience.signal }).catch(() => outOfPatience);
    const step = await Promise.race([working, waited]);
    patience.abort();
    call.waiting = false;
    switch (step.kind) {
      case 'settled':
        return;
      case 'refused':
        return this.refused(organizationId, id, written, step);
      case 'denied':
        return refuse(
          UserErrorCode.NOT_AVAILABLE,
          'Your phone account refuses changes now. The notifications say what is wrong with it.',
        );
      case 'later':
        throw addressUnsettled();
    }
  }

  private async workUntilSettled(
    organizationId: string,
    id: string,
    call: { waiting: boolean },
  ): Promise<AddressStep> {
    for (;;) {
      const step = await this.work.advance(organizationId, id, { wantsSuggestion: call.waiting });
      if (step.kind !== 'later' || !call.waiting) return step;
      if (step.retryAfterSeconds > patienceMs / 1_000) {
        await this.work.goOnAfter(organizationId, id, step.retryAfterSeconds);
        return step;
      }
      await sleep(step.retryAfterSeconds * 1_000);
    }
  }

  private async refused(
    organizationId: string,
    id: string,
    written: AddressFields,
    { code, suggestion }: Extract<AddressStep, { kind: 'refused' }>,
  ): Promise<never> {
    if (code === 20_404) throw unknownAddress();
    const address = (await this.reads.byIds(organizationId, [id], { any: true })).get(id);
    if (code === addressInUse && address) {
      const others = await this.dependents(organizationId, address);
      return refuseNeeded(await numbersHeldWith(this.db.manager, organizationId, [id]), others);
    }
    if (code === addressRegistered) throw new DomainError(...refusedAddress(code, written, null));
    return refuseWith({ suggestion }, refusedAddress(code, written, suggestion));
  }
}

function requirePermission(actor: OrganizationActor): void {
  if (!may(actor, Permission.ManageAddresses))
    refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can change addresses.');
}

async function lock(tx: UnitOfWork, organizationId: string, id: string): Promise<AddressEntity> {
  const address = isId(id)
    ? await tx.manager.findOne(AddressEntity, {
        where: { id, organizationId, state: In(shownAddresses) },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!address) throw unknownAddress();
  return address;
}

function changed(before: AddressEntity, { addressId: _id, ...command }: UpdateAddress): AddressFields {
  const required = (key: 'customerName' | 'street' | 'city' | 'region' | 'postalCode'): string =>
    command[key] ?? before[key];
  return readAddress({
    // Null takes these two out; left out, they stay.
    friendlyName: command.friendlyName === undefined ? before.friendlyName : command.friendlyName,
    streetSecondary: command.streetSecondary === undefined ? before.streetSecondary : command.streetSecondary,
    customerName: required('customerName'),
    street: required('street'),
    city: required('city'),
    region: required('region'),
    postalCode: required('postalCode'),
  });
}

async function refuseIfNeeded(
  tx: UnitOfWork,
  { id, organizationId }: AddressEntity,
  others: readonly string[],
): Promise<void> {
  const cards = await numbersHeldWith(tx.manager, organizationId, [id]);
  if (cards.length > 0 || others.length > 0) refuseNeeded(cards, others);
}
