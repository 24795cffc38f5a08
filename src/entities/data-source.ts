import { DataSource, DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';
import { AddressEntity } from './address';
import { AccountPaceEntity } from './account-pace';
import { AgentEntity, CallEntity, CallRecordingEntity, CallSettingsEntity } from './call';
import { DocumentEntity } from './document';
import { AgentEventEntity, KeywordAnswerEntity, KeywordHandlingEntity } from './keyword';
import {
  ComplianceRepliesEntity,
  ConsentEntity,
  ConversationEntity,
  MessageEntity,
  MessageFormerSidEntity,
  MessageStatusEventEntity,
  SenderBlockEntity,
} from './message';
import { NotificationEntity } from './notification';
import { NumberRegistrationEntity } from './number-registration';
import {
  AuditEventEntity,
  ChangeOutboxEntity,
  ChargeEntity,
  IdempotencyKeyEntity,
  ScheduledWorkEntity,
  TwilioOperationEntity,
  WebhookReceiptEntity,
} from './operations';
import {
  OrganizationEntity,
  OrganizationMemberEntity,
  OrganizationProfileEntity,
  ParkedTwilioAccountEntity,
  TwilioAccountInventoryEntity,
  TwilioSettingsEntity,
} from './organization';
import { PhoneNumberEntity, PhoneNumberOriginEntity, PhoneNumberSettingsEntity } from './phone-number';
import { RegistrationEntity, RegistrationEventEntity, RegistrationVersionEntity } from './registration';
import { RegistrationResourceEntity } from './registration-resource';
import {
  MessageFailureHourEntity,
  MessageHourEntity,
  MessageTallyEntity,
  MessagingServiceMemberEntity,
  SenderPaceEntity,
} from './sending';

export const entities = [
  OrganizationEntity,
  OrganizationProfileEntity,
  OrganizationMemberEntity,
  TwilioSettingsEntity,
  ParkedTwilioAccountEntity,
  TwilioAccountInventoryEntity,
  AddressEntity,
  PhoneNumberEntity,
  PhoneNumberSettingsEntity,
  PhoneNumberOriginEntity,
  RegistrationEntity,
  RegistrationVersionEntity,
  RegistrationEventEntity,
  RegistrationResourceEntity,
  NumberRegistrationEntity,
  AccountPaceEntity,
  DocumentEntity,
  ConversationEntity,
  MessageEntity,
  MessageFormerSidEntity,
  MessageStatusEventEntity,
  ConsentEntity,
  SenderBlockEntity,
  ComplianceRepliesEntity,
  KeywordHandlingEntity,
  KeywordAnswerEntity,
  AgentEventEntity,
  AgentEntity,
  CallSettingsEntity,
  CallEntity,
  CallRecordingEntity,
  MessagingServiceMemberEntity,
  SenderPaceEntity,
  MessageHourEntity,
  MessageFailureHourEntity,
  MessageTallyEntity,
  NotificationEntity,
  TwilioOperationEntity,
  ChargeEntity,
  WebhookReceiptEntity,
  ScheduledWorkEntity,
  ChangeOutboxEntity,
  IdempotencyKeyEntity,
  AuditEventEntity,
];

/** Columns are snake_case in Postgres, camelCase in the entities. */
class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string, prefixes: string[]): string {
    const name = customName || propertyName;
    return [...prefixes, name]
      .join('_')
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .toLowerCase();
  }

  override primaryKeyName(tableOrName: Table | string): string {
    return `${this.getTableName(tableOrName)}_pkey`;
  }
}

/** A data source over our tables; the caller initializes and destroys it. */
export function createDataSource(options: {
  url: string;
  migrations?: string[];
  /** Connections of the pool. */
  poolSize?: number;
}): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities,
    migrations: options.migrations ?? [],
    migrationsTableName: 'schema_migrations',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    poolSize: options.poolSize ?? 10,
    extra: { connectionTimeoutMillis: 5_000, statement_timeout: 30_000 },
  });
}
