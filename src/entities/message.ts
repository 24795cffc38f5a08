import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  MessageChannel,
  MessageDirection,
  MessageOrigin,
  MessageStatus,
  OptOutSource,
} from '../domain/messages';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';

/** All messages between one of our numbers and one contact. */
@Entity('conversations')
@Index('conversations_contact_key', ['organizationId', 'phoneNumberId', 'contact'], { unique: true })
@Index('conversations_activity_idx', ['organizationId', 'lastActivityAt', 'id'])
export class ConversationEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'conversations_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => PhoneNumberEntity, { name: 'conversations_phone_number_fk' })
  @Column('uuid')
  phoneNumberId!: string;
  /** E.164, or a short code or sender name as it arrived. */
  @Column('text') contact!: string;
  @Column('int', { default: 0 }) unread!: number;
  @Column('timestamptz') lastActivityAt!: Date;
  @Column('int', { default: 1 }) revision!: number;
  @Column('timestamptz') createdAt!: Date;
}

/** One SMS, MMS or WhatsApp message, in either direction. */
@Entity('messages')
@Index('messages_twilio_sid_key', ['twilioSid'], { unique: true, where: 'twilio_sid IS NOT NULL' })
@Index('messages_organization_created_idx', ['organizationId', 'createdAt', 'id'])
@Index('messages_conversation_created_idx', ['organizationId', 'conversationId', 'createdAt', 'id'])
@Index('messages_updated_idx', ['organizationId', 'updatedAt', 'id'])
@Index('messages_unsent_idx', ['createdAt'], {
  where: `twilio_sid IS NULL AND status IN ('QUEUED', 'SENDING')`,
})
@Index('messages_waiting_idx', ['phoneNumberId', 'sendPriority', 'createdAt', 'id'], {
  where: `status = 'QUEUED'`,
})
@Check('messages_sent_has_sid', `status NOT IN ('SENT', 'DELIVERED', 'READ') OR twilio_sid IS NOT NULL`)
export class MessageEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'messages_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => PhoneNumberEntity, { name: 'messages_phone_number_fk' })
  @Column('uuid')
  phoneNumberId!: string;
  @ForeignKey(() => ConversationEntity, { name: 'messages_conversation_fk' })
  @Column('uuid')
  conversationId!: string;
  @Column('text') direction!: MessageDirection;
  @Column('text') origin!: MessageOrigin;
  @Column('text') channel!: MessageChannel;
  /** The other party. */
  @Column('text') contact!: string;
  @Column('text', { nullable: true }) body!: string | null;
  /** Of what was sent: the address given; of what arrived: Twilio's media SID, served through our proxy. */
  @Column('jsonb', { default: [] }) media!: { url: string; contentType: string }[];
  @Column('text') status!: MessageStatus;
  /** Null until Twilio accepts the message. */
  @Column('text', { nullable: true }) twilioSid!: string | null;
  /** Twilio's error code of a failure. */
  @Column('int', { nullable: true }) errorCode!: number | null;
  @Column('int', { nullable: true }) segments!: number | null;
  @Column('text', { nullable: true }) idempotencyKey!: string | null;
  /** Who goes first among a number's waiting messages: 0 before 1, then the older one. */
  @Column('smallint', { default: 1 }) sendPriority!: number;
  /** How often a send was begun: above 0 means that Twilio may know the message. */
  @Column('int', { default: 0 }) sendAttempts!: number;
  /** How often it went back in line after Twilio had taken and dropped it; each try's SID is kept. */
  @Column('smallint', { default: 0 }) resends!: number;
  /** When the last try began: where a look-up at Twilio starts. */
  @Column('timestamptz', { nullable: true }) sendStartedAt!: Date | null;
  /** Look-ups since then that found nothing. */
  @Column('int', { default: 0 }) emptyLookups!: number;
  @Column('timestamptz', { nullable: true }) lastLookupAt!: Date | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) deliveredAt!: Date | null;
  @Column('int', { default: 1 }) revision!: number;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

/** A SID of a message that Twilio took and dropped before it was sent again: news of it is not news of the message. */
@Entity('message_former_sids')
@Index('message_former_sids_message_idx', ['organizationId', 'messageId'])
export class MessageFormerSidEntity {
  @PrimaryColumn('text') readonly twilioSid!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'message_former_sids_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => MessageEntity, { name: 'message_former_sids_message_fk' })
  @Column('uuid')
  messageId!: string;
  /** Why Twilio dropped it. */
  @Column('int') errorCode!: number;
  @Column('timestamptz') at!: Date;
}

/** Each piece of news about a message, once. */
@Entity('message_status_events')
@Index('message_status_events_message_idx', ['organizationId', 'messageId', 'at'])
export class MessageStatusEventEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'message_status_events_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => MessageEntity, { name: 'message_status_events_message_fk' })
  @Column('uuid')
  messageId!: string;
  @Column('text') status!: MessageStatus;
  @Column('int', { nullable: true }) errorCode!: number | null;
  @Column('timestamptz') at!: Date;
}

/** Whether a contact wants our texts, per organization; the latest event by message time stands. */
@Entity('consents')
@Index('consents_contact_idx', ['organizationId', 'contact', 'at', 'id'])
@Index('consents_opted_out_idx', ['organizationId', 'at', 'id'], { where: 'opted_out' })
export class ConsentEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'consents_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') contact!: string;
  @Column('boolean') optedOut!: boolean;
  @Column('text') source!: OptOutSource;
  /** The words they texted. */
  @Column('text', { nullable: true }) keyword!: string | null;
  @Column('uuid', { nullable: true }) messageId!: string | null;
  /** Why one of the organization's people noted it. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz') at!: Date;
}

/** A contact that a sender may not text, learnt from Twilio's refusals. */
@Entity('sender_blocks')
@Index('sender_blocks_pair_key', ['organizationId', 'phoneNumberId', 'contact'], { unique: true })
export class SenderBlockEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'sender_blocks_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => PhoneNumberEntity, { name: 'sender_blocks_phone_number_fk' })
  @Column('uuid')
  phoneNumberId!: string;
  @Column('text') contact!: string;
  @Column('int') errorCode!: number;
  @Column('timestamptz') at!: Date;
}

/** The organization's own texts for STOP, HELP and START; null means the default. */
@Entity('compliance_replies')
@Index('compliance_replies_organization_key', ['organizationId'], { unique: true })
export class ComplianceRepliesEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'compliance_replies_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text', { nullable: true }) stop!: string | null;
  @Column('text', { nullable: true }) help!: string | null;
  @Column('text', { nullable: true }) start!: string | null;
  /** Words beyond the common ones, in capitals. */
  @Column('text', { array: true, default: [] }) stopKeywords!: string[];
  @Column('text', { array: true, default: [] }) helpKeywords!: string[];
  @Column('text', { array: true, default: [] }) startKeywords!: string[];
  @Column('timestamptz') updatedAt!: Date;
}
