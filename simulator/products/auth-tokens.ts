import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { newSecret } from '../ids';
import { created, noContent, ok, type Call, type Product } from './product';

const BASE = 'accounts.twilio.com/v1/AuthTokens';

function createSecondary(call: Call): Record<string, unknown> {
  const { account } = call;
  if (account.secondaryToken) throw badRequest('A secondary auth token exists already');
  account.secondaryToken = newSecret();
  const now = isoSeconds(call.sim.clock.now());
  return {
    account_sid: account.sid,
    secondary_auth_token: account.secondaryToken,
    date_created: now,
    date_updated: now,
    url: `https://${BASE}/Secondary`,
  };
}

/** The secondary token becomes the primary one; the former stops at once. */
function promote(call: Call): Record<string, unknown> {
  const { account } = call;
  if (!account.secondaryToken) throw badRequest('There is no secondary auth token to promote');
  Object.assign(account, { authToken: account.secondaryToken, secondaryToken: null, tokenRevoked: true });
  account.updatedAt = call.sim.clock.now();
  return {
    account_sid: account.sid,
    auth_token: account.authToken,
    date_created: isoSeconds(account.createdAt),
    date_updated: isoSeconds(account.updatedAt),
    url: `https://${BASE}/Promote`,
  };
}

/** Rotation of an account's own token, with its own credentials. */
export const authTokens: Product = {
  routes: [
    { call: `POST ${BASE}/Secondary`, handle: (call) => created(createSecondary(call)) },
    {
      call: `DELETE ${BASE}/Secondary`,
      handle: (call) => {
        if (!call.account.secondaryToken) throw notFound(call.path);
        call.account.secondaryToken = null;
        return noContent();
      },
    },
    { call: `POST ${BASE}/Promote`, handle: (call) => ok(promote(call)) },
  ],
  resources: () => ({}),
};
