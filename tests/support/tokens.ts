import { issueToken, type TokenSubject } from '../../src/auth/tokens';

export const jwtSecret = 'a secret for tests that is long enough';

type Person = 'owner' | 'admin' | 'member';

/** Tokens that the test server accepts. */
export const tokens = {
  /** A person's. */
  person: (organizationId: string, role: Person = 'owner', userId = `user-${role}`, ttlSeconds = 3_600) =>
    sign({ role, userId, organizationId }, ttlSeconds),
  /** The assistant's, acting for a person. */
  assistant: (organizationId: string, role: Person = 'owner', userId = `user-${role}`) =>
    sign({ role, userId, organizationId, assistant: true }),
  /** A service's, outside or inside an organization. */
  service: (organizationId: string | null = null) =>
    sign({ role: 'service', userId: 'service', organizationId }),
};

function sign(subject: TokenSubject, ttlSeconds = 3_600): Promise<string> {
  return issueToken(jwtSecret, subject, ttlSeconds);
}
