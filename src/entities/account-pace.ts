import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the next call of a limited kind may go out in an account; in real time, since Twilio counts so. */
@Entity('account_paces')
export class AccountPaceEntity {
  @PrimaryColumn('text') accountSid!: string;
  @Column('timestamptz') nextCallAt!: Date;
}
