import type { Extension, HelloOptions, VersionCode } from './api';
import { joined } from './bytes';
import { encodeClientHelloBody } from './client-hello-body';
import { helloExtensions, inOrder } from './client-hello-extensions';
import { encodeHandshake } from './handshake';
import { EXTENSIONS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from './ids';
import { encodeRecord, RECORD_HEADER } from './record';

const NO_COMPRESSION = 0;
const EXTENSION_HEADER = 4;

/** The block's own length field, which a hello without any extension lacks. */
const BLOCK_LENGTH = 2;

const body = (options: HelloOptions, extensions: readonly Extension[]): Uint8Array =>
  encodeClientHelloBody({
    legacyVersion: options.legacyVersion ?? Math.min(Math.max(...options.versions), VERSIONS['TLS 1.2']),
    random: options.random,
    sessionId: options.sessionId,
    suites: options.suites,
    compressions: options.compressions ?? [NO_COMPRESSION],
    extensions,
  });

const handshake = (helloBody: Uint8Array): Uint8Array =>
  encodeHandshake(HANDSHAKE_TYPES.client_hello, helloBody);

/** Behind all others, but before a pre_shared_key at the end: that one has to be the last (RFC 8446 §4.2.11). */
const withPadding = (extensions: readonly Extension[], bytes: number): Extension[] => {
  const pskLast = extensions[extensions.length - 1]?.type === EXTENSIONS.pre_shared_key;
  const at = extensions.length - (pskLast ? 1 : 0);
  const padding = { type: EXTENSIONS.padding, data: new Uint8Array(bytes) };
  return [...extensions.slice(0, at), padding, ...extensions.slice(at)];
};

/**
 * The padding extension (RFC 7685) is at least five bytes: an empty one at the end makes some old servers drop the hello.
 * So a hello that lacks less than that becomes up to four bytes longer than asked for.
 */
const padded = (options: HelloOptions, extensions: readonly Extension[], message: Uint8Array): Uint8Array => {
  const missing = (options.padTo ?? 0) - RECORD_HEADER - message.length;
  if (missing <= 0) return message;
  const overhead = EXTENSION_HEADER + (extensions.length === 0 ? BLOCK_LENGTH : 0);
  const more = withPadding(extensions, Math.max(missing - overhead, 1));
  return handshake(body(options, inOrder(more, options.order ?? [])));
};

/** The handshake message with its header. */
const encodeMessage = (options: HelloOptions): Uint8Array => {
  if (options.versions.length === 0) throw new RangeError('a hello offers at least one version');
  const extensions = helloExtensions(options);
  return padded(options, extensions, handshake(body(options, extensions)));
};

/** SSL 3.0 alone knows no later record version. */
const recordVersion = (options: HelloOptions): VersionCode =>
  options.recordVersion ??
  (Math.max(...options.versions) <= VERSIONS['SSL 3.0'] ? VERSIONS['SSL 3.0'] : VERSIONS['TLS 1.0']);

/**
 * A whole first flight: one record with one ClientHello, for one write.
 * legacy_version stays at TLS 1.2 from TLS 1.3 on (RFC 8446 §4.1.2); below it is the highest version offered.
 * Suites go out as they are given, signalling values included. Throws RangeError for options that do not fit.
 */
export const encodeClientHello = (options: HelloOptions): Uint8Array =>
  encodeRecord(RECORD_TYPES.handshake, recordVersion(options), encodeMessage(options));

/**
 * The same ClientHello spread over several records (RFC 8446 §5.1), one behind the other.
 * `cuts`: offsets into the handshake message with its 4-byte header, rising, at each of which a new record begins.
 * Throws RangeError for offsets that would leave a record empty, and for options that do not fit.
 */
export const encodeClientHelloInRecords = (options: HelloOptions, cuts: readonly number[]): Uint8Array => {
  const message = encodeMessage(options);
  const edges = [0, ...cuts, message.length];
  const records = cuts.concat(message.length).map((end, at) => {
    const start = edges[at] ?? 0;
    if (!Number.isInteger(end) || end <= start || end > message.length)
      throw new RangeError(`a hello of ${message.length} bytes can't be cut at ${cuts.join(', ')}`);
    return encodeRecord(RECORD_TYPES.handshake, recordVersion(options), message.subarray(start, end));
  });
  return joined(records);
};
