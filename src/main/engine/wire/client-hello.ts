import type { ClientHello, HelloOptions, VersionCode } from './api';
import { asciiText } from './ascii';
import { helloExtensions } from './client-hello-extensions';
import { extensionFields, readExtensions, writeExtensions } from './extensions';
import { encodeHandshake } from './handshake';
import { EXTENSIONS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from './ids';
import { Reader } from './reader';
import { encodeRecord } from './record';
import { written } from './writer';

const RANDOM_BYTES = 32;
const NO_COMPRESSION = 0;
const HOST_NAME = 0;

/** The fields of a ClientHello that are on the wire; all others are read out of `extensions`. */
export type ClientHelloFields = Pick<
  ClientHello,
  'legacyVersion' | 'random' | 'sessionId' | 'suites' | 'compressions' | 'extensions'
>;

/** True when only SSL 3.0 is offered; that one knows neither extensions nor a later record version. */
const isSsl3Only = (versions: readonly VersionCode[]): boolean =>
  Math.max(...versions) <= VERSIONS['SSL 3.0'];

/**
 * The body of a ClientHello (RFC 8446 §4.1.2; the same layout since RFC 6101 §5.6.1.2).
 * Without extensions the block is left out altogether, as SSL 3.0 wants it. Throws RangeError for values that do not fit.
 */
export const encodeClientHelloBody = (hello: ClientHelloFields): Uint8Array =>
  written((writer) => {
    if (hello.random.length !== RANDOM_BYTES) throw new RangeError('a random has 32 bytes');
    if (hello.sessionId.length > 32) throw new RangeError('a session id has at most 32 bytes');
    writer.u16(hello.legacyVersion).raw(hello.random).opaque(1, hello.sessionId);
    writer.vector(2, (list) => {
      for (const suite of hello.suites) list.u16(suite);
    });
    writer.vector(1, (list) => {
      for (const method of hello.compressions) list.u8(method);
    });
    if (hello.extensions.length > 0) writeExtensions(writer, hello.extensions);
  });

/**
 * A whole first flight: one record with one ClientHello, for one write.
 * legacy_version stays at TLS 1.2 from TLS 1.3 on (RFC 8446 §4.1.2); below it is the highest version offered.
 * Suites go out as they are given, signalling values included. Throws RangeError for options that do not fit.
 */
export const encodeClientHello = (options: HelloOptions): Uint8Array => {
  if (options.versions.length === 0) throw new RangeError('a hello offers at least one version');
  const ssl3Only = isSsl3Only(options.versions);
  const body = encodeClientHelloBody({
    legacyVersion: Math.min(Math.max(...options.versions), VERSIONS['TLS 1.2']),
    random: options.random,
    sessionId: options.sessionId,
    suites: options.suites,
    compressions: [NO_COMPRESSION],
    extensions: ssl3Only ? [] : helloExtensions(options),
  });
  const version = options.recordVersion ?? (ssl3Only ? VERSIONS['SSL 3.0'] : VERSIONS['TLS 1.0']);
  return encodeRecord(RECORD_TYPES.handshake, version, encodeHandshake(HANDSHAKE_TYPES.client_hello, body));
};

/** ServerNameList (RFC 6066 §3): the first host_name in it. */
const readServerName = (content: Reader): string | null => {
  const list = content.vector(2, 'server_name_list');
  let found: string | null = null;
  while (list.left > 0) {
    const type = list.u8('name_type');
    const name = list.opaque(2, 'name');
    if (type === HOST_NAME) found ??= asciiText(name);
  }
  return found;
};

/** ProtocolNameList (RFC 7301 §3.1). Shared with the ServerHello. */
export const readProtocols = (content: Reader): string[] => {
  const list = content.vector(2, 'protocol_name_list');
  const names: string[] = [];
  while (list.left > 0) names.push(asciiText(list.opaque(1, 'protocol_name')));
  return names;
};

/** KeyShareClientHello (RFC 8446 §4.2.8): the groups; the keys stay in the extension. */
const readKeyShareGroups = (content: Reader): number[] => {
  const shares = content.vector(2, 'client_shares');
  const groups: number[] = [];
  while (shares.left > 0) {
    groups.push(shares.u16('group'));
    shares.vector(2, 'key_exchange');
  }
  return groups;
};

/** Reads the body of a ClientHello. Throws DecodeError; a bad extension is noted in `faults` and kept as bytes. */
export const readClientHello = (body: Uint8Array): ClientHello => {
  const reader = new Reader(body, 'ClientHello');
  const legacyVersion = reader.u16('legacy_version');
  const random = reader.take(RANDOM_BYTES, 'random');
  const sessionId = reader.opaque(1, 'legacy_session_id');
  if (sessionId.length > 32) reader.fail('bad-length', 'legacy_session_id');
  const suites = reader.vector(2, 'cipher_suites').uints(2, 'cipher_suite');
  const compressions = reader.vector(1, 'legacy_compression_methods').uints(1, 'compression_method');
  const extensions = reader.left > 0 ? readExtensions(reader) : [];
  reader.end();
  const { field, faults } = extensionFields('ClientHello', extensions);
  const numbers = (type: number, width: 1 | 2): number[] =>
    field(type, [], (content) => content.vector(width, 'list').uints(2, 'code'));
  const hello: ClientHello = {
    legacyVersion,
    random,
    sessionId,
    suites,
    compressions,
    extensions,
    supportedVersions: numbers(EXTENSIONS.supported_versions, 1),
    serverName: field(EXTENSIONS.server_name, null, readServerName),
    groups: numbers(EXTENSIONS.supported_groups, 2),
    signatureSchemes: numbers(EXTENSIONS.signature_algorithms, 2),
    keyShareGroups: field(EXTENSIONS.key_share, [], readKeyShareGroups),
    alpn: field(EXTENSIONS.application_layer_protocol_negotiation, [], readProtocols),
  };
  return faults.length > 0 ? { ...hello, faults } : hello;
};
