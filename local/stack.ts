import { mkdirSync, rmSync, truncateSync, existsSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import {
  databaseKey,
  dataDirectory,
  dataFile,
  forgetRunning,
  keepLocal,
  localSecrets,
  readRunning,
  writeRunning,
} from './data';
import { ensureDemoOrganization } from './demo-organization';
import { isSet, serverEnvironment, type Surroundings } from './environment';
import { isFree, nextFreePort } from './ports';
import { removePostgres, startPostgres } from './postgres';
import { isAlive, commandLine, stopStranger } from './processes';
import { isReady, lastLines, migrateDatabase, serverProgram, startServer } from './server';
import { simulatorProgram, startSimulator } from './simulator';
import { demoOwner, signToken } from './tokens';

export const tokenDays = 30;

/** A whole local stack that runs. */
export interface Stack {
  apiUrl: string;
  simulatorUrl: string | null;
  organizationId: string;
  /** Null when tokens come from a sign-in system of their own. */
  jwtSecret: string | null;
  /** Resolves with what happened when one of its processes ended by itself. */
  broken: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts database, simulator, migrations, API and worker, and the demo organization. Whatever the environment
 * names already (DATABASE_URL, TWILIO_API_BASE_URL, REDIS_URL …) is used instead of being started.
 */
export async function startStack(options: { fresh: boolean; say: (line: string) => void }): Promise<Stack> {
  await refuseSecondStack();
  if (options.fresh) await forgetEverything();
  mkdirSync(dataDirectory, { recursive: true, mode: 0o711 });
  const secrets = localSecrets();
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
    forgetRunning();
  };
  try {
    const port = await apiPort(options.say);
    const databaseUrl = isSet('DATABASE_URL')
      ? process.env.DATABASE_URL!
      : await startDatabase(stops, options.say);
    const children: ChildProcess[] = [];
    let simulatorUrl: string | null = null;
    let primaryProfileSid: string | null = null;
    if (!isSet('TWILIO_API_BASE_URL')) {
      options.say('Starting the Twilio simulator …');
      const simulator = await startSimulator({
        port: await nextFreePort(4010),
        account: {
          sid: process.env.TWILIO_ACCOUNT_SID || secrets.twilioAccountSid,
          token: process.env.TWILIO_AUTH_TOKEN || secrets.twilioAuthToken,
        },
        reviews: 'auto',
        dataFile: dataFile('simulator.json'),
        logFile: emptied('simulator.log'),
      });
      stops.push(() => simulator.stop());
      children.push(simulator.child);
      simulatorUrl = simulator.url;
      primaryProfileSid = simulator.primaryProfileSid;
    }
    options.say('Bringing the database up to date …');
    await migrateDatabase(databaseUrl);
    options.say('Starting API and worker …');
    const around = {
      port,
      databaseUrl,
      simulatorUrl,
      primaryProfileSid,
      secrets,
      sandboxToken: null,
      sandboxAssistantToken: null,
    };
    const seeded = await startSeededServer(around);
    stops.push(() => seeded.server.stop());
    children.push(seeded.server.child);
    const apiUrl = `http://127.0.0.1:${port}`;
    writeRunning({
      pid: process.pid,
      children: [
        ...(simulatorUrl ? [{ pid: children[0]!.pid!, mark: simulatorProgram }] : []),
        { pid: seeded.server.child.pid!, mark: serverProgram },
      ],
      apiUrl,
      simulatorUrl,
      organizationId: seeded.organizationId,
    });
    return {
      apiUrl,
      simulatorUrl,
      organizationId: seeded.organizationId,
      jwtSecret: secretForTokens(around),
      broken: firstToEnd(children),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(stops: (() => Promise<void>)[], say: (line: string) => void): Promise<string> {
  const secrets = localSecrets();
  say('Starting PostgreSQL …');
  const postgres = await startPostgres({
    directory: dataFile('postgres'),
    password: secrets.postgresPassword,
    port: secrets.postgresPort ?? undefined,
    logFile: emptied('postgres.log'),
    durable: true,
  });
  stops.push(() => postgres.stop());
  if (postgres.port !== secrets.postgresPort) keepLocal({ postgresPort: postgres.port });
  return postgres.url('postgres');
}

/**
 * The owner's token in Sandbox names the demo organization, so the very first server, which has none yet, only
 * makes it and is started again.
 */
async function startSeededServer(around: Surroundings) {
  const logFile = emptied('server.log');
  const secret = secretForTokens(around);
  const key = databaseKey(around.databaseUrl);
  const known = around.secrets.demoOrganizations[key] ?? null;
  const environmentFor = async (organizationId: string | null) =>
    serverEnvironment({
      ...around,
      sandboxToken: organizationId && secret && (await demoToken(secret, organizationId, false)),
      sandboxAssistantToken: organizationId && secret && (await demoToken(secret, organizationId, true)),
    });
  let server = await startServer(await environmentFor(known), logFile);
  try {
    if (!secret) return { server, organizationId: '' };
    const organizationId = await ensureDemoOrganization(
      `http://127.0.0.1:${around.port}/graphql`,
      secret,
      known,
    );
    if (organizationId !== known) {
      keepLocal({ demoOrganizations: { ...around.secrets.demoOrganizations, [key]: organizationId } });
      await server.stop();
      server = await startServer(await environmentFor(organizationId), logFile);
    }
    return { server, organizationId };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The owner's, or the assistant's that acts for the owner. */
function demoToken(secret: string, organizationId: string, assistant: boolean): Promise<string> {
  const subject = { role: 'owner', userId: demoOwner, organizationId, assistant } as const;
  return signToken(secret, subject, tokenDays * 86_400);
}

function secretForTokens({ secrets }: Pick<Surroundings, 'secrets'>): string | null {
  if (isSet('JWT_SECRET')) return process.env.JWT_SECRET!;
  return isSet('JWKS_URL') ? null : secrets.jwtSecret;
}

/** A port that was asked for is taken or refused; the usual one moves on when it is busy. */
async function apiPort(say: (line: string) => void): Promise<number> {
  if (isSet('PORT')) {
    const port = Number(process.env.PORT);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`PORT has to be a number from 1 to 65535, not "${process.env.PORT}".`);
    if (!(await isFree(port)))
      throw new Error(`Port ${process.env.PORT} (PORT) is in use by another program.`);
    return port;
  }
  const port = await nextFreePort(4000);
  if (port !== 4000) say(`Port 4000 is in use by another program; taking ${port}.`);
  return port;
}

/** Two stacks on one data directory would ruin it; what a killed one left running is ended. */
async function refuseSecondStack(): Promise<void> {
  const running = readRunning();
  if (!running) return;
  const starter =
    isAlive(running.pid) &&
    running.pid !== process.pid &&
    (await commandLine(running.pid)).includes('local/');
  if (starter && (await isReady(`${running.apiUrl}/healthz`)))
    throw new Error(`It is running already, at ${running.apiUrl} (process ${running.pid}).`);
  for (const { pid, mark } of running.children.toReversed()) await stopStranger(pid, mark);
  forgetRunning();
}

async function forgetEverything(): Promise<void> {
  await removePostgres(dataFile('postgres'));
  rmSync(dataDirectory, { recursive: true, force: true });
}

function emptied(name: string): string {
  const file = dataFile(name);
  if (existsSync(file)) truncateSync(file);
  return file;
}

function firstToEnd(children: ChildProcess[]): Promise<string> {
  return new Promise((resolve) => {
    for (const child of children)
      child.once('exit', (code, signal) => {
        const name = child.spawnargs.includes(serverProgram) ? 'server' : 'simulator';
        const words = lastLines(dataFile(`${name}.log`));
        resolve(`The ${name} ended by itself (${signal ?? `status ${code}`}). Its last words:\n${words}`);
      });
  });
}
