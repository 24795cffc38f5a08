import type { CallScript } from '../calls/call-state';
import type { SimulatorCore } from '../core';
import { isE164 } from '../phone';
import { ownedNumber } from '../products/incoming-numbers';
import { ControlError, type ControlInput } from './input';

const AGENTS = ['talks', 'closes', 'fails', 'waits'] as const;
const TELEPHONES = ['answers', 'declines', 'voicemail', 'busy', 'no-answer'] as const;

/** A customer's call arrives at a number. */
export function ringNumber(core: SimulatorCore, input: ControlInput): unknown {
  const [from, to] = [input.text('from'), input.text('to')];
  if (!isE164(from)) throw new ControlError(400, '"from" must be an E.164 number');
  const number = ownedNumber(core, to);
  if (!number) throw new ControlError(404, `No account owns ${to}`);
  if (core.world.accounts[number.accountSid]?.status !== 'active')
    throw new ControlError(400, `The account of ${to} is not active`);
  const script: CallScript = {
    agent: input.has('agent') ? input.oneOf('agent', [...AGENTS]) : 'talks',
    members: telephones(input),
    messageSeconds: input.has('messageSeconds') ? input.integer('messageSeconds', 0, 3_600) : 0,
    tags: input.has('tags') ? input.texts('tags') : [],
  };
  const { sid } = core.calls.ring(number, from, script);
  core.changed();
  return { sid };
}

/** Who ends a call whose agent waits. */
export function endCall(core: SimulatorCore, input: ControlInput): unknown {
  const sid = input.text('sid');
  const by = input.oneOf('by', ['agent', 'caller']);
  if (!core.calls.end(sid, by)) throw new ControlError(404, `No agent waits in a call ${sid}`);
  return { sid, by };
}

function telephones(input: ControlInput): CallScript['members'] {
  const members = (input.has('members') ? input.raw('members') : {}) as Record<string, unknown>;
  for (const [phone, act] of Object.entries(members))
    if (!isE164(phone) || !TELEPHONES.some((known) => known === act))
      throw new ControlError(400, `"members" takes numbers with one of ${TELEPHONES.join(', ')}`);
  return members as CallScript['members'];
}
