import { OrganizationService } from '../../services/organizations';
import { buildAccounts } from './accounts';
import { buildCalls } from './calls';
import { buildFoundation, type Ground } from './foundation';
import { buildMessaging } from './messaging';
import { buildNumbers } from './numbers';
import { buildRegistrations } from './registrations';

export type Parts = ReturnType<typeof buildParts>;

/** Everything that the service is made of, each thing once. */
export function buildParts(ground: Ground) {
  const foundation = buildFoundation(ground);
  const numbers = buildNumbers(foundation);
  const messaging = buildMessaging(foundation, numbers);
  const registrations = buildRegistrations(foundation, messaging);
  return {
    foundation,
    organizations: new OrganizationService(ground.db, foundation.transactions, foundation.keys),
    accounts: buildAccounts(foundation, numbers, messaging, registrations),
    numbers,
    messaging,
    calls: buildCalls(foundation, numbers),
    registrations,
  };
}
