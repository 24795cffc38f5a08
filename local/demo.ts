import { ApiClient } from './client';
import { localSecrets, readRunning } from './data';
import { Narrator } from './demo/narrator';
import { journey } from './demo/journey';
import { hearEndSignals } from './processes';
import { isReady } from './server';
import { SimulatorControl } from './simulator';
import { startStack } from './stack';
import { demoOwner, signToken } from './tokens';

interface Place {
  apiUrl: string;
  simulatorUrl: string | null;
  organizationId: string;
  jwtSecret: string | null;
  stop(): Promise<void>;
}

const signals = hearEndSignals();

main().catch((error: unknown) => {
  if (signals.asked()) process.exit(130);
  process.stderr.write(
    `\nThe journey broke off: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});

/** Walks through the journey against the stack that runs, or against one started for it. */
async function main(): Promise<void> {
  const place = await findOrStart();
  try {
    await walk(place);
  } finally {
    await place.stop();
  }
  process.exit(signals.asked() ? 130 : 0);
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

async function walk(place: Place): Promise<void> {
  if (!place.simulatorUrl) throw new Error('the demo needs the simulator: unset TWILIO_API_BASE_URL.');
  if (!place.jwtSecret) throw new Error('the demo signs its own tokens: set JWT_SECRET instead of JWKS_URL.');
  const subject = { role: 'owner', userId: demoOwner, organizationId: place.organizationId } as const;
  const graphqlUrl = `${place.apiUrl}/graphql`;
  const owner = new ApiClient(graphqlUrl, await signToken(place.jwtSecret, subject, 3_600));
  const assistant = new ApiClient(
    graphqlUrl,
    await signToken(place.jwtSecret, { ...subject, assistant: true }, 3_600),
  );
  const twilio = new SimulatorControl(place.simulatorUrl);
  const tell = new Narrator();
  try {
    await Promise.race([journey({ owner, assistant, twilio, tell }), signals.ending]);
    if (!signals.asked()) tell.close();
  } finally {
    await twilio.mode('auto', 2_000).catch(() => undefined);
    await Promise.all([owner.close(), assistant.close()]);
  }
}
