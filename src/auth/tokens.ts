import { createSecretKey } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { ActorKind, MemberRole, type Actor } from '../domain/actor';
import { isId } from '../domain/ids';

/** The token is missing what it needs, is not ours, or is no longer valid; `message` may be shown. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Clocks of two machines differ a little. */
const clockToleranceSeconds = 5;
const secretAlgorithms = ['HS256'];
/** Asymmetric only: with a key set, a token "signed" with the public key as a secret must not pass. */
const keySetAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA'];

/** A verified token stays known for a while, so that a storm of reconnecting sockets is cheap. */
const remembered = { entries: 5_000, ms: 30_000 };

/** Tells who a bearer token speaks for. Time is the system's: a product clock moved for a test ends no session. */
export class TokenVerifier {
  private readonly key: ReturnType<typeof createSecretKey> | JWTVerifyGetKey;
  private readonly algorithms: string[];
  private readonly known = new Map<string, { actor: Actor; until: number }>();

  constructor(source: { secret: string } | { jwksUrl: string }) {
    if ('secret' in source) {
      this.key = createSecretKey(Buffer.from(source.secret, 'utf8'));
      this.algorithms = secretAlgorithms;
    } else {
      this.key = createRemoteJWKSet(new URL(source.jwksUrl), {
        timeoutDuration: 5_000,
        cooldownDuration: 10_000,
      });
      this.algorithms = keySetAlgorithms;
    }
  }

  /** Throws TokenRefused when the token does not name a caller. */
  async verify(token: string): Promise<Actor> {
    const now = Date.now();
    const known = this.known.get(token);
    if (known && known.until > now) return known.actor;
    const actor = actorOfClaims(await this.claims(token));
    if (this.known.size >= remembered.entries) this.known.clear();
    this.known.set(token, { actor, until: Math.min(now + remembered.ms, actor.expiresAt) });
    return actor;
  }

  private async claims(token: string): Promise<JWTPayload> {
    const options = {
      algorithms: this.algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'sub'],
    };
    try {
      const { payload } =
        typeof this.key === 'function'
          ? await jwtVerify(token, this.key, options)
          : await jwtVerify(token, this.key, options);
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenRefused('The token has expired. Sign in again.');
      throw new TokenRefused('The token is not valid. Sign in again.');
    }
  }
}

const peopleRoles = new Map(Object.values(MemberRole).map((role) => [role.toLowerCase(), role]));

/** Reads the claims: `sub`, `org`, `role`, and RFC 8693 `act` when the assistant acts for the person in `sub`. */
function actorOfClaims(claims: JWTPayload): Actor {
  const expiresAt = claims.exp! * 1_000;
  const userId = readSubject(claims.sub);
  const role = typeof claims.role === 'string' ? claims.role.toLowerCase() : '';
  const organizationId = readOrganization(claims.org);
  const acting = isActing(claims.act);
  if (role === 'service') {
    if (acting) throw new TokenRefused('A service token cannot act for somebody.');
    return { kind: ActorKind.SERVICE, organizationId, userId: null, role: null, expiresAt };
  }
  const memberRole = peopleRoles.get(role);
  if (!memberRole) throw new TokenRefused('The token names no role.');
  if (organizationId === null) throw new TokenRefused('The token names no organization.');
  return {
    kind: acting ? ActorKind.ASSISTANT : ActorKind.USER,
    organizationId,
    userId,
    role: memberRole,
    expiresAt,
  };
}

const longestSubject = 255;

/** It is stored beside what the person confirms, so it must be a text that can be stored. */
function readSubject(sub: unknown): string {
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > longestSubject || /\p{Cc}/u.test(sub))
    throw new TokenRefused('The token names nobody.');
  return sub;
}

/** In lower case, as Postgres writes ids: changes are told apart by it. */
function readOrganization(org: unknown): string | null {
  if (org === undefined || org === null) return null;
  if (!isId(org)) throw new TokenRefused('The token names no organization.');
  return org.toLowerCase();
}

/** A claim that cannot be read must not turn the assistant into the person it acts for. */
function isActing(act: unknown): boolean {
  if (act === undefined || act === null) return false;
  if (typeof act !== 'object' || Array.isArray(act))
    throw new TokenRefused('The token does not say who acts for the person.');
  return true;
}

/** Whom a token is for; `assistant` makes it the assistant's, acting for the person. */
export interface TokenSubject {
  role: 'owner' | 'admin' | 'member' | 'service';
  userId: string;
  organizationId: string | null;
  assistant?: boolean;
}

/** Signs a token with the shared secret: for local stacks and tests; in production the sign-in system does. */
export function issueToken(secret: string, subject: TokenSubject, ttlSeconds: number): Promise<string> {
  return new SignJWT({
    role: subject.role,
    ...(subject.organizationId ? { org: subject.organizationId } : {}),
    ...(subject.assistant ? { act: { sub: 'assistant' } } : {}),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject.userId)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + ttlSeconds)
    .sign(createSecretKey(Buffer.from(secret, 'utf8')));
}

/** The token of an `Authorization: Bearer …` value; null when there is none at all. */
export function bearerToken(authorization: string | undefined | null): string | null {
  if (!authorization) return null;
  const match = /^Bearer +(\S+)$/i.exec(authorization.trim());
  if (!match) throw new TokenRefused('Send the token as "Bearer <token>".');
  return match[1]!;
}
