import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type Actor, MemberRole, type OrganizationActor, may, Permission } from '../domain/actor';
import { type BusinessProfileInput, checkBusinessProfile, taxIdLast4 } from '../domain/business-profile';
import { DomainError, fault, refuse, UserErrorCode } from '../domain/errors';
import { PlanTier } from '../domain/organizations';
import { ComplianceRepliesEntity } from '../entities/message';
import {
  OrganizationEntity,
  OrganizationMemberEntity,
  OrganizationProfileEntity,
} from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { audit } from './audit';
import { Prepared } from './prepared';
import type { Transactions, UnitOfWork } from './unit-of-work';

export interface CreateOrganization {
  name: string;
  plan?: PlanTier | null;
  /** User id (`sub`) of the owner. */
  ownerUserId: string;
  idempotencyKey?: string | null;
}

/** The first thing that every list is reached through. */
const organizationById = new Prepared<OrganizationEntity>(
  'organization-by-id',
  `SELECT id, name, plan, creation_key AS "creationKey", created_at AS "createdAt" FROM organizations WHERE id = $1`,
);

/** Organizations, their business profile and their members. */
export class OrganizationService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly keys: KeyRing,
  ) {}

  /**
   * Signs an organization up; its Twilio account follows in the background. The same key gives the first call's
   * organization, however much later.
   */
  async create(actor: Actor, command: CreateOrganization): Promise<OrganizationEntity> {
    if (!may(actor, Permission.CreateOrganizations))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only a service of Loquent can create organizations.');
    const wanted = readCreation(command);
    return this.transactions.run(async (tx) => {
      const id = randomUUID();
      const rows: unknown[] = await tx.manager.query(
        `INSERT INTO organizations (id, name, plan, creation_key, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (creation_key) WHERE creation_key IS NOT NULL DO NOTHING RETURNING id`,
        [id, wanted.name, wanted.plan, wanted.key, tx.now],
      );
      if (rows.length === 0) return this.created(tx, wanted);
      await tx.manager.insert(OrganizationProfileEntity, {
        id: randomUUID(),
        organizationId: id,
        updatedAt: tx.now,
      });
      await tx.manager.insert(OrganizationMemberEntity, {
        id: randomUUID(),
        organizationId: id,
        userId: wanted.ownerUserId,
        role: MemberRole.OWNER,
        createdAt: tx.now,
      });
      await tx.manager.insert(ComplianceRepliesEntity, {
        id: randomUUID(),
        organizationId: id,
        updatedAt: tx.now,
      });
      await audit(tx, { ...actor, organizationId: id }, 'organization.created', id, { plan: wanted.plan });
      await tx.enqueue('create-twilio-account', { organizationId: id });
      // Should the job be lost with its worker, the sweep brings it back.
      const lost = new Date(tx.now.getTime() + 60_000);
      await tx.schedule('create-twilio-account', id, { organizationId: id }, lost);
      return tx.manager.findOneByOrFail(OrganizationEntity, { id });
    });
  }

  /** The actor's own organization; null when it does not exist. */
  async get({ organizationId }: OrganizationActor): Promise<OrganizationEntity | null> {
    return (await organizationById.rows(this.db, [organizationId]))[0] ?? null;
  }

  /** The same for callers whose token was found to name one that exists. */
  async require(actor: OrganizationActor): Promise<OrganizationEntity> {
    const found = await this.get(actor);
    if (!found) throw new Error('an organization that was there is gone');
    return found;
  }

  profile(organizationId: string): Promise<OrganizationProfileEntity> {
    return this.db.getRepository(OrganizationProfileEntity).findOneByOrFail({ organizationId });
  }

  /** Changes what is given and keeps the rest; null clears. Drafts that were prefilled earlier stay as they are. */
  async updateProfile(actor: OrganizationActor, input: BusinessProfileInput): Promise<OrganizationEntity> {
    if (!may(actor, Permission.ManageOrganization))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can change the business profile.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const profile = await tx.manager.findOneOrFail(OrganizationProfileEntity, {
        where: { organizationId },
        lock: { mode: 'pessimistic_write' },
      });
      const change = this.profileChange(profile, input);
      const keys = Object.keys(change).filter((key) => key !== 'taxIdEncrypted');
      if (keys.length > 0) {
        await tx.manager.update(
          OrganizationProfileEntity,
          { organizationId },
          { ...change, updatedAt: tx.now },
        );
        await audit(tx, actor, 'business-profile.updated', profile.id, { fields: keys });
      }
      return tx.manager.findOneByOrFail(OrganizationEntity, { id: organizationId });
    });
  }

  /** The columns that would really change; the tax id is compared in the clear, since ciphertexts always differ. */
  private profileChange(
    profile: OrganizationProfileEntity,
    input: BusinessProfileInput,
  ): Partial<OrganizationProfileEntity> {
    const checked = checkBusinessProfile(input, { country: profile.country });
    if (checked.faults) throw new DomainError(...checked.faults);
    const { taxId, ...plain } = checked.values;
    const change: Partial<OrganizationProfileEntity> = Object.fromEntries(
      Object.entries(plain).filter(
        ([key, value]) => value !== undefined && value !== profile[key as keyof typeof plain],
      ),
    );
    if (taxId === undefined) return change;
    const current = profile.taxIdEncrypted ? this.keys.decrypt(profile.taxIdEncrypted) : null;
    if (taxId === current) return change;
    return {
      ...change,
      taxIdEncrypted: taxId === null ? null : this.keys.encrypt(taxId),
      taxIdLast4: taxIdLast4(taxId),
    };
  }

  private async created(
    tx: UnitOfWork,
    wanted: ReturnType<typeof readCreation>,
  ): Promise<OrganizationEntity> {
    const organization = await tx.manager.findOneByOrFail(OrganizationEntity, { creationKey: wanted.key! });
    const owner = await tx.manager.findOneBy(OrganizationMemberEntity, {
      organizationId: organization.id,
      userId: wanted.ownerUserId,
      role: MemberRole.OWNER,
    });
    if (owner && organization.name === wanted.name && organization.plan === wanted.plan) return organization;
    return refuse(
      UserErrorCode.CONFLICT,
      'This idempotency key was used for another organization. Use a new key for a new one.',
      ['input', 'idempotencyKey'],
    );
  }
}

const longestName = 64;
const longestUserId = 128;

function readCreation(command: CreateOrganization) {
  const name = command.name.trim();
  const ownerUserId = command.ownerUserId.trim();
  const faults = [
    name.length < 1 || name.length > longestName
      ? fault(
          name ? UserErrorCode.INVALID : UserErrorCode.REQUIRED,
          `The name has 1 to ${longestName} characters.`,
          ['input', 'name'],
        )
      : null,
    ownerUserId.length < 1 || ownerUserId.length > longestUserId
      ? fault(UserErrorCode.INVALID, `The owner's user id has 1 to ${longestUserId} characters.`, [
          'input',
          'ownerUserId',
        ])
      : null,
  ].filter((one) => one !== null);
  if (faults.length > 0) throw new DomainError(...faults);
  return { name, ownerUserId, plan: command.plan ?? PlanTier.STARTER, key: command.idempotencyKey || null };
}
