import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config';
import type { Clock } from '../../lib/clock';
import { KeyRing } from '../../lib/encryption';
import { AccountCredentialsReader } from '../../services/account-credentials';
import { AccountHealthService } from '../../services/account-health';
import { Operations } from '../../services/operations';
import { RegistrationRecords } from '../../services/registration-records';
import { Transactions, type PublishChanges } from '../../services/unit-of-work';
import { buildGateways } from './gateways';

/** What the services stand on. */
export interface Ground {
  config: Config;
  db: DataSource;
  clock: Clock;
  publish: PublishChanges;
}

export type Foundation = ReturnType<typeof buildFoundation>;

/** What every part of the service shares. */
export function buildFoundation({ config, db, clock, publish }: Ground) {
  const keys = new KeyRing(config.encryptionKeys);
  const transactions = new Transactions(db, clock, publish);
  const twilio = buildGateways(config, db);
  const health = new AccountHealthService(transactions, twilio.accounts, keys);
  return {
    config,
    db,
    clock,
    keys,
    transactions,
    twilio,
    health,
    noteDenied: (organizationId: string) => health.noteDenied(organizationId),
    operations: new Operations(transactions, clock),
    credentials: new AccountCredentialsReader(db, keys),
    records: new RegistrationRecords(keys),
  };
}
