import { parseArgs } from 'node:util';
import { localPaths, type LocalPath } from './businesses';
import { ApiClient } from './client';
import { localSecrets, readRunning } from './data';
import { Narrator } from './demo/narrator';
import { journey } from './demo/journey';
import { localJourney } from './demo/local-journey';
import { hearEndSignals } from './processes';
import { isReady } from './server';
import { SimulatorControl } from './simulator';
import { startStack } from './stack';
import { demoOwner, signToken, type TokenSubject } from './tokens';

interface Place {
  apiUrl: string;
  simulatorUrl: string | null;
  organizationId: string;
  jwtSecret: string | null;
  stop(): Promise<void>;
}

const signals = hearEndSignals();

const usage = `npm run demo -- [--path toll-free|${localPaths.map(({ name }) => name).join('|')}]`;

main().catch((error: unknown) => {
  if (signals.asked()) process.exit(130);
  process.stderr.write(
    `\nThe journey broke off: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});

/** Walks through the journey against the stack that runs, or against one started for it. */
async function main(): Promise<void> {
  const path = wantedPath();
  const place = await findOrStart();
  try {
    await walk(place, path);
  } finally {
    await place.stop();
  }
  process.exit(signals.asked() ? 130 : 0);
}

/** The local way that is asked for; null for the toll-free one. */
function wantedPath(): LocalPath | null {
  const { values } = parseArgs({ options: { path: { type: 'string', default: 'toll-free' } } });
  if (values.path === 'toll-free') return null;
  const path = localPaths.find(({ name }) => name === values.path);
  if (!path) throw new Error(`"${values.path}" is not a path.\n${usage}`);
  return path;
}

async function findOrStart(): Promise<Place> {
  const running = readRunning();
  if (running && (await isReady(`${running.apiUrl}/healthz`)))
    return {
      ...running,
      jwtSecret: process.env.JWT_SECRET || (process.env.JWKS_URL ? null : localSecrets().jwtSecret),
      stop: async () => undefined,
    };
  process.stdout.write('No running server: starting one for the demo.\n');
  return startStack({ fresh: false, say: (line) => process.stdout.write(`${line}\n`) });
}

async function walk(place: Place, path: LocalPath | null): Promise<void> {
  if (!place.simulatorUrl) throw new Error('the demo needs the simulator: unset TWILIO_API_BASE_URL.');
  if (!place.jwtSecret) throw new Error('the demo signs its own tokens: set JWT_SECRET instead of JWKS_URL.');
  const { jwtSecret, organizationId } = place;
  const clients: ApiClient[] = [];
  const as = async (subject: TokenSubject): Promise<ApiClient> => {
    const client = new ApiClient(`${place.apiUrl}/graphql`, await signToken(jwtSecret, subject, 3_600));
    clients.push(client);
    return client;
  };
  const callerOf = (id: string, assistant: boolean) =>
    as({ role: 'owner', userId: demoOwner, organizationId: id, assistant });
  const twilio = new SimulatorControl(place.simulatorUrl);
  const tell = new Narrator();
  try {
    const walked = path
      ? localJourney(
          {
            service: await as({ role: 'service', userId: 'service', organizationId: null }),
            callerOf,
            twilio,
            tell,
          },
          path,
        )
      : journey({
          owner: await callerOf(organizationId, false),
          assistant: await callerOf(organizationId, true),
          twilio,
          tell,
        });
    await Promise.race([walked, signals.ending]);
    if (!signals.asked()) tell.close();
  } finally {
    await twilio.mode('auto', 2_000).catch(() => undefined);
    await Promise.all(clients.map((client) => client.close()));
  }
}
