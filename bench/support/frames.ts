import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * A WebSocket client that costs next to nothing, so that what is measured is the server: no checks, no copies, no
 * compression, and whole frames only.
 */
export class FrameSocket {
  /** Called with each text frame's bytes, which are good until it returns. */
  onText: (bytes: Buffer) => void = () => undefined;
  onClose: () => void = () => undefined;
  private rest: Buffer | null = null;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.onClose());
  }

  /** Connects and shakes hands. */
  static open(port: number, path: string, protocol?: string): Promise<FrameSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let answer = '';
      const onData = (chunk: Buffer) => {
        answer += chunk.toString('latin1');
        const end = answer.indexOf('\r\n\r\n');
        if (end < 0) return;
        socket.removeAllListeners('data');
        socket.removeAllListeners('error');
        if (!answer.startsWith('HTTP/1.1 101')) {
          socket.destroy();
          return reject(new Error(`no handshake: ${answer.slice(0, 60)}`));
        }
        const opened = new FrameSocket(socket);
        resolve(opened);
        const rest = Buffer.from(answer.slice(end + 4), 'latin1');
        if (rest.length > 0) opened.read(rest);
      };
      socket.on('data', onData);
      socket.on('error', reject);
      socket.once('connect', () =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
            `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
            `${protocol ? `Sec-WebSocket-Protocol: ${protocol}\r\n` : ''}\r\n`,
        ),
      );
    });
  }

  send(text: string): void {
    this.write(0x1, Buffer.from(text));
  }

  /** Breaks the connection off, as a network does. */
  drop(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    const bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    while (bytes.length - at >= 2) {
      let length = bytes[at + 1]! & 0x7f;
      let head = 2;
      if (length === 126) {
        if (bytes.length - at < 4) break;
        length = bytes.readUInt16BE(at + 2);
        head = 4;
      } else if (length === 127) {
        if (bytes.length - at < 10) break;
        length = Number(bytes.readBigUInt64BE(at + 2));
        head = 10;
      }
      if (bytes.length - at < head + length) break;
      const payload = bytes.subarray(at + head, at + head + length);
      const kind = bytes[at]! & 0x0f;
      if (kind === 0x1) this.onText(payload);
      else if (kind === 0x9) this.write(0xa, payload);
      else if (kind === 0x8) this.socket.end();
      at += head + length;
    }
    this.rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  }

  /** Masked with zeros, which is allowed and leaves the bytes as they are. */
  private write(kind: number, payload: Buffer): void {
    const { length } = payload;
    const head =
      length < 126
        ? Buffer.from([0x80 | kind, 0x80 | length, 0, 0, 0, 0])
        : Buffer.from([0x80 | kind, 0x80 | 126, length >> 8, length & 0xff, 0, 0, 0, 0]);
    if (!this.socket.destroyed) this.socket.write(Buffer.concat([head, payload]));
  }
}
