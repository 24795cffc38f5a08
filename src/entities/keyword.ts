import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { KeywordHandling } from '../domain/compliance-replies';
import { ComplianceReplySender } from '../domain/messages';
import type { KeywordFamily } from '../domain/opt-out-words';
import { MessageEntity } from './message';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';

/** Who handles keywords for a sender, where texts have shown it. */
@Entity('keyword_handlings')
export class KeywordHandlingEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'keyword_handlings_organization_fk' })
  @PrimaryColumn('uuid')
  organizationId!: string;
  /** The number's id, or the SID of the messaging service that it sends through. */
  @PrimaryColumn('text') sender!: string;
  @Column('text') handling!: KeywordHandling;
  @Column('timestamptz') learntAt!: Date;
}

/** What was made of a keyword, once per text: the row is there before any answer can go out. */
@Entity('keyword_answers')
@Index('keyword_answers_pair_idx', ['organizationId', 'phoneNumberId', 'contact', 'at'])
export class KeywordAnswerEntity {
  @ForeignKey(() => MessageEntity, { name: 'keyword_answers_message_fk' })
  @PrimaryColumn('uuid')
  messageId!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'keyword_answers_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => PhoneNumberEntity, { name: 'keyword_answers_phone_number_fk' })
  @Column('uuid')
  phoneNumberId!: string;
  @Column('text') contact!: string;
  @Column('text') family!: KeywordFamily;
  @Column('text') words!: string;
  /** Null when nobody answers. */
  @Column('text', { nullable: true }) sentBy!: ComplianceReplySender | null;
  /** Our own answer. */
  @Column('uuid', { nullable: true }) replyId!: string | null;
  @Column('timestamptz') at!: Date;
}

/** A text that the text agent is to answer, until it was told. */
@Entity('agent_events')
@Index('agent_events_message_key', ['messageId'], { unique: true })
@Index('agent_events_organization_idx', ['organizationId', 'createdAt', 'id'])
export class AgentEventEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'agent_events_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => MessageEntity, { name: 'agent_events_message_fk' })
  @Column('uuid')
  messageId!: string;
  @Column('text') textAgentId!: string;
  @Column('int', { default: 0 }) attempts!: number;
  @Column('timestamptz', { nullable: true }) deliveredAt!: Date | null;
  /** When it was given up, or the contact's opt-out made it void. */
  @Column('timestamptz', { nullable: true }) droppedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}
