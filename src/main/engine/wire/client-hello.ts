import type { ClientHello } from './api';
import { RANDOM_BYTES } from './client-hello-body';
import { readKeyShareGroups, readProtocols, readServerName } from './client-hello-fields';
import { extensionFields, readExtensions } from './extensions';
import { EXTENSIONS } from './ids';
import { Reader } from './reader';

export { encodeClientHelloBody } from './client-hello-body';
export { encodeClientHello, encodeClientHelloInRecords } from './our-hello';

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
