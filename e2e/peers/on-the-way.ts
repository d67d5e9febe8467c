import { connect } from 'node:net';
import { hangUp, reset } from '../../src/main/lab/kit/endings';
import { type Handler, listen } from '../../src/main/lab/kit/listen';
import { type Peeked, peekHello } from '../../src/main/lab/kit/peek-hello';
import { credentials, healthy, type TlsBackend, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../src/main/lab/pki';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { authority, LAB_NAME } from './lab-peer';

// What stands between a computer and a healthy server, reads along, and does something with some of the connections.

/** What becomes of a connection whose greeting was read. */
export type Fate = 'let-through' | 'cut' | 'close' | 'lose';

const serve = (
  backend: TlsBackend,
  fate: Fate,
  { bytes }: Peeked,
  ...[socket]: Parameters<Handler>
): void => {
  if (fate === 'let-through') backend(socket, bytes);
  else if (fate === 'cut') reset(socket);
  else if (fate === 'close') hangUp(socket);
  else socket.resume();
};

/** A healthy server behind something that decides by the greeting. */
export const filteredBy =
  (decide: (peeked: Peeked) => Fate) =>
  async (pki: LabPki): Promise<Handler> => {
    const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate));
    return (socket) => peekHello(socket, (peeked) => serve(backend, decide(peeked), peeked, socket));
  };

/** What a way does with what the server writes: how much of this piece arrives, given how much did before; null: it is lost, and all after it. */
type Narrow = (piece: number, before: number) => number | null;

/** Large pieces get lost, small ones arrive: as with packets that are too large for a stretch of the way. */
export const losesLarge =
  (most: number): Narrow =>
  (piece) =>
    piece > most ? null : piece;

/** The first bytes of each answer arrive, and then nothing more. */
export const stallsAfter =
  (bytes: number): Narrow =>
  (piece, before) => {
    const room = bytes - before;
    return room <= 0 ? null : Math.min(piece, room);
  };

const narrowed =
  (narrow: Narrow, port: number): Handler =>
  (socket) => {
    const server = connect({ host: '127.0.0.1', port });
    let [arrived, lost] = [0, false];
    server.on('data', (piece: Buffer) => {
      const length = lost ? null : narrow(piece.length, arrived);
      if (length === null) lost = true;
      else if (socket.writable) {
        arrived += length;
        socket.write(piece.subarray(0, length));
      }
    });
    // An end of the server's is lost with what came before it.
    server.on('end', () => (lost ? undefined : socket.end()));
    server.on('error', () => socket.destroy());
    socket.on('data', (piece: Buffer) => server.write(piece));
    socket.on('end', () => socket.end());
    socket.on('close', () => server.destroy());
  };

/** A healthy server, or another one, behind a way that does not let everything through. */
export const behindNarrowWay =
  (
    narrow: Narrow,
    build: (pki: LabPki) => Promise<Handler> | Handler = (pki) => healthy(pki, LAB_NAME),
  ): StartCausePeer =>
  async () => {
    const pki = await authority();
    const server = await listen(await build(pki));
    const way = await listen(narrowed(narrow, server.port));
    return {
      port: way.port,
      stop: async () => {
        await Promise.all([way.stop(), server.stop()]);
      },
      target: { extraRoots: [pki.root.pem] },
    };
  };
