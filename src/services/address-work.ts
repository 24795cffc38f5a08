import type { DataSource } from 'typeorm';
import {
  addressNearMiss,
  AddressState,
  type PostalFields,
  sameAddress,
  suggestionFor,
} from '../domain/addresses';
import { AddressEntity } from '../entities/address';
import { TwilioOperationEntity } from '../entities/operations';
import { logger } from '../lib/logger';
import type { AddressGateway, TwilioAddress } from '../twilio/addresses';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { addressOperation, endChange, keepAddress, loseAddress } from './address-rows';
import type { Effect, OperationName, Operations } from './operations';
import type { Transactions } from './unit-of-work';

const log = logger.child({ part: 'addresses' });

/** Should a process die at it, the job goes on then. */
const nextTryAfterSeconds = 20;
const deniedAgainAfterSeconds = 3_600;

/** What came of the wish that is under way. */
export type AddressStep =
  | { kind: 'settled' }
  | { kind: 'refused'; code: number | null; suggestion: PostalFields | null }
  | { kind: 'denied' }
  | { kind: 'later'; retryAfterSeconds: number };

const settled: AddressStep = { kind: 'settled' };

/** Brings what was wished of an address to its end at Twilio; any process may go on with it at any time. */
export class AddressWork {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: AddressGateway,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
  ) {}

  /** Job: goes on with what a call left. Nobody waits for a suggestion any more, so none is asked for. */
  async complete(organizationId: string, addressId: string): Promise<void> {
    await this.goOnAfter(organizationId, addressId, nextTryAfterSeconds);
    const step = await this.advance(organizationId, addressId, { wantsSuggestion: false });
    if (step.kind === 'later') await this.goOnAfter(organizationId, addressId, step.retryAfterSeconds);
  }

  /** Has the job run when the time has come, while there is something to do. */
  async goOnAfter(organizationId: string, addressId: string, seconds: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const open: unknown[] = await tx.manager.query(
        `SELECT 1 FROM addresses WHERE organization_id = $1 AND id = $2
           AND state IN ('CREATING', 'CHANGING', 'DELETING') FOR UPDATE`,
        [organizationId, addressId],
      );
      if (open.length === 0) return tx.unschedule('settle-address', addressId);
      const dueAt = new Date(tx.now.getTime() + seconds * 1_000);
      await tx.schedule('settle-address', addressId, { organizationId, addressId }, dueAt);
    });
  }

  /** One try. */
  async advance(
    organizationId: string,
    id: string,
    { wantsSuggestion }: { wantsSuggestion: boolean },
  ): Promise<AddressStep> {
    const address = await this.db.getRepository(AddressEntity).findOneBy({ id, organizationId });
    const account = address && (await this.credentials.forOrganization(organizationId));
    if (!address || [AddressState.ACTIVE, AddressState.DELETED].includes(address.state)) return settled;
    if (!account) return { kind: 'later', retryAfterSeconds: 60 };
    const name = addressOperation(address);
    const ensured = await this.operations.ensure(name, this.effect(account, address));
    switch (ensured.kind) {
      case 'done':
        return settled;
      case 'later':
        return ensured;
      case 'denied':
        return this.denied(address, name);
      case 'rejected':
        return this.refused(account, address, ensured, wantsSuggestion);
    }
  }

  private effect(account: OrganizationAccount, address: AddressEntity): Effect<TwilioAddress | string> {
    const sid = address.twilioSid!;
    const sidOf = (value: TwilioAddress | string): string => (typeof value === 'string' ? value : value.sid);
    if (address.state === AddressState.CREATING)
      return {
        costly: false,
        sidOf,
        find: (operation) => this.gateway.find(account, address.country, operation.id),
        create: (operation) =>
          this.gateway.create(
            account,
            { ...address, friendlyName: `Loquent address ${operation.id}` },
            address.country,
          ),
        record: async (tx, made) => {
          const stored = made as TwilioAddress;
          if (!sameAddress(address, { ...stored, friendlyName: null }))
            log.warn({ addressId: address.id }, 'Twilio stored an address otherwise than it was written');
          await keepAddress(tx, address, address, stored);
        },
      };
    if (address.state === AddressState.CHANGING)
      return {
        costly: false,
        sidOf,
        find: async () => {
          const seen = await this.gateway.fetch(account, sid);
          if (seen.kind !== 'done') return seen;
          const isDone = sameAddress(address.wanted!, { ...seen.value, friendlyName: null });
          return { kind: 'done', value: isDone ? seen.value : null };
        },
        create: () => this.gateway.update(account, sid, address.wanted!),
        record: (tx, stored) => keepAddress(tx, address, address.wanted!, stored as TwilioAddress),
      };
    return {
      costly: false,
      sidOf,
      find: async () => {
        const seen = await this.gateway.fetch(account, sid);
        if (seen.kind === 'gone') return { kind: 'done', value: sid };
        return seen.kind === 'done' ? { kind: 'done', value: null } : seen;
      },
      create: async () => {
        const removed = await this.gateway.remove(account, sid);
        return removed.kind === 'done' ? { kind: 'done', value: sid } : removed;
      },
      record: (tx) => loseAddress(tx, address),
    };
  }

  /** Everything is as it was before the wish. What Twilio would have taken is found out first, while somebody waits. */
  private async refused(
    account: OrganizationAccount,
    address: AddressEntity,
    { code, operationId }: { code: number | null; operationId: string },
    wantsSuggestion: boolean,
  ): Promise<AddressStep> {
    let suggestion: PostalFields | null = null;
    if (code === addressNearMiss) {
      const known = await this.tryOut(account, address, operationId, wantsSuggestion);
      if (known.kind === 'later') return known;
      const written = address.wanted ?? address;
      suggestion = known.stored && suggestionFor(written, known.stored);
    }
    const isGone = code === 20404 && address.state === AddressState.CHANGING;
    await this.transactions.run((tx) => (isGone ? loseAddress(tx, address) : endChange(tx, address)));
    return { kind: 'refused', code, suggestion };
  }

  /**
   * Twilio names the address it would take in words only, so one is made that it may correct, read, and taken away. One
   * that a dead process left is taken away as well, because the wish stays open until then.
   */
  private async tryOut(
    account: OrganizationAccount,
    address: AddressEntity,
    operationId: string,
    wantsSuggestion: boolean,
  ): Promise<{ kind: 'known'; stored: TwilioAddress | null } | Extract<AddressStep, { kind: 'later' }>> {
    const name = `${operationId} try-out`;
    const lines = address.wanted ?? address;
    const made = wantsSuggestion
      ? await this.gateway.create(account, { ...lines, friendlyName: name }, address.country, {
          corrected: true,
        })
      : await this.gateway.find(account, address.country, name);
    if (made.kind !== 'done') return { kind: 'later', retryAfterSeconds: nextTryAfterSeconds };
    const stored = made.value;
    if (!stored) return { kind: 'known', stored };
    const removed = await this.gateway.remove(account, stored.sid);
    return removed.kind === 'done'
      ? { kind: 'known', stored }
      : { kind: 'later', retryAfterSeconds: nextTryAfterSeconds };
  }

  /** The account is refused. What was never tried did not happen; what may have happened is looked for later. */
  private async denied(address: AddressEntity, name: OperationName): Promise<AddressStep> {
    await this.noteDenied(address.organizationId);
    const operation = await this.db.getRepository(TwilioOperationEntity).findOneByOrFail(name);
    if (operation.attempts > 0) return { kind: 'later', retryAfterSeconds: deniedAgainAfterSeconds };
    await this.transactions.run((tx) => endChange(tx, address));
    return { kind: 'denied' };
  }
}
