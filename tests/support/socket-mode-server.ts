import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';

export interface SocketModeServer {
  readonly url: string;
  /** Sends to all that are connected. */
  send(message: object): void;
  /** What they sent, parsed. */
  readonly received: unknown[];
  close(): Promise<void>;
}

const closing = 8;

/** As much of a WebSocket server as Socket Mode needs: short text frames, and a greeting (RFC 6455). */
export async function startSocketModeServer(): Promise<SocketModeServer> {
  const sockets = new Set<Socket>();
  const received: unknown[] = [];
  const server = createServer();
  server.on('upgrade', (request, socket: Socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${head.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    sockets.add(socket);
    socket.on('data', (bytes) => {
      if ((bytes[0] & 0x0f) === closing) socket.end(Buffer.from([0x80 | closing, 0]));
      else received.push(...textFrames(bytes));
    });
    socket.on('error', () => socket.destroy());
    socket.write(frame({ type: 'hello' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    received,
    send: (message) => sockets.forEach((socket) => socket.write(frame(message))),
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function frame(message: object): Buffer {
  const text = Buffer.from(JSON.stringify(message));
  const head = Buffer.from([0x81, 126, 0, 0]);
  head.writeUInt16BE(text.length, 2);
  return Buffer.concat([head, text]);
}

/** The text messages in what a client sent; its pings and farewells are left out. */
function textFrames(bytes: Buffer): unknown[] {
  const messages: unknown[] = [];
  for (let at = 0; at + 6 <= bytes.length;) {
    const long = (bytes[at + 1] & 0x7f) === 126;
    const length = long ? bytes.readUInt16BE(at + 2) : bytes[at + 1] & 0x7f;
    const start = at + (long ? 8 : 6);
    const mask = bytes.subarray(start - 4, start);
    const text = bytes.subarray(start, start + length).map((byte, index) => byte ^ mask[index % 4]);
    if ((bytes[at] & 0x0f) === 1) messages.push(JSON.parse(Buffer.from(text).toString()));
    at = start + length;
  }
  return messages;
}
