import { createServer, type Socket } from 'node:net';

/** What a server does with one connection. */
export type Handler = (socket: Socket) => void;

/** A listening socket. `stop` ends every connection too and resolves when all is closed. */
export interface Listening {
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

const IDLE_MS = 30_000;
const LIFETIME_MS = 120_000;
const MOST_SOCKETS = 128;

/** No connection stays for ever, not even one that a peer keeps busy. */
const bound = (socket: Socket): void => {
  const end = () => socket.destroy();
  const timer = setTimeout(end, LIFETIME_MS);
  timer.unref();
  socket.setTimeout(IDLE_MS, end);
  // A peer may reset at any moment; that is no news here.
  socket.on('error', end);
  socket.on('close', () => clearTimeout(timer));
};

/** Listens on a loopback address (port 0: any free one). Rejects with the system's error when it can't. */
export const listen = async (
  handler: Handler,
  { address = '127.0.0.1', port = 0 }: { address?: string; port?: number } = {},
): Promise<Listening> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    bound(socket);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    handler(socket);
  });
  server.maxConnections = MOST_SOCKETS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port }, resolve);
  });
  const bindingOf = server.address();
  if (bindingOf === null || typeof bindingOf === 'string') throw new Error('the listener has no port');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { address, port: bindingOf.port, stop };
};
