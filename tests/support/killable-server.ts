import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ApiClient } from '../../local/client';
import { freePort } from '../../local/ports';
import { testEnvironment, type TestApp } from './app';
import { createDatabase } from './database';
import { trackProcess } from './run-directory';
import { startSimulator } from './simulator';
import { until } from './wait';

const program = path.join(__dirname, '../../dist/main.js');

/** The server as in production, a process of its own that may be killed at any moment. */
export interface KillableServer extends Omit<TestApp, 'restart'> {
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Starts the built server with a database and a simulator of its own. */
export async function startKillableServer(): Promise<KillableServer> {
  const [database, simulator, port] = await Promise.all([createDatabase(), startSimulator(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...testEnvironment({
      port,
      url,
      databaseUrl: database.url,
      simulatorUrl: simulator.url,
      primaryProfileSid: simulator.primaryProfileSid,
    }),
    // Calls without an answer wait for the death of the process, however slow the machine is, and keep no others waiting.
    TWILIO_TIMEOUT_SECONDS: '120',
    JOB_CONCURRENCY: '50',
  };
  const clients: ApiClient[] = [];
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  const server: KillableServer = {
    url,
    database,
    simulator,
    env,
    client: (token) => {
      const client = new ApiClient(`${url}/graphql`, token);
      clients.push(client);
      return client;
    },
    kill: () => end('SIGKILL'),
    start: async () => {
      child = spawn(process.execPath, [program, '--role', 'all'], {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      });
      trackProcess(child.pid);
      await until(async () => (await fetch(`${url}/readyz`)).ok, {
        within: 60_000,
        every: 50,
        what: 'a server that is ready',
      });
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.close()));
      await end('SIGTERM');
      await Promise.all([simulator.stop(), database.drop()]);
    },
  };
  await server.start();
  return server;
}
