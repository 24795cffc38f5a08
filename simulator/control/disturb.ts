import { Duration } from 'luxon';
import type { SimulatorCore } from '../core';
import { isFaultPattern } from '../faults';
import { queueOf } from '../products/sender-queues';
import { ControlError, type ControlInput } from './input';

const DAY_MS = 24 * 60 * 60_000;

/** Moves the clock on and does all that falls due on the way. */
export function setClock(core: SimulatorCore, input: ControlInput): unknown {
  const duration = Duration.fromISO(input.text('advance'));
  const ms = duration.isValid ? duration.toMillis() : Number.NaN;
  if (!(ms >= 0)) throw new ControlError(400, '"advance" must be an ISO 8601 duration such as PT24H');
  core.clock.advance(ms);
  const fired = core.scheduler.runDue();
  core.changed();
  return { now: core.clock.now(), fired };
}

export function setMode(core: SimulatorCore, input: ControlInput): unknown {
  const { mode } = core.world;
  if (!input.has('reviews') && !input.has('delayMs'))
    throw new ControlError(400, '"reviews" or "delayMs" is needed');
  const reviews = input.has('reviews') ? input.oneOf('reviews', ['auto', 'manual']) : mode.reviews;
  const delayMs = input.has('delayMs') ? input.number('delayMs', 0, 365 * DAY_MS) : mode.delayMs;
  core.world.mode = { reviews, delayMs };
  core.reviews.modeChanged();
  core.changed();
  return core.world.mode;
}

export function setFault(core: SimulatorCore, input: ControlInput): unknown {
  const match = input.text('match');
  if (!isFaultPattern(match)) throw new ControlError(400, '"match" must be "METHOD /path-prefix"');
  const effect = input.oneOf('effect', ['timeout-after', 'timeout-before', 'drop-after', 'status']);
  const status = effect === 'status' ? input.integer('status', 400, 599) : 0;
  const times = input.has('times') ? input.integer('times', 1, 1_000_000) : 1;
  const code = input.has('code') ? { code: input.integer('code', 10_000, 99_999) } : {};
  const skip = input.has('skip') ? input.integer('skip', 0, 1_000_000) : 0;
  const account = input.has('account') ? input.text('account') : null;
  core.world.faults.push({ match, account, skip, effect, status, times, ...code });
  core.changed();
  return { faults: core.world.faults };
}

/** Lifts what has not befallen anything yet: of one account, or all. */
export function liftFaults(core: SimulatorCore, query: URLSearchParams): unknown {
  const account = query.get('account');
  core.world.faults = core.world.faults.filter((one) => account !== null && one.account !== account);
  core.changed();
  return { faults: core.world.faults };
}

/** Replaces all settings of the disturbance; what is absent goes back to normal. */
export function setDisturbance(core: SimulatorCore, input: ControlInput): unknown {
  core.world.callbackSettings = {
    duplicate: input.has('duplicate') ? input.integer('duplicate', 1, 20) : 1,
    shuffle: input.has('shuffle') ? input.flag('shuffle') : false,
    drop: input.has('drop') ? input.number('drop', 0, 1) : 0,
    dropEvents: input.has('dropEvents') ? input.texts('dropEvents') : [],
    delayMs: input.has('delayMs') ? delayRange(input) : [0, 0],
  };
  core.changed();
  return core.world.callbackSettings;
}

/** Lifts or restores what Twilio and the carriers hold clients to; what is absent stays. */
export function setLimits(core: SimulatorCore, input: ControlInput): unknown {
  const { limits } = core.world;
  if (input.has('senderRates')) limits.senderRates = input.flag('senderRates');
  if (input.has('ownerReuse')) limits.ownerReuse = input.flag('ownerReuse');
  if (input.raw('a2pPerSecond') === null) limits.a2pPerSecond = null;
  else if (input.has('a2pPerSecond')) limits.a2pPerSecond = input.number('a2pPerSecond', 0.1, 1_000);
  core.changed();
  return limits;
}

/** Fills or empties the queue of a sender: what comes next waits that long. */
export function fillQueue(core: SimulatorCore, input: ControlInput): unknown {
  const number = input.text('number');
  const duration = Duration.fromISO(input.text('waiting'));
  const ms = duration.isValid ? duration.toMillis() : Number.NaN;
  if (!(ms >= 0)) throw new ControlError(400, '"waiting" must be an ISO 8601 duration such as PT4H');
  core.world.senderQueues[queueOf(core, number)] = core.clock.nowMs() + ms;
  core.changed();
  return { number, waitingMs: ms };
}

function delayRange(input: ControlInput): [number, number] {
  if (typeof input.raw('delayMs') === 'number') {
    const delay = input.number('delayMs', 0, DAY_MS);
    return [delay, delay];
  }
  const [from, to, ...more] = input.list('delayMs');
  if (typeof from !== 'number' || typeof to !== 'number' || more.length > 0 || from < 0 || to < from) {
    throw new ControlError(400, '"delayMs" must be [from, to] in milliseconds');
  }
  return [from, to];
}
