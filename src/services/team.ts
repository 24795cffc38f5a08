import type { DataSource } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { type Agent, AgentKind, checkAgents, checkMembers, type Member } from '../domain/agents';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import { audit } from './audit';
import { callSettingsChanged } from './call-settings';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Transactions, UnitOfWork } from './unit-of-work';

const agentColumns = 'agent_id AS "agentId", kind, name, stream_url AS "streamUrl"';
const memberColumns = 'user_id AS "userId", role, name, phone';

/** Agents and people of the organization, mirrored from Loquent, which alone decides about them. */
export class TeamService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** By name. */
  agents(organizationId: string): Promise<Agent[]> {
    return this.db.query(
      `SELECT ${agentColumns} FROM agents WHERE organization_id = $1 ORDER BY name, agent_id`,
      [organizationId],
    );
  }

  /** By name, those without one last. */
  members(organizationId: string): Promise<Member[]> {
    return this.db.query(
      `SELECT ${memberColumns} FROM organization_members WHERE organization_id = $1
       ORDER BY name NULLS LAST, user_id`,
      [organizationId],
    );
  }

  /** Takes over what Loquent says; cards let go of agents that are gone or became another kind. */
  async upsertAgents(
    actor: OrganizationActor,
    given: readonly Agent[],
    removedIds: readonly string[],
  ): Promise<Agent[]> {
    requireMirror(actor);
    const { rows, removed, faults } = checkAgents(given, removedIds);
    if (faults.length > 0) throw new DomainError(...faults);
    const { organizationId } = actor;
    await this.transactions.run(async (tx) => {
      const changed: { id: string }[] = await tx.manager.query(
        `INSERT INTO agents AS a (organization_id, agent_id, kind, name, stream_url, updated_at)
         SELECT $1, agent_id, kind, name, stream_url, $3
         FROM jsonb_to_recordset($2::jsonb) AS r (agent_id text, kind text, name text, stream_url text)
         ORDER BY agent_id
         ON CONFLICT (organization_id, agent_id) DO UPDATE SET kind = excluded.kind, name = excluded.name,
           stream_url = excluded.stream_url, updated_at = excluded.updated_at
         WHERE (a.kind, a.name, a.stream_url) IS DISTINCT FROM (excluded.kind, excluded.name, excluded.stream_url)
         RETURNING agent_id AS id`,
        [
          organizationId,
          JSON.stringify(
            rows.map(({ agentId, streamUrl, ...row }) => ({
              ...row,
              agent_id: agentId,
              stream_url: streamUrl,
            })),
          ),
          tx.now,
        ],
      );
      const [gone] = (await tx.manager.query(
        `DELETE FROM agents WHERE organization_id = $1 AND agent_id = ANY($2::text[]) RETURNING agent_id AS id`,
        [organizationId, removed],
      )) as [{ id: string }[], number];
      if (changed.length + gone.length === 0) return;
      const ofKind = (kind: AgentKind) => rows.filter((row) => row.kind === kind).map((row) => row.agentId);
      await letGo(tx, organizationId, 'voice_agent_id', [...removed, ...ofKind(AgentKind.TEXT)]);
      await letGo(tx, organizationId, 'text_agent_id', [...removed, ...ofKind(AgentKind.VOICE)]);
      callSettingsChanged(tx, organizationId);
      const ids = (some: { id: string }[]) => some.map(({ id }) => id);
      await audit(tx, actor, 'agents.mirrored', null, { changed: ids(changed), removed: ids(gone) });
    });
    const wanted = new Set(rows.map((row) => row.agentId));
    return (await this.agents(organizationId)).filter((one) => wanted.has(one.agentId));
  }

  /** The same for people; those who have left answer no number any more. */
  async upsertMembers(
    actor: OrganizationActor,
    given: readonly Member[],
    removedIds: readonly string[],
  ): Promise<Member[]> {
    requireMirror(actor);
    const { rows, removed, faults } = checkMembers(given, removedIds);
    if (faults.length > 0) throw new DomainError(...faults);
    const { organizationId } = actor;
    await this.transactions.run(async (tx) => {
      const changed: { id: string }[] = await tx.manager.query(
        `INSERT INTO organization_members AS m (id, organization_id, user_id, role, name, phone, created_at)
         SELECT gen_random_uuid(), $1, user_id, role, name, phone, $3
         FROM jsonb_to_recordset($2::jsonb) AS r (user_id text, role text, name text, phone text)
         ORDER BY user_id
         ON CONFLICT (organization_id, user_id) DO UPDATE SET role = excluded.role, name = excluded.name,
           phone = excluded.phone
         WHERE (m.role, m.name, m.phone) IS DISTINCT FROM (excluded.role, excluded.name, excluded.phone)
         RETURNING user_id AS id`,
        [
          organizationId,
          JSON.stringify(rows.map(({ userId, ...row }) => ({ ...row, user_id: userId }))),
          tx.now,
        ],
      );
      const [gone] = (await tx.manager.query(
        `DELETE FROM organization_members WHERE organization_id = $1 AND user_id = ANY($2::text[])
         RETURNING user_id AS id`,
        [organizationId, removed],
      )) as [{ id: string }[], number];
      if (changed.length + gone.length === 0) return;
      await leaveCards(tx, organizationId, removed);
      callSettingsChanged(tx, organizationId);
      const ids = (some: { id: string }[]) => some.map(({ id }) => id);
      await audit(tx, actor, 'members.mirrored', null, { changed: ids(changed), removed: ids(gone) });
    });
    const wanted = new Set(rows.map((row) => row.userId));
    return (await this.members(organizationId)).filter((one) => wanted.has(one.userId));
  }
}

function requireMirror(actor: OrganizationActor): void {
  if (!may(actor, Permission.MirrorTeam))
    refuse(UserErrorCode.NOT_ALLOWED, 'Agents and people are kept by Loquent itself.');
}

async function letGo(
  tx: UnitOfWork,
  organizationId: string,
  column: 'voice_agent_id' | 'text_agent_id',
  agentIds: string[],
): Promise<void> {
  const [rows] = (await tx.manager.query(
    `UPDATE phone_number_settings SET ${column} = NULL
     WHERE organization_id = $1 AND ${column} = ANY($2::text[]) RETURNING phone_number_id AS id`,
    [organizationId, agentIds],
  )) as [{ id: string }[], number];
  await phoneNumbersChanged(
    tx,
    organizationId,
    rows.map(({ id }) => id),
  );
}

async function leaveCards(tx: UnitOfWork, organizationId: string, userIds: string[]): Promise<void> {
  const [rows] = (await tx.manager.query(
    `UPDATE phone_number_settings SET member_ids =
       ARRAY(SELECT one FROM unnest(member_ids) WITH ORDINALITY AS t (one, place)
             WHERE one <> ALL($2::text[]) ORDER BY place)
     WHERE organization_id = $1 AND member_ids && $2::text[] RETURNING phone_number_id AS id`,
    [organizationId, userIds],
  )) as [{ id: string }[], number];
  await phoneNumbersChanged(
    tx,
    organizationId,
    rows.map(({ id }) => id),
  );
}
