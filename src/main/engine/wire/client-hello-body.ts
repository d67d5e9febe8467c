import type { ClientHello } from './api';
import { writeExtensions } from './extensions';
import { written } from './writer';

/** Bytes of every Random since SSL 3.0 (RFC 8446 §4.1.2, RFC 6101 §5.6.1.2). */
export const RANDOM_BYTES = 32;

/** The fields of a ClientHello that are on the wire; all others are read out of `extensions`. */
export type ClientHelloFields = Pick<
  ClientHello,
  'legacyVersion' | 'random' | 'sessionId' | 'suites' | 'compressions' | 'extensions'
>;

/**
 * The body of a ClientHello (RFC 8446 §4.1.2; the same layout since RFC 6101 §5.6.1.2).
 * Without extensions the block is left out altogether, as SSL 3.0 wants it. Throws RangeError for values that do not fit.
 */
export const encodeClientHelloBody = (hello: ClientHelloFields): Uint8Array =>
  written((writer) => {
    if (hello.random.length !== RANDOM_BYTES) throw new RangeError('a random has 32 bytes');
    if (hello.sessionId.length > 32) throw new RangeError('a session id has at most 32 bytes');
    writer.u16(hello.legacyVersion).raw(hello.random).opaque(1, hello.sessionId);
    writer.vector(2, (list) => list.u16s(hello.suites));
    writer.vector(1, (list) => {
      for (const method of hello.compressions) list.u8(method);
    });
    if (hello.extensions.length > 0) writeExtensions(writer, hello.extensions);
  });
