import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirectory } from './data';
import { hearEndSignals } from './processes';
import { startStack, tokenDays, type Stack } from './stack';
import { demoOwner, signToken } from './tokens';

const place = path.relative(process.cwd(), dataDirectory) || '.';
const say = (line: string) => process.stdout.write(`${line}\n`);

// A reader of our output that has gone away is no reason to die with everything running.
process.stdout.on('error', () => undefined);

const signals = hearEndSignals();

main().catch((error: unknown) => {
  // A part that was ended half-way through its start complains, which is no news to whoever asked for the end.
  if (signals.asked()) process.exit(0);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

/** Starts everything, prints where it is, and ends it on Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  void signals.ending.then(() => say('\nStopping …'));
  const stack = await startStack({ fresh: values.fresh, say });
  if (!signals.asked()) await announce(stack);
  const outcome = await Promise.race([signals.ending, stack.broken]);
  if (outcome) process.stderr.write(`${outcome}\n`);
  await stack.stop();
  say(`Stopped. Everything is kept in ${place}; "npm start -- --fresh" begins anew.`);
  process.exit(outcome ? 1 : 0);
}

async function announce(stack: Stack): Promise<void> {
  const lines = [
    '',
    'Loquent Twilio is running.',
    '',
    `  GraphQL     ${stack.apiUrl}/graphql     (Apollo Sandbox in a browser${stack.jwtSecret ? ', token filled in' : ''})`,
    `  GraphiQL    ${stack.apiUrl}/graphiql    (the same without internet)`,
    `  Web         ${stack.apiUrl}/`,
  ];
  if (stack.simulatorUrl) lines.push(`  Simulator   ${stack.simulatorUrl}/_simulator/resources`);
  if (stack.jwtSecret) {
    const subject = { role: 'owner', userId: demoOwner, organizationId: stack.organizationId } as const;
    const ttl = tokenDays * 86_400;
    lines.push(
      '',
      `Demo organization ${stack.organizationId}, tokens for ${tokenDays} days:`,
      '',
      '  Owner',
      `  ${await signToken(stack.jwtSecret, subject, ttl)}`,
      '',
      '  Assistant (acting for the owner)',
      `  ${await signToken(stack.jwtSecret, { ...subject, assistant: true }, ttl)}`,
    );
  } else lines.push('', 'JWKS_URL is set: sign in there for a token; no demo organization was made.');
  lines.push(
    '',
    `Logs in ${place}/*.log. "npm run demo" walks through the whole journey. Ctrl-C ends everything.`,
    '',
  );
  say(lines.join('\n'));
}
