import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drawn } from '../../src/main/engine/clients/define-client';
import { clients } from '../../src/main/engine/clients/registry';
import { createTlsStream } from '../../src/main/engine/wire/stream';
import { listen } from '../../src/main/lab/kit/listen';
import { credentials, leniency, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import { makeLabPki } from '../../src/main/lab/pki';

const NAME = 'peer.lab.test';
const SERVER_HELLO = 2;
const MLKEM_BYTES = 1_216;

const x25519 = (): Uint8Array =>
  new Uint8Array(
    generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32),
  );

/** The server knows no post-quantum group, so any bytes stand for such a key. */
const keyShare = (group: number): Uint8Array => {
  if (group === 0x001d) return x25519();
  return group === 0x0017 ? createECDH('prime256v1').generateKeys() : randomBytes(MLKEM_BYTES);
};

const drawn = (): Drawn => ({
  random: randomBytes(32),
  sessionId: randomBytes(32),
  serverName: NAME,
  keyShare,
});

/** What comes back first: the type of a handshake message, or "alert 40", or "closed". */
const answerTo = (port: number, hello: Uint8Array): Promise<string> =>
  new Promise((resolve) => {
    const stream = createTlsStream();
    const socket = connect(port, '127.0.0.1', () => socket.write(hello));
    const end = (what: string): void => {
      socket.destroy();
      resolve(what);
    };
    socket.on('error', () => end('closed'));
    socket.on('close', () => end('closed'));
    socket.on('data', (chunk) => {
      for (const item of stream.push(chunk)) {
        if (item.kind === 'handshake') end(`message ${item.message.type}`);
        if (item.kind === 'alert') end(`alert ${item.alert.description}`);
      }
    });
  });

let port = 0;
let stop = (): Promise<void> | void => undefined;

beforeAll(async () => {
  const pki = await makeLabPki();
  const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], key: 'rsa' });
  const ec = await pki.make({ subject: `CN=${NAME}`, names: [NAME] });
  const { cert, key } = credentials(leaf, pki.intermediate);
  const other = credentials(ec, pki.intermediate);
  const backend = tlsBackend({
    cert: [cert, other.cert],
    key: [key, other.key],
    minVersion: 'TLSv1',
    ...leniency(),
  });
  ({ port, stop } = await listen((socket) => backend(socket)));
});
afterAll(() => stop());

describe('the greeting of every known program', () => {
  it.each(clients.map(({ id, hello }) => ({ id, hello })))(
    'is answered by a real server that takes everything: $id',
    async ({ hello }) => {
      expect(await answerTo(port, hello(drawn()))).toBe(`message ${SERVER_HELLO}`);
    },
  );
});
