import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { findRedisServer } from '../../local/system-packages';
import { freePort } from '../../local/ports';
import { trackProcess } from './run-directory';
import { until } from './wait';

/** A Redis that tests may kill and bring back on the same port. */
export interface TestRedis {
  url: string;
  port: number;
  /** Ends it as a crash would; connections break. */
  kill(): Promise<void>;
  /** Brings it back, empty. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis without persistence on a free port. */
export async function startRedis(): Promise<TestRedis> {
  const program = await findRedisServer();
  const port = await freePort();
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  };
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start: async () => {
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      child = spawn(program, options, { stdio: 'ignore' });
      trackProcess(child.pid);
      await until(() => accepts(port), { what: 'a listening Redis' });
    },
  };
  await redis.start();
  return redis;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
