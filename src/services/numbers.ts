import type { DataSource } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, fault, refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { PhoneNumberLifecycle, type RoutingMode, unlistedLifecycles } from '../domain/phone-numbers';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { audit } from './audit';
import { requireAssignable } from './number-assignments';
import { Prepared } from './prepared';
import type { Transactions, UnitOfWork } from './unit-of-work';

export interface NumberSettings {
  voiceAgentId: string | null;
  textAgentId: string | null;
  routingMode: RoutingMode;
  autoReply: boolean;
  recordCalls: boolean | null;
  memberIds: string[];
}

/** What is left out stays; null clears an agent, or leaves recording to the organization's setting. */
export interface UpdatePhoneNumber {
  phoneNumberId: string;
  friendlyName?: string | null;
  voiceAgentId?: string | null;
  textAgentId?: string | null;
  routingMode?: RoutingMode | null;
  autoReply?: boolean | null;
  recordCalls?: boolean | null;
  memberIds?: string[] | null;
}

/** As the entity names them, so that rows need no mapping on their way out. */
export const numberColumns = (table: string): string =>
  Object.entries({
    id: 'id',
    organizationId: 'organization_id',
    e164: 'e164',
    friendlyName: 'friendly_name',
    kind: 'kind',
    country: 'country',
    voiceCapable: 'voice_capable',
    smsCapable: 'sms_capable',
    mmsCapable: 'mms_capable',
    lifecycle: 'lifecycle',
    voiceWebhookActive: 'voice_webhook_active',
    twilioSid: 'twilio_sid',
    monthlyFee: 'monthly_fee',
    monthlyFeeCurrency: 'monthly_fee_currency',
    addressId: 'address_id',
    failure: 'failure',
    purchasedAt: 'purchased_at',
    releasedAt: 'released_at',
    revision: 'revision',
    createdAt: 'created_at',
  })
    .map(([name, column]) => `${table}.${column} AS "${name}"`)
    .join(', ');

export const settingsColumns = (table: string): string =>
  `${table}.voice_agent_id AS "voiceAgentId", ${table}.text_agent_id AS "textAgentId", ` +
  `${table}.routing_mode AS "routingMode", ${table}.auto_reply AS "autoReply", ` +
  `${table}.record_calls AS "recordCalls", ${table}.member_ids AS "memberIds"`;

const columns = numberColumns('phone_numbers');

const numbersById = new Prepared<PhoneNumberEntity>(
  'numbers-by-id',
  `SELECT ${columns} FROM phone_numbers WHERE organization_id = $1 AND id = ANY($2::uuid[])`,
);

const numbersCounted = new Prepared<{ count: string }>(
  'numbers-counted',
  `SELECT count(*) FROM phone_numbers WHERE organization_id = $1 AND lifecycle NOT IN (${unlistedLifecycles})`,
);

const settingsByNumber = new Prepared<NumberSettings & { id: string }>(
  'settings-by-number',
  `SELECT phone_number_id AS id, ${settingsColumns('phone_number_settings')}
   FROM phone_number_settings WHERE organization_id = $1 AND phone_number_id = ANY($2::uuid[])`,
);

const longestName = 64;

/** Reads and changes phone cards. Reading goes by SQL alone: the list is what clients load most. */
export class NumberService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** In any state of its life; null for an unknown id. */
  async get(actor: OrganizationActor, id: string): Promise<PhoneNumberEntity | null> {
    if (!isId(id)) return null;
    return (await this.byIds(actor.organizationId, [id])).get(id.toLowerCase()) ?? null;
  }

  /** By id; unknown ids are left out. */
  async byIds(organizationId: string, ids: readonly string[]): Promise<Map<string, PhoneNumberEntity>> {
    const rows = await numbersById.rows(this.db, [organizationId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Of those that lists show. */
  async count({ organizationId }: OrganizationActor): Promise<number> {
    const [row] = await numbersCounted.rows(this.db, [organizationId]);
    return Number(row!.count);
  }

  /** By phone number id. */
  async settings(organizationId: string, ids: readonly string[]): Promise<Map<string, NumberSettings>> {
    const rows = await settingsByNumber.rows(this.db, [organizationId, ids]);
    return new Map(rows.map(({ id, ...settings }) => [id, settings]));
  }

  async update(actor: OrganizationActor, command: UpdatePhoneNumber): Promise<PhoneNumberEntity> {
    requirePermission(
      actor,
      Permission.ManageNumbers,
      'Only an owner or admin can change how a number works.',
    );
    const { organizationId } = actor;
    const id = command.phoneNumberId.toLowerCase();
    await this.transactions.run(async (tx) => {
      const number = await lockNumber(tx, organizationId, id);
      const change = readUpdate(command);
      await requireAssignable(tx, organizationId, change);
      const changed = [
        ...(await applyName(tx, number, change.friendlyName)),
        ...(await applySettings(tx, organizationId, id, change)),
      ];
      if (changed.length === 0) return;
      const [[row]] = (await tx.manager.query(
        `UPDATE phone_numbers SET revision = revision + 1 WHERE organization_id = $1 AND id = $2 RETURNING revision`,
        [organizationId, id],
      )) as [[{ revision: number }], number];
      tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision: row.revision, phoneNumberId: id });
      await audit(tx, actor, 'phone-number.updated', id, { fields: changed });
    });
    return (await this.get(actor, id))!;
  }
}

