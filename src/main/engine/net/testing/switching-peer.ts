import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { makeCertificate, pem } from '../trust/testing/make-chain';
import { type Peer, startPeer } from './peer';

const root = makeCertificate({ subject: 'Test root', authority: true });
const leaf = makeCertificate({ subject: 'www.lab.test', names: ['www.lab.test'], issuer: root });
const key = leaf.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A server that holds a plain dialogue and then really switches. */
export interface SwitchingServer {
  /** What the client says, in turn; each is awaited byte for byte. */
  readonly hears: readonly string[];
  /** What is said after each of them; with `greets`, the first one before anything. */
  readonly says: readonly string[];
  readonly greets: boolean;
  /** TLS travels in TDS packets until the handshake is over (MS-TDS §3.3.5). */
  readonly packets?: boolean;
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** TDS packets in, TLS out, and the other way round, written apart from the code it tests. */
const tdsStream = (socket: Socket): { readonly stream: Duplex; push(chunk: Buffer): void; bare(): void } => {
  let framed = true;
  let pending: Buffer = Buffer.alloc(0);
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      const header = Buffer.from([0x12, 1, (chunk.length + 8) >> 8, (chunk.length + 8) & 0xff, 0, 0, 0, 0]);
      socket.write(framed ? Buffer.concat([header, chunk]) : chunk, () => done());
    },
  });
  return {
    stream,
    bare: () => {
      framed = false;
    },
    push(chunk) {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 8 && pending[0] === 0x12 && pending.length >= pending.readUInt16BE(2)) {
        stream.push(pending.subarray(8, pending.readUInt16BE(2)));
        pending = pending.subarray(pending.readUInt16BE(2));
      }
      if (pending.length > 0 && pending[0] !== 0x12) {
        stream.push(pending);
        pending = Buffer.alloc(0);
      }
    },
  };
};

const plainStream = (socket: Socket): ReturnType<typeof tdsStream> => {
  const stream = new Duplex({
    read() {},
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, () => done()),
  });
  return { stream, bare: () => {}, push: (chunk) => void stream.push(chunk) };
};

/** What a secured connection is handed to. */
export type OnSecure = (secured: TLSSocket) => void;

const begin = (socket: Socket, server: SwitchingServer, onSecure: OnSecure): ((chunk: Buffer) => void) => {
  const under = server.packets ? tdsStream(socket) : plainStream(socket);
  under.stream.on('error', () => {});
  const secured = new TLSSocket(under.stream, { isServer: true, key, cert: pem(leaf) });
  secured.on('error', () => {});
  secured.once('secure', () => {
    under.bare();
    onSecure(secured);
  });
  socket.once('close', () => secured.destroy());
  return under.push;
};

/** Starts it on loopback. `heard` collects whatever did not fit the dialogue. */
export const startSwitchingPeer = (
  server: SwitchingServer,
  onSecure: OnSecure = () => {},
): Promise<Peer & { readonly heard: string[] }> => {
  const heard: string[] = [];
  return startPeer((socket) => {
    const says = [...server.says];
    const hears = server.hears.map(latin1);
    let pending = Buffer.alloc(0);
    let tls: ((chunk: Buffer) => void) | null = null;
    if (server.greets) socket.write(latin1(says.shift() ?? ''));
    const step = (): void => {
      const [wanted] = hears;
      if (!wanted) {
        tls ??= begin(socket, server, onSecure);
        if (pending.length > 0) tls(pending);
        pending = Buffer.alloc(0);
        return;
      }
      if (pending.length < wanted.length) return;
      if (!pending.subarray(0, wanted.length).equals(wanted)) {
        heard.push(pending.toString('latin1'));
        socket.destroy();
        return;
      }
      pending = pending.subarray(wanted.length);
      hears.shift();
      const reply = says.shift();
      if (reply !== undefined) socket.write(latin1(reply));
      step();
    };
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      step();
    });
  }).then((peer) => ({ ...peer, heard }));
};
