import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports no system gives to outgoing connections (Linux does from 32768 on, macOS from 49152), so that one found free is
 * not taken by somebody's request before a server listens on it.
 */
const range = { from: 20_000, below: 32_000 };

/** The wished-for TCP port of the loopback interface when it is free, otherwise any free one. */
export async function freePort(wished?: number): Promise<number> {
  if (wished && (await isFree(wished))) return wished;
  for (;;) {
    const port = randomInt(range.from, range.below);
    if (await isFree(port)) return port;
  }
}

/** Whether nothing listens on the port, on any interface. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    await listenOnce(port, '127.0.0.1');
    return true;
  } catch {
    return false;
  }
}

/** The first free port from `first` on. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) if (await isFree(port)) return port;
  return freePort();
}

function listenOnce(port: number, host?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}
