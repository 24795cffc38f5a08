import WebSocket from 'ws';

/** A frame of graphql-transport-ws. */
export interface Frame {
  type: string;
  id?: string;
  payload?: unknown;
}

/** Speaks the socket's protocol by hand and keeps what comes, until the close. */
export class RawSocket {
  readonly frames: Frame[] = [];
  closed: { code: number; reason: string } | null = null;
  private wake: () => void = () => undefined;
  private readonly socket: WebSocket;

  constructor(url: string) {
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    this.socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as Frame);
      this.wake();
    });
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.wake();
    });
    this.socket.on('error', () => undefined);
  }

  /** Connects and signs in; without a token only connects. */
  static async open(url: string, token: string | null): Promise<RawSocket> {
    const raw = new RawSocket(url);
    await new Promise((resolve) => raw.socket.once('open', resolve));
    if (token !== null) {
      raw.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      await raw.until((frame) => frame.type === 'connection_ack');
    }
    return raw;
  }

  send(frame: object | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Asks and gives the first answer to it; null when the socket was closed instead. */
  ask(id: string, payload: unknown, withinMs = 3_000): Promise<Frame | null> {
    this.send({ id, type: 'subscribe', payload });
    return this.until((frame) => frame.id === id, withinMs);
  }

  async until(matches: (frame: Frame) => boolean, withinMs = 3_000): Promise<Frame | null> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = this.frames.find(matches);
      if (found || this.closed) return found ?? null;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`no such frame; had ${JSON.stringify(this.frames)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Resolves with the code that the server closed it with. */
  async untilClosed(): Promise<number> {
    await this.until(() => false);
    return this.closed!.code;
  }

  close(): void {
    this.socket.terminate();
  }
}
