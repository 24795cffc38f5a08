import type { WebSocket } from 'ws';
import { until } from '../support/wait';

interface Shown {
  id: string;
  revision: number;
  title: string;
  reader: string | null;
}

interface Payload {
  data?: Record<string, Shown | null> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** What one operation has been sent. */
export class Received {
  readonly payloads: Payload[] = [];
  error: { message: string; extensions?: { code?: string } }[] | null = null;
  isComplete = false;

  get things(): Shown[] {
    return this.payloads.flatMap(({ data }) => Object.values(data ?? {}).filter((one) => one !== null));
  }

  get titles(): string[] {
    return this.things.map((one) => one.title);
  }

  /** The revisions of one thing in the order they came. */
  revisions(id: string): number[] {
    return this.things.filter((one) => one.id === id).map((one) => one.revision);
  }
}

/** Speaks graphql-transport-ws by hand, so that tests see each frame as it is. */
export class SocketClient {
  closed: { code: number; reason: string } | null = null;
  private acknowledged = false;
  private readonly operations = new Map<string, Received>();

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.read(JSON.parse(String(data))));
    socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    socket.on('error', () => undefined);
  }

  async open(authorization: string | null): Promise<void> {
    await new Promise((resolve) => this.socket.once('open', resolve));
    this.send({ type: 'connection_init', payload: authorization === null ? {} : { authorization } });
    await until(() => this.acknowledged || this.closed !== null, { what: 'an acknowledgement', every: 2 });
  }

  subscribe(query: string, variables?: Record<string, unknown>, id = `op-${this.operations.size}`): Received {
    const received = new Received();
    this.operations.set(id, received);
    this.send({ id, type: 'subscribe', payload: { query, variables } });
    return received;
  }

  complete(received: Received): void {
    for (const [id, one] of this.operations) if (one === received) this.send({ id, type: 'complete' });
  }

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  private read(message: { type: string; id: string; payload: unknown }): void {
    if (message.type === 'connection_ack') this.acknowledged = true;
    const received = this.operations.get(message.id);
    if (!received) return;
    if (message.type === 'next') received.payloads.push(message.payload as Payload);
    if (message.type === 'error') received.error = message.payload as Received['error'];
    if (message.type === 'complete') received.isComplete = true;
  }
}
