import type { Socket } from 'node:net';
import type { ClientHello } from '../../engine/wire/api';
import { readClientHello } from '../../engine/wire/client-hello';
import { createTlsStream } from '../../engine/wire/stream';

const CLIENT_HELLO = 1;
const MOST_BYTES = 65_536;
const TLS_1_2 = 0x0303;

/** `hello` null: the first bytes are not a ClientHello. `bytes`: everything received so far. */
export interface Peeked {
  readonly hello: ClientHello | null;
  readonly bytes: Buffer;
}

const read = (body: Uint8Array): ClientHello | null => {
  try {
    return readClientHello(body);
  } catch {
    return null;
  }
};

/** Waits for the first whole message of a connection, then calls `then` once with the socket paused. */
export const peekHello = (socket: Socket, then: (peeked: Peeked) => void): void => {
  const stream = createTlsStream();
  const chunks: Buffer[] = [];
  let size = 0;
  const done = (hello: ClientHello | null) => {
    socket.off('data', onData);
    socket.pause();
    then({ hello, bytes: Buffer.concat(chunks) });
  };
  const onData = (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    for (const item of stream.push(chunk)) {
      if (item.kind === 'record') continue;
      done(item.kind === 'handshake' && item.message.type === CLIENT_HELLO ? read(item.message.body) : null);
      return;
    }
    if (size > MOST_BYTES) done(null);
  };
  socket.on('data', onData);
};

/** The newest version a hello is ready for: supported_versions when it is there (RFC 8446 §4.2.1), else legacy_version. */
export const newestOffered = (hello: ClientHello): number =>
  hello.supportedVersions.length > 0
    ? Math.max(...hello.supportedVersions.filter(isPlain))
    : hello.legacyVersion;

/** Leaves out the reserved values that some programs mix in (GREASE, RFC 8701). */
const isPlain = (version: number): boolean => version >= 0x0300 && version <= 0x0304;

export const offersTls12OrNewer = (hello: ClientHello): boolean => newestOffered(hello) >= TLS_1_2;
