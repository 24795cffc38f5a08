import { accountCauses } from './readiness-causes/accounts';
import type { CauseText, Row } from './readiness-causes/entry';
import { localSenderCauses } from './readiness-causes/local-senders';
import { numberCauses } from './readiness-causes/numbers';
import { registrationCauses } from './readiness-causes/registrations';

const rows = { ...numberCauses, ...accountCauses, ...registrationCauses, ...localSenderCauses };

/** Everything that can keep a number from texting, by name. */
export type Cause = keyof typeof rows;

/** All causes, for whoever must go through each. */
export const causes = Object.keys(rows) as Cause[];

/** The words of a cause. */
export function causeText(cause: Cause): CauseText {
  const [state, reason, actor, button, headline, detail, message]: Row = rows[cause];
  return { state, code: reason, actor, button, headline, detail, message };
}
