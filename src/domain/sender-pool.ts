import { MessagingServiceUse } from './organizations';

/** Where a number stands with the organization's messaging service. */
export enum PoolState {
  /** Asked for, not confirmed. */
  JOINING = 'JOINING',
  /** Twilio has confirmed it. */
  MEMBER = 'MEMBER',
  /** Twilio refuses it: `errorCode` says why. */
  REFUSED = 'REFUSED',
  /** It was a member and is none any more. */
  LEFT = 'LEFT',
}

/** Twilio, about a number that is in the pool already: as good as joined. */
export const alreadyMember = 21_710;
/** A number is in one pool at a time. */
export const inOtherService = 21_712;

/** Refusals of a send by a service that does not know the sender: nothing was sent. */
const notInPool: readonly number[] = [21_606, 21_701, 21_703, 21_704, 21_705];

/** Whether a send through the service failed only because the number is not in its pool (any more). */
export function saysNotInPool(code: number | null): boolean {
  return code !== null && notInPool.includes(code);
}

/** Why a number does not join a pool by itself. */
export enum PoolObstacle {
  /** It is in a messaging service of its owner's that is not used here. */
  OTHER_SERVICE = 'OTHER_SERVICE',
  /** Its texts go to a system of its owner's, which would not get them any more. */
  TEXTS_ELSEWHERE = 'TEXTS_ELSEWHERE',
  /** The pool is its owner's, who alone puts numbers into it. */
  OWNERS_POOL = 'OWNERS_POOL',
  /** Twilio does not take it. */
  REFUSED = 'REFUSED',
}

/** What keeps a number out of the pool until somebody does something about it; null where it joins by itself. */
export function poolObstacle(number: {
  state: PoolState | null;
  errorCode: number | null;
  /** It is in an account that its owner brought along. */
  isOwn: boolean;
  serviceUse: MessagingServiceUse;
  isInService: boolean;
  textsGoElsewhere: boolean;
}): PoolObstacle | null {
  const { state, errorCode, isOwn, serviceUse, isInService, textsGoElsewhere } = number;
  if (state === PoolState.MEMBER) return null;
  if (isOwn && (isInService || (state === PoolState.REFUSED && errorCode === inOtherService)))
    return PoolObstacle.OTHER_SERVICE;
  if (isOwn && serviceUse === MessagingServiceUse.SENDS) return PoolObstacle.OWNERS_POOL;
  if (isOwn && textsGoElsewhere) return PoolObstacle.TEXTS_ELSEWHERE;
  return state === PoolState.REFUSED ? PoolObstacle.REFUSED : null;
}

const refusals: Readonly<Record<number, string>> = {
  [inOtherService]:
    'it belongs to another messaging service of your Twilio account, which also gets the texts that customers send to it. Remove it there, and we take it over by ourselves.',
  21_714: 'the messaging service has as many numbers as Twilio allows.',
  21_715: 'the number cannot text.',
  20_404: 'Twilio does not show it in your account any more.',
};

/** Why a number could not join, as the end of a sentence for its owner. */
export function whyRefused(code: number | null): string {
  return (code === null ? undefined : refusals[code]) ?? `Twilio refused it${code ? ` (${code})` : ''}.`;
}
