import { connect, type Socket } from 'node:net';
import { cpuMs, type MeasuredServer } from './ground';
import type { Load } from './load';
import { percentile } from './statistics';

interface Call {
  path: string;
  headers: Record<string, string>;
  body: string;
}

const accepted = Buffer.from('HTTP/1.1 200 ');

/**
 * Calls as fast as answers come on each connection, with so little work of its own that the machine is left to the
 * servers: the requests are made beforehand, and of an answer only the status is read. Answers have no body.
 */
export async function callbackLoad(
  server: MeasuredServer,
  connections: number,
  seconds: number,
  calls: readonly Call[],
): Promise<Load> {
  const requests = calls.map(bytesOf);
  const waits: number[] = [];
  let next = 0;
  const began = performance.now();
  const end = began + seconds * 1_000;
  const cpu = cpuMs(server);
  await Promise.all(
    Array.from({ length: connections }, () =>
      callAgain(server.port, () => (performance.now() < end ? requests[next++] : undefined), waits),
    ),
  );
  const took = (performance.now() - began) / 1_000;
  return {
    perSecond: waits.length / took,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    answered: waits.length,
    cpu: ((cpuMs(server) - cpu) * 1_000) / waits.length,
  };
}

/** One connection's calls, each sent when the one before was answered, until there is no next. */
function callAgain(port: number, next: () => Buffer | undefined, waits: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let at = 0;
    const send = () => {
      const request = next();
      if (!request) {
        socket.removeAllListeners();
        socket.end();
        return resolve();
      }
      at = performance.now();
      socket.write(request);
    };
    socket.once('connect', send);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (answer) => {
      if (!answer.subarray(0, accepted.length).equals(accepted))
        return reject(new Error(`not accepted: ${answer.toString('latin1', 0, 60)}`));
      waits.push(performance.now() - at);
      send();
    });
  });
}

function bytesOf({ path, headers, body }: Call): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', 'content-length': String(body.length), ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n${body}`);
}
