import { AgentKind } from '../domain/agents';
import { DomainError, fault, UserErrorCode, type UserFault } from '../domain/errors';
import type { UnitOfWork } from './unit-of-work';

/** Who is to answer a number; what is left out or empty is not looked at. */
export interface Assignments {
  voiceAgentId?: string | null;
  textAgentId?: string | null;
  memberIds?: string[];
}

const kinds = [
  ['voiceAgentId', AgentKind.VOICE, 'This agent answers texts. Choose one that answers calls.'],
  ['textAgentId', AgentKind.TEXT, 'This agent answers calls. Choose one that answers texts.'],
] as const;

/**
 * Refuses agents and people whom the organization does not have. Those it has are held until the transaction ends, so
 * that nobody is assigned who is being removed.
 */
export async function requireAssignable(
  tx: UnitOfWork,
  organizationId: string,
  wanted: Assignments,
): Promise<void> {
  const faults = [
    ...(await agentFaults(tx, organizationId, wanted)),
    ...(await memberFaults(tx, organizationId, wanted.memberIds ?? [])),
  ];
  if (faults.length > 0) throw new DomainError(...faults);
}

async function agentFaults(
  tx: UnitOfWork,
  organizationId: string,
  wanted: Assignments,
): Promise<UserFault[]> {
  const ids = [wanted.voiceAgentId, wanted.textAgentId].filter((id) => typeof id === 'string');
  if (ids.length === 0) return [];
  const rows: { id: string; kind: AgentKind }[] = await tx.manager.query(
    `SELECT agent_id AS id, kind FROM agents WHERE organization_id = $1 AND agent_id = ANY($2::text[])
     ORDER BY agent_id FOR SHARE`,
    [organizationId, ids],
  );
  const kindOf = new Map(rows.map(({ id, kind }) => [id, kind]));
  return kinds.flatMap(([key, kind, otherKind]) => {
    const id = wanted[key];
    if (typeof id !== 'string') return [];
    const found = kindOf.get(id);
    if (found === undefined)
      return [fault(UserErrorCode.NOT_FOUND, 'There is no agent with this id.', ['input', key])];
    return found === kind ? [] : [fault(UserErrorCode.INVALID, otherKind, ['input', key])];
  });
}

async function memberFaults(tx: UnitOfWork, organizationId: string, userIds: string[]): Promise<UserFault[]> {
  if (userIds.length === 0) return [];
  const rows: { user_id: string }[] = await tx.manager.query(
    `SELECT user_id FROM organization_members WHERE organization_id = $1 AND user_id = ANY($2::text[])
     ORDER BY user_id FOR SHARE`,
    [organizationId, userIds],
  );
  const known = new Set(rows.map((row) => row.user_id));
  return userIds.flatMap((userId, index) =>
    known.has(userId)
      ? []
      : [
          fault(UserErrorCode.NOT_FOUND, 'This person is not a member of the organization.', [
            'input',
            'memberIds',
            String(index),
          ]),
        ],
  );
}
