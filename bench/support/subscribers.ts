import { FrameSocket } from './frames';
import type { MeasuredServer } from './ground';

/** One live subscriber of either server. */
export interface Subscriber {
  socket: FrameSocket;
  /** Called for each message after it went live. */
  onMessage: (bytes: Buffer) => void;
}

/** What a subscriber of ours asks for. */
export interface Subscription {
  query: string;
  variables: Record<string, unknown>;
  /** How many messages the present state has; a stream without any is live once the server knows it. */
  snapshot: number;
}

/** Connects, signs in and subscribes; resolves when the present state is there. */
export async function subscribe(
  { port }: MeasuredServer,
  token: string,
  { query, variables, snapshot }: Subscription,
): Promise<Subscriber> {
  const socket = await FrameSocket.open(port, '/graphql', 'graphql-transport-ws');
  const subscriber: Subscriber = { socket, onMessage: () => undefined };
  await new Promise<void>((resolve, reject) => {
    let left = snapshot;
    socket.onClose = () => reject(new Error('closed before it was live'));
    socket.onText = (bytes) => {
      const text = bytes.toString();
      if (text.includes('"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
        // Answered in order: the pong says that the subscription before it was taken.
        if (snapshot === 0) socket.send(JSON.stringify({ type: 'ping' }));
      } else if (text.includes('"type":"next"')) {
        left -= 1;
        if (left === 0) resolve();
      } else if (text === '{"type":"pong"}') resolve();
      else reject(new Error(`not live: ${text.slice(0, 200)}`));
    };
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  });
  socket.onClose = () => undefined;
  socket.onText = (bytes) => subscriber.onMessage(bytes);
  return subscriber;
}

/** The same at the bare server, which has no present state to show. */
export async function subscribeBare({ port }: MeasuredServer, token: string): Promise<Subscriber> {
  const socket = await FrameSocket.open(port, '/');
  const subscriber: Subscriber = { socket, onMessage: () => undefined };
  await new Promise<void>((resolve, reject) => {
    socket.onClose = () => reject(new Error('closed before it was live'));
    socket.onText = () => resolve();
    socket.send(token);
  });
  socket.onClose = () => undefined;
  socket.onText = (bytes) => subscriber.onMessage(bytes);
  return subscriber;
}
