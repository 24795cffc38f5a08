import { parseArgs } from 'node:util';
import { localSecrets, readRunning } from './data';
import { demoOwner, seconds, signToken, type TokenSubject } from './tokens';

const usage = `npm run -s token -- [--role owner|admin|member] [--assistant] [--org ID] [--user ID] [--ttl 1h]
npm run -s token -- --service [--org ID] [--ttl 1h]`;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(1);
});

/** Prints a signed token, alone on standard output. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      role: { type: 'string', default: 'owner' },
      assistant: { type: 'boolean', default: false },
      service: { type: 'boolean', default: false },
      org: { type: 'string' },
      user: { type: 'string' },
      ttl: { type: 'string', default: '1h' },
    },
  });
  if (process.env.JWKS_URL && !process.env.JWT_SECRET)
    throw new Error('JWKS_URL is set: tokens come from that sign-in system and cannot be signed here.');
  const secret = process.env.JWT_SECRET || localSecrets().jwtSecret;
  process.stdout.write(`${await signToken(secret, subjectOf(values), seconds(values.ttl))}\n`);
}

function subjectOf(values: {
  role: string;
  assistant: boolean;
  service: boolean;
  org?: string;
  user?: string;
}): TokenSubject {
  if (values.service) {
    if (values.assistant) throw new Error("A service token cannot be the assistant's as well.");
    return { role: 'service', userId: values.user ?? 'service', organizationId: values.org ?? null };
  }
  const { role } = values;
  if (role !== 'owner' && role !== 'admin' && role !== 'member') throw new Error(`"${role}" is not a role.`);
  return {
    role,
    userId: values.user ?? (role === 'owner' ? demoOwner : `demo-${role}`),
    organizationId: values.org ?? demoOrganization(),
    assistant: values.assistant,
  };
}

function demoOrganization(): string {
  const known = readRunning()?.organizationId ?? Object.values(localSecrets().demoOrganizations).at(-1);
  if (!known)
    throw new Error('There is no demo organization yet: run "npm start" once, or name one with --org.');
  return known;
}
