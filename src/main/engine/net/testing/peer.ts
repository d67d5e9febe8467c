import { createServer, type Server, type Socket } from 'node:net';
import type { AttemptOptions } from '../../probes/net-port';
import { encodeCertificate12 } from '../../wire/certificate';
import { encodeHandshake } from '../../wire/handshake';
import { HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../../wire/ids';
import { encodeRecord } from '../../wire/record';
import { encodeServerHello } from '../../wire/server-hello';

/** A scripted server on loopback. `sockets`: the connections it has taken and that are still open on its side. */
export interface Peer {
  readonly port: number;
  readonly sockets: ReadonlySet<Socket>;
  close(): Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

/** Starts a server that does to each connection what the script says. */
export const startPeer = async (script: (socket: Socket) => void): Promise<Peer> => {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    script(socket);
  });
  const port = await listen(server);
  return {
    port,
    sockets,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};

/** Runs `answer` when the client's first bytes are there. */
export const onHello = (answer: (socket: Socket) => void) => (socket: Socket) => {
  socket.once('data', () => answer(socket));
};

/** Writes byte by byte, each in a packet of its own. */
export const drip = (socket: Socket, bytes: Uint8Array, then: () => void = () => {}, at = 0): void => {
  if (socket.destroyed) return;
  if (at >= bytes.length) {
    then();
    return;
  }
  socket.write(bytes.subarray(at, at + 1), () => setImmediate(() => drip(socket, bytes, then, at + 1)));
};

const handshakeRecord = (type: number, body: Uint8Array): Uint8Array =>
  encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], encodeHandshake(type, body));

/** The records of a TLS 1.2 server's flight; the certificate is only bytes. */
export const serverHello12 = handshakeRecord(
  HANDSHAKE_TYPES.server_hello,
  encodeServerHello({
    legacyVersion: VERSIONS['TLS 1.2'],
    random: new Uint8Array(32).fill(7),
    sessionId: new Uint8Array(0),
    suite: 0xc02f,
    compression: 0,
    extensions: [],
  }),
);
export const certificate12 = handshakeRecord(
  HANDSHAKE_TYPES.certificate,
  encodeCertificate12([Uint8Array.of(0x30, 0x01, 0x00), Uint8Array.of(0x30, 0x00)]),
);
export const serverHelloDone = handshakeRecord(HANDSHAKE_TYPES.server_hello_done, new Uint8Array(0));

/** A TLS 1.3 ServerHello: supported_versions says so (RFC 8446 §4.2.1). */
export const serverHello13 = handshakeRecord(
  HANDSHAKE_TYPES.server_hello,
  encodeServerHello({
    legacyVersion: VERSIONS['TLS 1.2'],
    random: new Uint8Array(32).fill(9),
    sessionId: new Uint8Array(32).fill(1),
    suite: 0x1301,
    compression: 0,
    extensions: [{ type: 43, data: Uint8Array.of(3, 4) }],
  }),
);

/** Bytes that stand for a hello: these peers do not read it. */
export const HELLO = new TextEncoder().encode('a ClientHello, as far as these peers can tell');

/** An attempt with everything at its usual value. */
export const asking = (more: Partial<AttemptOptions> = {}): AttemptOptions => ({
  purpose: 'a test',
  address: '127.0.0.1',
  send: HELLO,
  hello: { versions: ['TLS 1.2'], serverName: null, suites: 1, groups: [], bytes: HELLO.length },
  until: 'server-flight',
  waitMs: 2_000,
  ...more,
});
