import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../local/project';

interface KeyRing {
  encrypt(text: string): string;
}
interface TokenVerifier {
  verify(token: string): Promise<{ organizationId: string | null }>;
}

/** Encrypts as the server does. */
export async function keyRing(specification: string): Promise<KeyRing> {
  const { KeyRing } = await built<{ KeyRing: new (specification: string) => KeyRing }>('lib/encryption.js');
  return new KeyRing(specification);
}

/** Checks tokens as the server does. */
export async function tokenVerifier(secret: string): Promise<TokenVerifier> {
  const { TokenVerifier } = await built<{
    TokenVerifier: new (source: { secret: string }) => TokenVerifier;
  }>('auth/tokens.js');
  return new TokenVerifier({ secret });
}

async function built<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(path.join(projectRoot, 'dist', file)).href)) as T;
}
