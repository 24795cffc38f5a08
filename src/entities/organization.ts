import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessEntityType,
  MessagingServiceUse,
  PlanTier,
  TwilioAccountConnection,
  TwilioAccountMode,
  TwilioAccountStatus,
} from '../domain/organizations';
import type { AccountInventory } from '../domain/account-inventory';
import { MemberRole } from '../domain/actor';
import { KeywordHandling } from '../domain/compliance-replies';

/** A customer of Loquent: the tenant that every other row belongs to. */
@Entity('organizations')
@Index('organizations_creation_key', ['creationKey'], { unique: true, where: 'creation_key IS NOT NULL' })
export class OrganizationEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') name!: string;
  @Column('text') plan!: PlanTier;
  /** Idempotency key of the sign-up: kept for good, so that a late repeat does not make a second organization. */
  @Column('text', { nullable: true }) creationKey!: string | null;
  @Column('timestamptz') createdAt!: Date;
}

/** What the organization told us about its business; the tax id is encrypted. */
@Entity('organization_profiles')
@Index('organization_profiles_organization_key', ['organizationId'], { unique: true })
export class OrganizationProfileEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'organization_profiles_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text', { nullable: true }) legalName!: string | null;
  @Column('text', { nullable: true }) doingBusinessAs!: string | null;
  @Column('text', { nullable: true }) entityType!: BusinessEntityType | null;
  /** Key ring ciphertext of the whole tax id. */
  @Column('text', { nullable: true }) taxIdEncrypted!: string | null;
  @Column('text', { nullable: true }) taxIdLast4!: string | null;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { nullable: true }) industry!: string | null;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('text', { nullable: true }) region!: string | null;
  @Column('text', { nullable: true }) postalCode!: string | null;
  @Column('text', { nullable: true }) country!: string | null;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('text', { nullable: true }) contactFirstName!: string | null;
  @Column('text', { nullable: true }) contactLastName!: string | null;
  @Column('text', { nullable: true }) contactTitle!: string | null;
  @Column('text', { nullable: true }) contactEmail!: string | null;
  @Column('text', { nullable: true }) contactPhone!: string | null;
  @Column('text', { nullable: true }) privacyPolicyUrl!: string | null;
  @Column('text', { nullable: true }) termsUrl!: string | null;
  @Column('timestamptz') updatedAt!: Date;
}

/** A person of the organization and their role. */
@Entity('organization_members')
@Index('organization_members_user_key', ['organizationId', 'userId'], { unique: true })
export class OrganizationMemberEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'organization_members_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') userId!: string;
  @Column('text') role!: MemberRole;
  @Column('text', { nullable: true }) name!: string | null;
  /** The telephone to ring, E.164; null when they take no calls. */
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('timestamptz') createdAt!: Date;
}

/** The organization's Twilio account: SID, encrypted tokens, what we set up in it. */
@Entity('organization_twilio_settings')
@Index('organization_twilio_settings_organization_key', ['organizationId'], { unique: true })
@Index('organization_twilio_settings_account_key', ['accountSid'], { unique: true })
@Index('organization_twilio_settings_webhook_key', ['webhookKey'], { unique: true })
export class TwilioSettingsEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'organization_twilio_settings_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') mode!: TwilioAccountMode;
  @Column('text') status!: TwilioAccountStatus;
  /** Whether we may act in it: nothing is written to an account somebody brought along until they say so. */
  @Column('text', { default: TwilioAccountConnection.CONNECTED }) connection!: TwilioAccountConnection;
  /** What somebody asked for; kept while it differs from what is usual, and acted on while it differs from `status`. */
  @Column('text', { nullable: true }) wantedStatus!: TwilioAccountStatus | null;
  @Column('text') accountSid!: string;
  /** Key ring ciphertext of the current auth token. */
  @Column('text') authTokenEncrypted!: string;
  /** The token before a rotation; callbacks signed with it are accepted meanwhile. */
  @Column('text', { nullable: true }) previousAuthTokenEncrypted!: string | null;
  /** A second token, from its creation until it is promoted; callbacks may be signed with it at any moment. */
  @Column('text', { nullable: true }) nextAuthTokenEncrypted!: string | null;
  /** When Twilio was asked to promote it: asked once, then looked at. */
  @Column('timestamptz', { nullable: true }) promotionAskedAt!: Date | null;
  /** Opaque name of this account in its webhook paths. */
  @Column('text') webhookKey!: string;
  /** Who handles keywords in an account of the organization's own, by its word; of no meaning in one that we manage. */
  @Column('text', { default: KeywordHandling.TWILIO_DEFAULT }) keywordHandling!: KeywordHandling;
  @Column('text', { nullable: true }) messagingServiceSid!: string | null;
  /** Whether we made it, and whether its texts come here. */
  @Column('text', { default: MessagingServiceUse.OURS }) messagingServiceUse!: MessagingServiceUse;
  /** Where a service that was there before us sent its texts until we set it. */
  @Column('text', { nullable: true }) previousInboundUrl!: string | null;
  /** The profile that businesses of a brought-along account rest on: its owner makes it in Twilio's Console. */
  @Column('text', { nullable: true }) primaryProfileSid!: string | null;
  @Column('text', { nullable: true }) eventSinkSid!: string | null;
  @Column('text', { nullable: true }) eventSubscriptionSid!: string | null;
  /** When the numbers of an account somebody brought along were last read; null until the first time. */
  @Column('timestamptz', { nullable: true }) importedAt!: Date | null;
  @Column('timestamptz') connectedAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

/** The account we look after, resting while the organization uses its own; it comes back as it was. */
@Entity('parked_twilio_accounts')
@Index('parked_twilio_accounts_organization_key', ['organizationId'], { unique: true })
@Index('parked_twilio_accounts_account_key', ['accountSid'], { unique: true })
@Index('parked_twilio_accounts_webhook_key', ['webhookKey'], { unique: true })
export class ParkedTwilioAccountEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'parked_twilio_accounts_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') accountSid!: string;
  @Column('text') webhookKey!: string;
  @Column('text') status!: TwilioAccountStatus;
  @Column('text', { nullable: true }) wantedStatus!: TwilioAccountStatus | null;
  /** Its whole row of `organization_twilio_settings`, tokens encrypted as there. */
  @Column('jsonb') settings!: Record<string, unknown>;
  @Column('timestamptz') parkedAt!: Date;
}

/** What was found in an account that somebody brought along. */
@Entity('twilio_account_inventories')
export class TwilioAccountInventoryEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'twilio_account_inventories_organization_fk' })
  @PrimaryColumn('uuid')
  organizationId!: string;
  @Column('text') accountSid!: string;
  @Column('jsonb') inventory!: AccountInventory;
  @Column('timestamptz') readAt!: Date;
}
