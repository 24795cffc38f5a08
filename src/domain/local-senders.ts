import { NumberRegistrationState, testTextFrom } from './number-registration';
import type { Cause } from './readiness-causes';
import { PoolObstacle } from './sender-pool';

/** What a local US number needs beyond the registration of its business. */
export interface LocalSenderFacts {
  /** The owner was texted and has not answered YES; until when an answer counts. */
  owner: { awaited: boolean; answerBy: Date | null };
  /** In the sender pool of the approved registration. */
  attached: boolean;
  /** Why it does not get there by itself; null where it does. */
  obstacle: PoolObstacle | null;
  /** The messaging service that the pool is of. */
  serviceSid: string | null;
  /** Twilio's word on the texting plan it has of its own beside the registration's; null where it has none. */
  planBeside: string | null;
  /** The registration has no room for it. */
  beyondLimit: boolean;
  /** What the phone companies know of it; null while they were not told. */
  registration: NumberRegistrationState | null;
  /** Since when there is no word from them. */
  waitingSince: Date | null;
}

/** A text to the owner that waits for its YES. */
export function ownerCause({ answerBy }: LocalSenderFacts['owner'], now: Date): Cause {
  return answerBy !== null && answerBy <= now ? 'ownerTextExpired' : 'ownerNotVerified';
}

/** What an approved local number still needs. */
export function localCauses(local: LocalSenderFacts | null, now: Date): Cause[] {
  if (local === null) return ['approvalUnconfirmed'];
  if (local.beyondLimit) return ['numberBeyondLimit'];
  if (!local.attached) return [local.obstacle ? obstacleCauses[local.obstacle] : 'numberNotAttached'];
  if (local.planBeside !== null && local.planBeside !== 'VERIFIED') return [planCause(local.planBeside)];
  switch (local.registration) {
    case NumberRegistrationState.REGISTERED:
      return [];
    case NumberRegistrationState.FAILED:
      return ['numberRefused'];
    case NumberRegistrationState.LEAVING:
    case NumberRegistrationState.UNREGISTERED:
      return ['numberLeft'];
    default:
      return [
        local.waitingSince !== null && testTextFrom(local.waitingSince) <= now
          ? 'numberUnheardOf'
          : 'numberNotRegistered',
      ];
  }
}

const obstacleCauses: Readonly<Record<PoolObstacle, Cause>> = {
  [PoolObstacle.OTHER_SERVICE]: 'numberInOtherService',
  [PoolObstacle.TEXTS_ELSEWHERE]: 'numberTextsElsewhere',
  [PoolObstacle.OWNERS_POOL]: 'numberOutsideOwnersPool',
  [PoolObstacle.REFUSED]: 'numberNotTaken',
};

/** A plan that was approved once is looked at again, or was refused, suspended or deleted by its owner. */
function planCause(status: string): Cause {
  return ['PENDING', 'IN_PROGRESS'].includes(status) ? 'inReview' : 'sentBackAtTwilio';
}

/** Several of a business's own services may be called alike: their SIDs are not. */
export function localDetail(cause: Cause, local: LocalSenderFacts | null): string[] {
  return cause === 'numberOutsideOwnersPool' && local?.serviceSid
    ? [`The SID of that service is ${local.serviceSid}.`]
    : [];
}
