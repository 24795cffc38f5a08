import { MessagingServiceUse } from './organizations';
import { inOtherService, poolObstacle, PoolState } from './sender-pool';

const { OURS, SENDS, SENDS_AND_RECEIVES } = MessagingServiceUse;
const { JOINING, MEMBER, REFUSED, LEFT } = PoolState;

const joins = {
  state: null,
  errorCode: null,
  isOwn: true,
  serviceUse: OURS,
  isInService: false,
  textsGoElsewhere: false,
};

it.each<[string, Partial<Parameters<typeof poolObstacle>[0]>, string | null]>([
  ['nobody has asked to join yet', {}, null],
  ['is joining', { state: JOINING }, null],
  ['has left a service of ours', { state: LEFT }, null],
  ['is in, whatever else is known', { state: MEMBER, isInService: true, serviceUse: SENDS }, null],
  ['is in another service', { isInService: true }, 'OTHER_SERVICE'],
  ['is in another service than an adopted one', { isInService: true, serviceUse: SENDS }, 'OTHER_SERVICE'],
  ['was refused for being in another', { state: REFUSED, errorCode: inOtherService }, 'OTHER_SERVICE'],
  ['an adopted service is without', { serviceUse: SENDS, textsGoElsewhere: true }, 'OWNERS_POOL'],
  ['has left an adopted service', { serviceUse: SENDS, state: LEFT }, 'OWNERS_POOL'],
  ['joins an adopted service whose texts come here', { serviceUse: SENDS_AND_RECEIVES }, null],
  ['sends its texts elsewhere', { textsGoElsewhere: true }, 'TEXTS_ELSEWHERE'],
  ['was refused', { state: REFUSED, errorCode: 21_714 }, 'REFUSED'],
  ['of ours was refused', { isOwn: false, state: REFUSED, errorCode: inOtherService }, 'REFUSED'],
  ['of ours waits', { isOwn: false, state: LEFT }, null],
])('what keeps out a number that %s', (_what, change, obstacle) => {
  expect(poolObstacle({ ...joins, ...change })).toBe(obstacle);
});
