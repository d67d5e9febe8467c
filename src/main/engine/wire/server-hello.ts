import type { ServerHello } from './api';
import { readProtocol } from './client-hello-fields';
import { extensionFields, readExtensions, writeExtensions } from './extensions';
import { EXTENSIONS } from './ids';
import { Reader } from './reader';
import { written } from './writer';

const RANDOM_BYTES = 32;

/** SHA-256 of "HelloRetryRequest": the random that marks one (RFC 8446 §4.1.3). */
export const HELLO_RETRY_RANDOM = Uint8Array.of(
  ...[0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91],
  ...[0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c],
);

/** The fields of a ServerHello that are on the wire; all others are read out of `extensions` and `random`. */
export type ServerHelloFields = Pick<
  ServerHello,
  'legacyVersion' | 'random' | 'sessionId' | 'suite' | 'compression' | 'extensions'
>;

const isHelloRetry = (random: Uint8Array): boolean =>
  random.every((byte, at) => byte === HELLO_RETRY_RANDOM[at]);

/** The body of a ServerHello or HelloRetryRequest (RFC 8446 §4.1.3); no extensions = no block, as before TLS 1.2. */
export const encodeServerHello = (hello: ServerHelloFields): Uint8Array =>
  written((writer) => {
    if (hello.random.length !== RANDOM_BYTES) throw new RangeError('a random has 32 bytes');
    if (hello.sessionId.length > 32) throw new RangeError('a session id has at most 32 bytes');
    writer.u16(hello.legacyVersion).raw(hello.random).opaque(1, hello.sessionId);
    writer.u16(hello.suite).u8(hello.compression);
    if (hello.extensions.length > 0) writeExtensions(writer, hello.extensions);
  });

interface ServerShare {
  readonly group: number | null;
  readonly key: Uint8Array | null;
}

/** KeyShareServerHello, or KeyShareHelloRetryRequest with the group alone (RFC 8446 §4.2.8). */
const readShare =
  (helloRetryRequest: boolean) =>
  (content: Reader): ServerShare => ({
    group: content.u16('group'),
    key: helloRetryRequest ? null : content.opaque(2, 'key_exchange'),
  });

const NO_SHARE: ServerShare = { group: null, key: null };

/** Reads the body of a ServerHello. Throws DecodeError; a bad extension is noted in `faults` and kept as bytes. */
export const readServerHello = (body: Uint8Array): ServerHello => {
  const reader = new Reader(body, 'ServerHello');
  const legacyVersion = reader.u16('legacy_version');
  const random = reader.take(RANDOM_BYTES, 'random');
  const sessionId = reader.opaque(1, 'legacy_session_id_echo');
  if (sessionId.length > 32) reader.fail('bad-length', 'legacy_session_id_echo');
  const suite = reader.u16('cipher_suite');
  const compression = reader.u8('legacy_compression_method');
  const extensions = reader.left > 0 ? readExtensions(reader) : [];
  reader.end();
  const helloRetryRequest = isHelloRetry(random);
  const { field, faults } = extensionFields('ServerHello', extensions);
  const share = field(EXTENSIONS.key_share, NO_SHARE, readShare(helloRetryRequest));
  const hello: ServerHello = {
    helloRetryRequest,
    legacyVersion,
    version: field(EXTENSIONS.supported_versions, legacyVersion, (content) =>
      content.u16('selected_version'),
    ),
    random,
    sessionId,
    suite,
    compression,
    extensions,
    group: share.group,
    keyShare: share.key,
    alpn: field(EXTENSIONS.application_layer_protocol_negotiation, null, readProtocol),
  };
  return faults.length > 0 ? { ...hello, faults } : hello;
};