function requirePermission(actor: OrganizationActor, permission: Permission, message: string): void {
  if (!may(actor, permission)) refuse(UserErrorCode.NOT_ALLOWED, message);
}

async function lockNumber(
  tx: UnitOfWork,
  organizationId: string,
  id: string,
): Promise<{ id: string; organizationId: string; friendlyName: string }> {
  const field = ['input', 'phoneNumberId'];
  const rows: PhoneNumberEntity[] = isId(id)
    ? await tx.manager.query(
        `SELECT ${columns} FROM phone_numbers WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
        [organizationId, id],
      )
    : [];
  const [row] = rows;
  if (!row) return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field);
  const { RELEASED, FAILED, DISCONNECTED } = PhoneNumberLifecycle;
  if ([RELEASED, FAILED, DISCONNECTED].includes(row.lifecycle))
    refuse(UserErrorCode.NOT_AVAILABLE, 'This number is not yours any more, so it cannot be changed.', field);
  return { id, organizationId, friendlyName: row.friendlyName };
}

/** The change with texts trimmed; null where null means nothing is left out. */
function readUpdate(command: UpdatePhoneNumber) {
  const name = command.friendlyName?.trim();
  const agent = (id: string | null | undefined): string | null | undefined => (id ? id.trim() || null : id);
  const voiceAgentId = agent(command.voiceAgentId);
  const textAgentId = agent(command.textAgentId);
  const tooLong = (what: string, key: string, text: string | null | undefined) =>
    text && text.length > longestName
      ? fault(UserErrorCode.INVALID, `${what} has at most ${longestName} characters.`, ['input', key])
      : null;
  const faults = [
    name === ''
      ? fault(UserErrorCode.REQUIRED, 'A number needs a name of 1 to 64 characters.', [
          'input',
          'friendlyName',
        ])
      : null,
    tooLong('A name', 'friendlyName', name),
    tooLong('An agent id', 'voiceAgentId', voiceAgentId),
    tooLong('An agent id', 'textAgentId', textAgentId),
  ].filter((one) => one !== null);
  if (faults.length > 0) throw new DomainError(...faults);
  return {
    friendlyName: name,
    voiceAgentId,
    textAgentId,
    routingMode: command.routingMode ?? undefined,
    autoReply: command.autoReply ?? undefined,
    recordCalls: command.recordCalls,
    memberIds: command.memberIds ? [...new Set(command.memberIds)] : undefined,
  };
}

async function applyName(
  tx: UnitOfWork,
  number: { id: string; organizationId: string; friendlyName: string },
  name: string | undefined,
): Promise<string[]> {
  if (name === undefined || name === number.friendlyName) return [];
  await tx.manager.query(
    `UPDATE phone_numbers SET friendly_name = $3 WHERE organization_id = $1 AND id = $2`,
    [number.organizationId, number.id, name],
  );
  return ['friendlyName'];
}

/** Writes the settings that differ and gives their names. */
async function applySettings(
  tx: UnitOfWork,
  organizationId: string,
  id: string,
  change: ReturnType<typeof readUpdate>,
): Promise<string[]> {
  const [current]: NumberSettings[] = await tx.manager.query(
    `SELECT voice_agent_id AS "voiceAgentId", text_agent_id AS "textAgentId", routing_mode AS "routingMode",
       auto_reply AS "autoReply", record_calls AS "recordCalls", member_ids AS "memberIds"
     FROM phone_number_settings WHERE organization_id = $1 AND phone_number_id = $2`,
    [organizationId, id],
  );
  const { friendlyName: _name, ...wanted } = change;
  const next = {
    ...current!,
    ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
  };
  const changed = (Object.keys(next) as (keyof NumberSettings)[]).filter(
    (key) => JSON.stringify(next[key]) !== JSON.stringify(current![key]),
  );
  if (changed.length === 0) return [];
  await tx.manager.query(
    `UPDATE phone_number_settings SET voice_agent_id = $3, text_agent_id = $4, routing_mode = $5, auto_reply = $6,
       record_calls = $7, member_ids = $8
     WHERE organization_id = $1 AND phone_number_id = $2`,
    [
      organizationId,
      id,
      next.voiceAgentId,
      next.textAgentId,
      next.routingMode,
      next.autoReply,
      next.recordCalls,
      next.memberIds,
    ],
  );
  return changed;
}
