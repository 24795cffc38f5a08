import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { NumberEvidence, NumberRegistrationState } from '../domain/number-registration';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';

/**
 * What the phone companies know of one local number. Twilio shows it nowhere: it is kept from events and from what
 * became of texts.
 */
@Entity('number_registrations')
@Index('number_registrations_organization_idx', ['organizationId', 'phoneNumberId'])
@Check(
  'number_registrations_state_known',
  `state IN ('PENDING', 'REGISTERED', 'FAILED', 'LEAVING', 'UNREGISTERED')`,
)
export class NumberRegistrationEntity {
  @ForeignKey(() => PhoneNumberEntity, { name: 'number_registrations_number_fk' })
  @PrimaryColumn('uuid')
  phoneNumberId!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'number_registrations_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  /** The messaging service whose campaign it belongs to. */
  @Column('text') serviceSid!: string;
  @Column('text') state!: NumberRegistrationState;
  /** How it is known. */
  @Column('text') evidence!: NumberEvidence;
  /** When what is known was so: the event's own time, or when the text that proves it was sent. */
  @Column('timestamptz') toldAt!: Date;
  /** Why it failed. */
  @Column('int', { nullable: true }) failureCode!: number | null;
  /** Since when it waits for word; a test text is offered a day later. */
  @Column('timestamptz') waitingSince!: Date;
}
