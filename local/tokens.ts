import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './project';

/** As the server's own `issueToken` takes it. */
export interface TokenSubject {
  role: 'owner' | 'admin' | 'member' | 'service';
  userId: string;
  organizationId: string | null;
  assistant?: boolean;
}

export const demoOwner = 'demo-owner';

type IssueToken = (secret: string, subject: TokenSubject, ttlSeconds: number) => Promise<string>;

/** Signs a token the way the built server expects it. */
export async function signToken(secret: string, subject: TokenSubject, ttlSeconds: number): Promise<string> {
  const file = pathToFileURL(path.join(projectRoot, 'dist/auth/tokens.js'));
  const { issueToken } = (await import(file.href)) as { issueToken: IssueToken };
  return issueToken(secret, subject, ttlSeconds);
}

const units: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Reads durations such as 30s, 15m, 1h, 30d. */
export function seconds(duration: string): number {
  const match = /^(\d+)([smhd])$/.exec(duration);
  if (!match || Number(match[1]) === 0)
    throw new Error(`"${duration}" is not a duration: write 30s, 15m, 1h or 30d.`);
  return Number(match[1]) * units[match[2]!]!;
}
