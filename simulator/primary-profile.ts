import type { TrustBundle } from './compliance-state';

/** Policy of primary customer profiles, which exist by the Console alone. */
export const PRIMARY_POLICY = 'RN6433641899984f951173ef1738c3bdd0';

/** The approved primary profile of an account, as somebody made it in the Console. */
export function primaryProfile(accountSid: string, sid: string, now: string): TrustBundle {
  return {
    sid,
    accountSid,
    kind: 'profile',
    policySid: PRIMARY_POLICY,
    friendlyName: 'Primary customer profile',
    email: 'compliance@loquent.example.com',
    statusCallback: null,
    status: 'twilio-approved',
    validUntil: null,
    errors: null,
    createdAt: now,
    updatedAt: now,
  };
}
