import type { Extension, HelloOptions } from './api';
import { asciiBytes } from './ascii';
import { hostName } from './dns-name';
import { extension } from './extensions';
import { EXTENSIONS, VERSIONS } from './ids';

const HOST_NAME = 0;
const OCSP = 1;
const UNCOMPRESSED = 0;
const PSK_DHE_KE = 1;
const EMPTY_RENEGOTIATION_INFO_SCSV = 0x00ff;

const numbers = (type: number, width: 1 | 2, codes: readonly number[]): Extension =>
  extension(type, (content) => content.vector(width, (list) => list.u16s(codes)));

/** signature_algorithms_cert: what certificates may be signed with (RFC 8446 §4.2.3). Goes into `extra`; no hello has it by itself. */
export const certificateSchemes = (schemes: readonly number[]): Extension =>
  numbers(EXTENSIONS.signature_algorithms_cert, 2, schemes);

/** ServerNameList with one host_name (RFC 6066 §3); none for what is not a DNS name. */
const serverName = (asked: string | null): Extension[] => {
  const name = asked === null ? null : hostName(asked);
  if (name === null) return [];
  const fill = extension(EXTENSIONS.server_name, (content) =>
    content.vector(2, (list) => list.u8(HOST_NAME).opaque(2, asciiBytes(name))),
  );
  return [fill];
};

/** ProtocolNameList (RFC 7301 §3.1). */
const protocols = (names: readonly string[]): Extension =>
  extension(EXTENSIONS.application_layer_protocol_negotiation, (content) =>
    content.vector(2, (list) => {
      for (const name of names) list.opaque(1, asciiBytes(name));
    }),
  );

/** CertificateStatusRequest for OCSP without responder ids or extensions (RFC 6066 §8). */
const statusRequest = (): Extension =>
  extension(EXTENSIONS.status_request, (content) => content.u8(OCSP).u16(0).u16(0));

/** KeyShareClientHello (RFC 8446 §4.2.8); no shares at all asks for a HelloRetryRequest. */
const keyShare = (shares: HelloOptions['keyShares']): Extension =>
  extension(EXTENSIONS.key_share, (content) =>
    content.vector(2, (list) => {
      for (const { group, key } of shares) list.u16(group).opaque(2, key);
    }),
  );

/** What TLS 1.2 and older use (RFC 8422 §5.1.2, RFC 7627, RFC 5077, RFC 5746). */
const upToTls12 = (options: HelloOptions): Extension[] => [
  ...(options.groups.length > 0
    ? [extension(EXTENSIONS.ec_point_formats, (content) => content.opaque(1, Uint8Array.of(UNCOMPRESSED)))]
    : []),
  extension(EXTENSIONS.extended_master_secret),
  extension(EXTENSIONS.session_ticket),
  // RFC 5746 §3.4: either the signalling suite or the extension, never both.
  ...(options.suites.includes(EMPTY_RENEGOTIATION_INFO_SCSV)
    ? []
    : [extension(EXTENSIONS.renegotiation_info, (content) => content.u8(0))]),
];

/** What TLS 1.3 needs (RFC 8446 §4.2.1, §4.2.8, §4.2.9). */
const fromTls13 = (options: HelloOptions): Extension[] => [
  numbers(EXTENSIONS.supported_versions, 1, options.versions),
  extension(EXTENSIONS.psk_key_exchange_modes, (content) => content.opaque(1, Uint8Array.of(PSK_DHE_KE))),
  keyShare(options.keyShares),
];

/**
 * The extensions that a hello for TLS 1.0 and newer has by itself. Each one goes out only when a version that knows it is offered.
 * The empty ones stand in the middle: some old servers drop a hello whose last extension is empty.
 */
const usualExtensions = (options: HelloOptions): Extension[] => {
  const highest = Math.max(...options.versions);
  const lowest = Math.min(...options.versions);
  return [
    ...serverName(options.serverName),
    ...(lowest <= VERSIONS['TLS 1.2'] ? upToTls12(options) : []),
    ...(options.alpn.length > 0 ? [protocols(options.alpn)] : []),
    statusRequest(),
    ...(options.groups.length > 0 ? [numbers(EXTENSIONS.supported_groups, 2, options.groups)] : []),
    ...(highest >= VERSIONS['TLS 1.2'] && options.signatureSchemes.length > 0
      ? [numbers(EXTENSIONS.signature_algorithms, 2, options.signatureSchemes)]
      : []),
    ...(highest >= VERSIONS['TLS 1.3'] ? fromTls13(options) : []),
  ];
};

/** In the order wanted; what `order` does not name stays as it was, behind what it names. */
export const inOrder = (extensions: readonly Extension[], order: readonly number[]): Extension[] => {
  const place = new Map(order.map((type, at) => [type, at]));
  const rank = ({ type }: Extension): number => place.get(type) ?? order.length;
  return [...extensions].sort((one, other) => rank(one) - rank(other));
};

/**
 * The extensions of a hello as asked for: the usual ones less `without`, then `extra`, in `order`.
 * SSL 3.0 alone has none of its own (RFC 6101 §5.6.1.2); `extra` goes out all the same, since it was asked for.
 */
export const helloExtensions = (options: HelloOptions): Extension[] => {
  const none = Math.max(...options.versions) <= VERSIONS['SSL 3.0'];
  const usual = none ? [] : usualExtensions(options);
  const without = options.without ?? [];
  const kept = usual.filter(({ type }) => !without.includes(type));
  return inOrder([...kept, ...(options.extra ?? [])], options.order ?? []);
};
