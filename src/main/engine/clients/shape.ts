import type { VersionCode } from '../wire/api';
import { asciiBytes } from '../wire/ascii';
import { encodeClientHelloBody } from '../wire/client-hello-body';
import { hostName } from '../wire/dns-name';
import { extension } from '../wire/extensions';
import { encodeHandshake } from '../wire/handshake';
import { EXTENSIONS, HANDSHAKE_TYPES, isGrease, RECORD_TYPES, VERSIONS } from '../wire/ids';
import { encodeRecord } from '../wire/record';
import type { ClientProfile, Drawn } from './define-client';

/** An extension whose content never changes: its type and its bytes in hex. */
type Fixed = readonly [type: number, hex: string];

/** One extension in its place: by name when its content is offered or drawn, else as it is. */
export type Part =
  | 'name'
  | 'groups'
  | 'schemes'
  | 'schemes-for-certificates'
  | 'versions'
  | 'keys'
  | 'alpn'
  | Fixed;

/** How a program writes its greeting. Codes as on the wire, GREASE (RFC 8701) among them; `versions` lowest first. */
export interface Shape {
  readonly versions: readonly VersionCode[];
  readonly suites: readonly number[];
  readonly groups: readonly number[];
  readonly schemes: readonly number[];
  readonly alpn: readonly string[];
  /** Groups for which it sends a key at once. */
  readonly keys: readonly number[];
  /** The extensions in its order; what is not named here is not sent. */
  readonly parts: readonly Part[];
  /** Default 0x0301. */
  readonly recordVersion?: VersionCode;
  /** It sends 32 bytes of session id; default: when it offers TLS 1.3 (RFC 8446 §D.4). */
  readonly sessionId?: boolean;
  /** Grows a message of 256 to 511 bytes to 512 (RFC 7685): OpenSSL and GnuTLS on request, BoringSSL always. */
  readonly pads?: boolean;
}

const HEX = /../g;

/** Bytes from hex digits. */
export const fromHex = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(HEX) ?? [], (pair) => Number.parseInt(pair, 16));

const numbers = (type: number, width: 1 | 2, codes: readonly number[]) =>
  extension(type, (content) => content.vector(width, (list) => list.u16s(codes)));

const nameExtension = (asked: string | null) => {
  const name = asked === null ? null : hostName(asked);
  if (name === null) return null;
  return extension(EXTENSIONS.server_name, (content) =>
    content.vector(2, (list) => list.u8(0).opaque(2, asciiBytes(name))),
  );
};

const alpnExtension = (names: readonly string[]) =>
  names.length === 0
    ? null
    : extension(EXTENSIONS.application_layer_protocol_negotiation, (content) =>
        content.vector(2, (list) => {
          for (const name of names) list.opaque(1, asciiBytes(name));
        }),
      );

/** One byte, as BoringSSL sends it for a group that can't be taken. */
const GREASE_KEY = Uint8Array.of(0);

/** A group for which no key can be made here is left out: it stays among the groups, and the server may ask for it. */
const keysExtension = (groups: readonly number[], drawn: Drawn) =>
  extension(EXTENSIONS.key_share, (content) =>
    content.vector(2, (list) => {
      for (const group of groups) {
        const key = isGrease(group) ? GREASE_KEY : drawn.keyShare(group);
        if (key) list.u16(group).opaque(2, key);
      }
    }),
  );

const partOf = (shape: Shape, part: Part, drawn: Drawn) => {
  if (part === 'name') return nameExtension(drawn.serverName);
  if (part === 'groups') return numbers(EXTENSIONS.supported_groups, 2, shape.groups);
  if (part === 'schemes') return numbers(EXTENSIONS.signature_algorithms, 2, shape.schemes);
  if (part === 'schemes-for-certificates')
    return numbers(EXTENSIONS.signature_algorithms_cert, 2, shape.schemes);
  if (part === 'versions') return numbers(EXTENSIONS.supported_versions, 1, [...shape.versions].reverse());
  if (part === 'keys') return keysExtension(shape.keys, drawn);
  if (part === 'alpn') return alpnExtension(drawn.alpn ?? shape.alpn);
  return { type: part[0], data: fromHex(part[1]) };
};

const PAD_FROM = 256;
const PAD_TO = 512;
const EXTENSION_HEADER = 4;

const newest = (shape: Shape): VersionCode =>
  shape.versions[shape.versions.length - 1] ?? VERSIONS['TLS 1.2'];

/** The greeting of a shape as its program sends it: one record with one ClientHello. */
const helloOf = (shape: Shape, drawn: Drawn): Uint8Array => {
  const modern = newest(shape) > VERSIONS['TLS 1.2'];
  const extensions = shape.parts.map((part) => partOf(shape, part, drawn)).filter((one) => one !== null);
  const message = (more: typeof extensions): Uint8Array =>
    encodeHandshake(
      HANDSHAKE_TYPES.client_hello,
      encodeClientHelloBody({
        legacyVersion: Math.min(newest(shape), VERSIONS['TLS 1.2']),
        random: drawn.random,
        sessionId: (shape.sessionId ?? modern) ? drawn.sessionId : new Uint8Array(),
        suites: shape.suites,
        compressions: [0],
        extensions: [...extensions, ...more],
      }),
    );
  const plain = message([]);
  const pads = shape.pads === true && plain.length >= PAD_FROM && plain.length < PAD_TO;
  const padding = new Uint8Array(Math.max(1, PAD_TO - plain.length - EXTENSION_HEADER));
  const whole = pads ? message([{ type: EXTENSIONS.padding, data: padding }]) : plain;
  return encodeRecord(RECORD_TYPES.handshake, shape.recordVersion ?? VERSIONS['TLS 1.0'], whole);
};

const offered = (codes: readonly number[]): readonly number[] => codes.filter((code) => !isGrease(code));

/** What a profile takes from a shape: its offers, its keys and its greeting. */
export const shaped = (shape: Shape): Pick<ClientProfile, 'offers' | 'keyShares' | 'hello'> => ({
  offers: {
    versions: shape.versions,
    suites: offered(shape.suites),
    groups: shape.parts.includes('groups') ? offered(shape.groups) : [],
    signatureSchemes: shape.parts.includes('schemes') ? offered(shape.schemes) : [],
    alpn: shape.parts.includes('alpn') ? shape.alpn : [],
    sendsServerName: shape.parts.includes('name'),
  },
  keyShares: offered(shape.keys),
  hello: (drawn) => helloOf(shape, drawn),
});
