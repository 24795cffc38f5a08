import type { OrganizationActor } from '../domain/actor';
import { isId } from '../domain/ids';
import { ownAccountOf } from '../domain/organizations';
import type { PageRequest } from '../domain/paging';
import { openStates, RegistrationKind, type RegistrationState } from '../domain/registrations';
import { TwilioSettingsEntity } from '../entities/organization';
import { RegistrationEntity, RegistrationEventEntity } from '../entities/registration';
import type { Clock } from '../lib/clock';
import { coveredNumbers } from './covered-numbers';
import type { RegistrationRecord, RegistrationRecords } from './registration-records';
import type { Transactions } from './unit-of-work';

/** Which registrations to list; what is left out does not matter. */
export interface RegistrationFilter {
  open?: boolean | null;
  kind?: RegistrationKind | null;
  state?: RegistrationState | null;
}

/** Reads registrations: records by id, lists, and their story. */
export class RegistrationReads {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly clock: Clock,
  ) {}

  /** Records of the organization's registrations by id; unknown ids are left out. */
  async load(organizationId: string, ids: readonly string[]): Promise<Map<string, RegistrationRecord>> {
    const valid = ids.filter(isId);
    if (valid.length === 0) return new Map();
    return this.records.load(this.transactions.db.manager, organizationId, valid, this.clock.now());
  }

  /** The organization's registrations, newest first, one more than asked for. */
  async list(
    { organizationId }: OrganizationActor,
    filter: RegistrationFilter,
    page: PageRequest,
  ): Promise<RegistrationEntity[]> {
    return this.filtered(organizationId, filter)
      .andWhere(page.after ? '(r.created_at, r.id) < (:at, :id)' : 'true', page.after ?? {})
      .orderBy({ 'r.createdAt': 'DESC', 'r.id': 'DESC' })
      .limit(page.limit + 1)
      .getMany();
  }

  async count({ organizationId }: OrganizationActor, filter: RegistrationFilter): Promise<number> {
    return this.filtered(organizationId, filter).getCount();
  }

  /** What happened to a registration, newest first. */
  async timeline(organizationId: string, registrationId: string): Promise<RegistrationEventEntity[]> {
    return this.transactions.db.manager.find(RegistrationEventEntity, {
      where: { organizationId, registrationId },
      order: { id: 'DESC' },
      take: 200,
    });
  }

  /** Ids of the numbers it covers or will cover, newest first. */
  async numbersOf({
    organizationId,
    kind,
    phoneNumberId,
    ownAccountSid,
  }: RegistrationEntity): Promise<string[]> {
    if (kind !== RegistrationKind.A2P_10DLC) return phoneNumberId ? [phoneNumberId] : [];
    const settings = await this.transactions.db.manager.findOneBy(TwilioSettingsEntity, { organizationId });
    if (ownAccountSid !== ownAccountOf(settings)) return [];
    const covered = await coveredNumbers(this.transactions.db.manager, organizationId);
    return covered.map(({ id }) => id).reverse();
  }

  private filtered(organizationId: string, { open, kind, state }: RegistrationFilter) {
    return this.transactions.db.manager
      .createQueryBuilder(RegistrationEntity, 'r')
      .where('r.organization_id = :organizationId', { organizationId })
      .andWhere(open == null ? 'true' : `(r.state = ANY(:openStates)) = :open`, { open, openStates })
      .andWhere(kind ? 'r.kind = :kind' : 'true', { kind })
      .andWhere(state ? 'r.state = :state' : 'true', { state });
  }
}
