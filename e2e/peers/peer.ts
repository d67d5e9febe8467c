import { createServer, type Socket } from 'node:net';

/** A scripted peer on 127.0.0.1. `open`: connections that are open now. `stop` ends all of them. */
export interface Peer {
  readonly port: number;
  readonly open: () => number;
  stop(): Promise<void>;
}

export type Script = (socket: Socket) => void;
export type StartPeer = () => Promise<Peer>;

/** Runs a script for each connection. A peer that misbehaves must not fail the test by an error of its own. */
const startPeer = async (script: Script): Promise<Peer> => {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    script(socket);
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the peer has no port');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: bound.port, open: () => sockets.size, stop };
};

/** Makes a peer that reads and, once the first bytes have come, does `then`. */
export const afterHello =
  (then: Script): StartPeer =>
  () =>
    startPeer((socket) => {
      socket.once('data', () => then(socket));
      socket.resume();
      closeWithPeer(socket);
    });

/** Makes a peer that does `then` at once, without waiting for a word. */
export const atOnce =
  (then: Script): StartPeer =>
  () =>
    startPeer((socket) => {
      socket.resume();
      closeWithPeer(socket);
      then(socket);
    });

/** With half-open sockets allowed, a peer has to end its own side when the other has. */
const closeWithPeer = (socket: Socket): void => {
  socket.on('end', () => socket.end());
};

/** Writes these bytes again and again, as fast as the other side reads, until the connection ends. */
export const forever = (socket: Socket, bytes: Uint8Array): void => {
  const many = Buffer.concat(new Array<Uint8Array>(Math.ceil(4_096 / bytes.length)).fill(bytes));
  endlessly(socket, () => many);
};

/** Pieces in one go, so that a peer whose pieces cost time does not keep the whole process from its clock. */
const IN_ONE_GO = 32;

/** Writes what `next` gives, piece after piece, as fast as the other side reads, until the connection ends. */
export const endlessly = (socket: Socket, next: () => Uint8Array): void => {
  const more = (): void => {
    for (let count = 0; count < IN_ONE_GO; count += 1)
      if (socket.destroyed || !socket.writable || !socket.write(next())) return;
    setImmediate(more);
  };
  socket.on('drain', more);
  more();
};

/** Writes one byte of these every `ms` until all are out or the connection ends. */
export const drip = (socket: Socket, bytes: Uint8Array, ms: number): void => {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at >= bytes.length) clearInterval(timer);
    else {
      socket.write(bytes.subarray(at, at + 1));
      at += 1;
    }
  }, ms);
  socket.on('close', () => clearInterval(timer));
};
