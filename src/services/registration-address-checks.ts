import {
  type AddressCheck,
  AddressCheckOutcome,
  sameWritten,
  writtenAddress,
  type WrittenAddress,
} from '../domain/address-check';
import { addressNearMiss, addressNotFound, suggestionFor } from '../domain/addresses';
import { RegistrationVersionEntity } from '../entities/registration';
import type { AddressGateway, TwilioAddress } from '../twilio/addresses';
import type { Outcome } from '../twilio/outcome';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { registrationChanged } from './registration-changes';
import { isEditable, type RegistrationRecord, type RegistrationRecords } from './registration-records';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** Should a process die at it, or Twilio be slow, the next try begins then. */
const nextTryMs = 60_000;
const mostTries = 5;

type Result = Pick<AddressCheck, 'outcome' | 'suggestion'>;

const { CHECKING, KNOWN, NEAR_MISS, NOT_FOUND, UNDECIDED } = AddressCheckOutcome;
const undecided: Result = { outcome: UNDECIDED, suggestion: null };

/** Has the address on the form held against the post, once that is written down. */
export function checkAddressSoon(
  tx: UnitOfWork,
  organizationId: string,
  registrationId: string,
): Promise<void> {
  return tx.enqueue(
    'check-registration-address',
    { organizationId, registrationId },
    { jobKey: `check-registration-address:${registrationId}` },
  );
}

/**
 * Finds out what Twilio would make of the address of a draft, by trying: one is made, read and taken away at once. What
 * came of it is kept with the version and shown as findings before anybody confirms.
 */
export class RegistrationAddressChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly accounts: AccountCredentialsReader,
    private readonly gateway: AddressGateway,
  ) {}

  /** Job: safe to run at any time; what a former try may have left is taken away first. */
  async check(organizationId: string, registrationId: string): Promise<void> {
    const account = await this.accounts.forRegistration(organizationId, registrationId);
    // An account that is not ours to write to, or not there yet, says nothing of addresses.
    if (!account || account.readOnly) return;
    const begun = await this.transactions.run((tx) => this.begin(tx, organizationId, registrationId));
    if (!begun) return;
    const name = `Loquent check ${registrationId}`;
    if (begun.leftIn !== null && !(await this.takeAway(account, begun.leftIn, name))) return;
    const result = begun.wanted ? await this.tryOut(account, begun.wanted, name) : undecided;
    if (result)
      await this.transactions.run((tx) =>
        this.keep(tx, organizationId, registrationId, begun.wanted, result),
      );
  }

  /** Writes down that it is being tried, so that whoever comes next looks for what this try leaves. */
  private async begin(
    tx: UnitOfWork,
    organizationId: string,
    registrationId: string,
  ): Promise<{ wanted: WrittenAddress | null; leftIn: string | null } | null> {
    const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
    if (!record) return null;
    const known = record.version.addressCheck;
    const leftIn = known?.outcome === CHECKING ? known.written.country : null;
    const wanted = wantedOf(record);
    const isKnown = wanted !== null && known !== null && sameWritten(wanted, known.written);
    if (leftIn === null && (wanted === null || isKnown)) return null;
    const tries = isKnown ? known.tries + 1 : 1;
    if (tries > mostTries) return { wanted: null, leftIn };
    if (wanted) {
      const addressCheck: AddressCheck = { written: wanted, outcome: CHECKING, suggestion: null, tries };
      await tx.manager.update(RegistrationVersionEntity, { id: record.version.id }, {
        addressCheck,
      } as never);
    }
    const dueAt = new Date(tx.now.getTime() + nextTryMs);
    await tx.schedule(
      'check-registration-address',
      registrationId,
      { organizationId, registrationId },
      dueAt,
    );
    return { wanted, leftIn };
  }

  /** Null when it is not known what came of it: the next try looks. */
  private async tryOut(
    account: OrganizationAccount,
    written: WrittenAddress,
    name: string,
  ): Promise<Result | null> {
    const plain = await this.make(account, written, name, false);
    if (plain.kind === 'done')
      return this.removed(account, plain.value, { outcome: KNOWN, suggestion: null });
    if (plain.kind === 'unknown' || plain.kind === 'throttled') return null;
    if (plain.kind !== 'rejected') return undecided;
    if (plain.code === addressNotFound) return { outcome: NOT_FOUND, suggestion: null };
    if (plain.code !== addressNearMiss) return undecided;
    const better = await this.make(account, written, name, true);
    if (better.kind === 'unknown' || better.kind === 'throttled') return null;
    if (better.kind !== 'done') return { outcome: NOT_FOUND, suggestion: null };
    const suggestion = suggestionFor(written, better.value);
    return this.removed(account, better.value, { outcome: suggestion ? NEAR_MISS : UNDECIDED, suggestion });
  }

  private make(
    account: OrganizationAccount,
    { country, ...lines }: WrittenAddress,
    name: string,
    corrected: boolean,
  ): Promise<Outcome<TwilioAddress>> {
    const address = { ...lines, customerName: 'Address check', friendlyName: name };
    return this.gateway.create(account, address, country, { corrected });
  }

  private async removed(
    account: OrganizationAccount,
    { sid }: TwilioAddress,
    result: Result,
  ): Promise<Result | null> {
    return (await this.gateway.remove(account, sid)).kind === 'done' ? result : null;
  }

  /** What a try that ended half-way left; false when that is not known yet. */
  private async takeAway(account: OrganizationAccount, country: string, name: string): Promise<boolean> {
    const found = await this.gateway.find(account, country, name);
    if (found.kind !== 'done') return false;
    return found.value === null || (await this.gateway.remove(account, found.value.sid)).kind === 'done';
  }

  /** Of an address that was changed meanwhile, nothing is kept: its own check follows. */
  private async keep(
    tx: UnitOfWork,
    organizationId: string,
    registrationId: string,
    wanted: WrittenAddress | null,
    result: Result,
  ): Promise<void> {
    const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
    const known = record?.version.addressCheck;
    if (!record || !known || (wanted && !sameWritten(wanted, known.written))) return;
    const addressCheck: AddressCheck = { ...known, ...result };
    await tx.manager.update(RegistrationVersionEntity, { id: record.version.id }, { addressCheck } as never);
    await tx.unschedule('check-registration-address', registrationId);
    // That there is nothing to object to changes nothing for those who look at it.
    if ([NEAR_MISS, NOT_FOUND].includes(result.outcome)) await registrationChanged(tx, record.registration);
  }
}

/** The address that somebody may still change; null when there is none. */
function wantedOf(record: RegistrationRecord): WrittenAddress | null {
  const { postalFields } = record.programme;
  const isOpen = postalFields !== null && isEditable(record) && !record.locked.has(postalFields.street);
  return isOpen ? writtenAddress(record.values, postalFields) : null;
}
