import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { ActorKind, MemberRole } from '../domain/actor';
import { bearerToken, issueToken, TokenRefused, TokenVerifier } from './tokens';

const secret = 'a secret of at least thirty-two characters';
const organizationId = '4f9a3a52-6a9b-4a40-9f1c-0d2f7f3a1b11';
const key = new TextEncoder().encode(secret);

function sign(claims: Record<string, unknown>, expiresIn: number | null = 60): Promise<string> {
  const jwt = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' });
  if (expiresIn !== null) jwt.setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn);
  return jwt.sign(key);
}

describe('TokenVerifier', () => {
  const verifier = new TokenVerifier({ secret });

  it('reads a person from the token that was issued for them', async () => {
    const token = await issueToken(secret, { role: 'owner', userId: 'ana', organizationId }, 60);
    expect(await verifier.verify(token)).toMatchObject({
      kind: ActorKind.USER,
      role: MemberRole.OWNER,
      userId: 'ana',
      organizationId,
    });
  });

  it('reads the assistant from `act`, with the role of its person', async () => {
    const token = await issueToken(
      secret,
      { role: 'member', userId: 'ana', organizationId, assistant: true },
      60,
    );
    expect(await verifier.verify(token)).toMatchObject({
      kind: ActorKind.ASSISTANT,
      role: MemberRole.MEMBER,
    });
  });

  it('reads a service with or without an organization', async () => {
    const token = await issueToken(secret, { role: 'service', userId: 'crm', organizationId: null }, 60);
    expect(await verifier.verify(token)).toMatchObject({
      kind: ActorKind.SERVICE,
      organizationId: null,
      userId: null,
    });
  });

  it('takes the role in any case', async () => {
    const token = await sign({ sub: 'ana', role: 'Admin', org: organizationId });
    expect(await verifier.verify(token)).toMatchObject({ role: MemberRole.ADMIN });
  });

  it.each([
    ['no role', { sub: 'ana', org: organizationId }],
    ['an unknown role', { sub: 'ana', role: 'root', org: organizationId }],
    ['no subject', { role: 'owner', org: organizationId }],
    ['a person without an organization', { sub: 'ana', role: 'owner' }],
    ['an organization that is no id', { sub: 'ana', role: 'owner', org: 'acme' }],
    ['a service acting for somebody', { sub: 'crm', role: 'service', act: { sub: 'x' } }],
  ])('refuses %s', async (_what, claims) => {
    await expect(verifier.verify(await sign(claims))).rejects.toThrow(TokenRefused);
  });

  it('refuses a token that has expired, also one it has seen before', async () => {
    const claims = { sub: 'ana', role: 'owner', org: organizationId };
    await expect(verifier.verify(await sign(claims, -60))).rejects.toThrow('expired');
    const brief = await sign(claims, 1);
    await verifier.verify(brief);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const after = new TokenVerifier({ secret });
    await expect(after.verify(await sign(claims, -10))).rejects.toThrow('expired');
  });

  it('refuses a token without an end', async () => {
    const token = await sign({ sub: 'ana', role: 'owner', org: organizationId }, null);
    await expect(verifier.verify(token)).rejects.toThrow(TokenRefused);
  });

  it('refuses another secret and a token without a signature', async () => {
    const other = await issueToken('x'.repeat(40), { role: 'owner', userId: 'ana', organizationId }, 60);
    await expect(verifier.verify(other)).rejects.toThrow(TokenRefused);
    const [, payload] = other.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    await expect(verifier.verify(unsigned)).rejects.toThrow(TokenRefused);
  });
});

describe('TokenVerifier with a key set', () => {
  it('accepts what a key of the set signed and refuses a shared-secret signature', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    const server = createServer((_req, res) => res.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const verifier = new TokenVerifier({ jwksUrl: `http://127.0.0.1:${port}/jwks` });
      const claims = { sub: 'ana', role: 'owner', org: organizationId };
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setExpirationTime('1m')
        .sign(privateKey);
      expect(await verifier.verify(token)).toMatchObject({ userId: 'ana' });
      await expect(verifier.verify(await sign(claims))).rejects.toThrow(TokenRefused);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('bearerToken', () => {
  it('takes the token, tells apart none and a malformed one', () => {
    expect(bearerToken('Bearer abc')).toBe('abc');
    expect(bearerToken('bearer  abc ')).toBe('abc');
    expect(bearerToken(undefined)).toBeNull();
    expect(() => bearerToken('Basic abc')).toThrow(TokenRefused);
  });
});
