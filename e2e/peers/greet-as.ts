import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Drawn } from '../../src/main/engine/clients/define-client';
import { createTlsStream } from '../../src/main/engine/wire/stream';

const MLKEM_BYTES = 1_216;

const x25519 = (): Uint8Array =>
  new Uint8Array(
    generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32),
  );

/** The servers here know no post-quantum group, so any bytes stand for such a key. */
const keyShare = (group: number): Uint8Array => {
  if (group === 0x001d) return x25519();
  return group === 0x0017 ? createECDH('prime256v1').generateKeys() : randomBytes(MLKEM_BYTES);
};

/** Fresh values for a program's greeting that asks for this name. */
export const freshlyDrawn = (serverName: string | null): Drawn => ({
  random: randomBytes(32),
  sessionId: randomBytes(32),
  serverName,
  keyShare,
});

/** What comes back first to these bytes, from 127.0.0.1: "message 2" (ServerHello), "alert 40", or "closed". */
export const answerTo = (port: number, hello: Uint8Array): Promise<string> =>
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
