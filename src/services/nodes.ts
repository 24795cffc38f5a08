import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { isId } from '../domain/ids';
import { CallEntity } from '../entities/call';
import { AddressEntity } from '../entities/address';
import { DocumentEntity } from '../entities/document';
import { ConversationEntity, MessageEntity } from '../entities/message';
import { NotificationEntity } from '../entities/notification';
import {
  OrganizationEntity,
  OrganizationProfileEntity,
  TwilioSettingsEntity,
} from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import { RegistrationEntity } from '../entities/registration';
import { complianceRepliesId, type ComplianceReplyService } from './compliance-replies';

/** What has an id that clients see, by the name of its type. */
const kinds = {
  PhoneNumber: [PhoneNumberEntity, 'phone_numbers'],
  // Neither one on its way to Twilio nor one on its way out.
  Address: [AddressEntity, `(SELECT * FROM addresses WHERE state IN ('ACTIVE', 'CHANGING'))`],
  Registration: [RegistrationEntity, 'registrations'],
  Conversation: [ConversationEntity, 'conversations'],
  Message: [MessageEntity, 'messages'],
  Call: [CallEntity, 'calls'],
  Notification: [NotificationEntity, 'notifications'],
  Document: [DocumentEntity, 'documents'],
  BusinessProfile: [OrganizationProfileEntity, 'organization_profiles'],
  TwilioAccount: [TwilioSettingsEntity, 'organization_twilio_settings'],
} as const satisfies Record<string, readonly [EntityTarget<ObjectLiteral>, string]>;

export type NodeKind = keyof typeof kinds | 'Organization' | 'ComplianceReplies';

const lookUp = Object.entries(kinds)
  .map(
    ([kind, [, table]]) =>
      `SELECT '${kind}' AS kind FROM ${table} AS one WHERE organization_id = $1 AND id = $2`,
  )
  .join(' UNION ALL ');

/** Finds things by id alone, whatever they are, within the caller's organization. */
export class NodeService {
  constructor(
    private readonly db: DataSource,
    private readonly replies: ComplianceReplyService,
  ) {}

  /** Null when the organization has nothing of this id. */
  async find(
    { organizationId }: OrganizationActor,
    id: string,
  ): Promise<{ kind: NodeKind; value: object } | null> {
    if (!isId(id)) return null;
    if (id.toLowerCase() === organizationId.toLowerCase()) {
      const value = await this.db.getRepository(OrganizationEntity).findOneBy({ id });
      return value && { kind: 'Organization', value };
    }
    if (id.toLowerCase() === complianceRepliesId(organizationId))
      return { kind: 'ComplianceReplies', value: await this.replies.get(organizationId) };
    const [found] = (await this.db.query(lookUp, [organizationId, id])) as { kind: keyof typeof kinds }[];
    if (!found) return null;
    const value = await this.db
      .getRepository<ObjectLiteral>(kinds[found.kind][0])
      .findOneBy({ organizationId, id });
    return value && { kind: found.kind, value };
  }
}
