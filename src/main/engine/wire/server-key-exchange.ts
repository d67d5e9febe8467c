import type { ServerKeyExchange, VersionCode } from './api';
import { VERSIONS } from './ids';
import { Reader } from './reader';
import { type SuiteFacts, suiteFacts } from './suite-facts';
import { type Writer, written } from './writer';

/** ECCurveType (RFC 8422 §5.4). */
const CURVE_TYPES = { explicit_prime: 1, explicit_char2: 2, named_curve: 3 } as const;

const isSigned = ({ authentication }: SuiteFacts): boolean =>
  authentication !== 'anon' && authentication !== 'psk';

const isRsaExport = (facts: SuiteFacts): boolean => facts.keyExchange === 'rsa' && facts.export;

/** Bits of an unsigned number in network order. */
export const bitsOf = (number: Uint8Array): number => {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (number.length - first) * 8 - Math.clz32(number[first] ?? 0) + 24;
};

/** A vector that may not be empty: a number or a public key. */
const filled = (reader: Reader, width: 1 | 2, what: string): Uint8Array => {
  const bytes = reader.opaque(width, what);
  if (bytes.length === 0) reader.fail('bad-length', what);
  return bytes;
};

/** Reads digitally-signed (RFC 5246 §4.7) and gives its scheme: TLS 1.2 names one, older versions don't. */
const readScheme = (reader: Reader, facts: SuiteFacts, version: VersionCode): number | null => {
  if (!isSigned(facts)) return null;
  const scheme = version >= VERSIONS['TLS 1.2'] ? reader.u16('signed_params.algorithm') : null;
  reader.skip(2, 'signed_params.signature');
  return scheme;
};

/** ServerECDHParams (RFC 8422 §5.4). Curves given by their numbers are out of use and not taken apart. */
const readEcdhe = (reader: Reader, scheme: () => number | null): ServerKeyExchange | null => {
  const type = reader.u8('curve_type');
  if (type !== CURVE_TYPES.named_curve) {
    reader.rest();
    const explicit = type === CURVE_TYPES.explicit_prime || type === CURVE_TYPES.explicit_char2;
    return explicit ? { kind: 'explicit-curve' } : null;
  }
  const group = reader.u16('namedcurve');
  return { kind: 'ecdhe', group, key: filled(reader, 1, 'public'), scheme: scheme() };
};

/** ServerDHParams (RFC 5246 §7.4.3). */
const readDhe = (reader: Reader, scheme: () => number | null): ServerKeyExchange => {
  const prime = filled(reader, 2, 'dh_p');
  const generator = filled(reader, 2, 'dh_g');
  filled(reader, 2, 'dh_Ys');
  return { kind: 'dhe', bits: bitsOf(prime), prime, generator, scheme: scheme() };
};

/** ServerRSAParams (RFC 2246 §7.4.3). */
const readRsaExport = (reader: Reader, scheme: () => number | null): ServerKeyExchange => {
  const modulus = filled(reader, 2, 'rsa_modulus');
  const exponent = filled(reader, 2, 'rsa_exponent');
  return { kind: 'rsa-export', bits: bitsOf(modulus), modulus, exponent, scheme: scheme() };
};

/**
 * Reads the body of a ServerKeyExchange up to TLS 1.2. Its layout can't be told from the bytes: `suite` and `version` are those
 * of the ServerHello. Null when the suite's key exchange is not one of these (SRP, a mere PSK hint, an unknown suite).
 * Throws DecodeError.
 */
export const readServerKeyExchange = (
  body: Uint8Array,
  suite: number,
  version: VersionCode,
): ServerKeyExchange | null => {
  const facts = suiteFacts(suite);
  const layout = facts && layoutOf(facts);
  if (!facts || !layout) return null;
  const reader = new Reader(body, 'ServerKeyExchange');
  // The hint stands in front in each suite with a pre-shared key (RFC 4279 §3, RFC 5489 §2).
  if (facts.authentication === 'psk') reader.skip(2, 'psk_identity_hint');
  const exchange = layout(reader, () => readScheme(reader, facts, version));
  reader.end();
  return exchange;
};

/** The signed half of a ServerKeyExchange with a named curve (RFC 8422 §5.4). `params`: ServerECDHParams as sent. `scheme`: null below TLS 1.2. */
export interface SignedParams {
  readonly params: Uint8Array;
  readonly scheme: number | null;
  readonly signature: Uint8Array;
}

/** Reads what an ECDHE suite with a certificate signs, from a body in which readServerKeyExchange found a named curve. Throws DecodeError. */
export const readSignedParams = (body: Uint8Array, version: VersionCode): SignedParams => {
  const reader = new Reader(body, 'ServerKeyExchange');
  reader.take(3, 'curve_params');
  filled(reader, 1, 'public');
  const params = body.slice(0, body.length - reader.left);
  const scheme = version >= VERSIONS['TLS 1.2'] ? reader.u16('signed_params.algorithm') : null;
  const signature = reader.opaque(2, 'signed_params.signature');
  reader.end();
  return { params, scheme, signature };
};

const layoutOf = (facts: SuiteFacts): typeof readEcdhe | null => {
  if (facts.keyExchange === 'ecdhe') return readEcdhe;
  if (facts.keyExchange === 'dhe') return readDhe;
  return isRsaExport(facts) ? readRsaExport : null;
};

/** What a ServerKeyExchange carries besides. `publicKey`: dh_Ys. `signature`: null when the suite has none. `pskHint`: null without PSK. */
export interface ServerKeyExchangeRest {
  readonly signature: Uint8Array | null;
  readonly publicKey?: Uint8Array;
  readonly pskHint?: Uint8Array | null;
}

const writeParams = (writer: Writer, exchange: ServerKeyExchange, publicKey: Uint8Array): void => {
  if (exchange.kind === 'ecdhe')
    writer.u8(CURVE_TYPES.named_curve).u16(exchange.group).opaque(1, exchange.key);
  else if (exchange.kind === 'dhe')
    writer.opaque(2, exchange.prime).opaque(2, exchange.generator).opaque(2, publicKey);
  else if (exchange.kind === 'rsa-export') writer.opaque(2, exchange.modulus).opaque(2, exchange.exponent);
  else throw new RangeError('a curve can only be given by its name');
};

/** The body of a ServerKeyExchange; `bits` is left aside, `scheme` goes out unless null. Throws RangeError for an explicit curve. */
export const encodeServerKeyExchange = (
  exchange: ServerKeyExchange,
  { signature, publicKey = Uint8Array.of(2), pskHint = null }: ServerKeyExchangeRest,
): Uint8Array =>
  written((writer) => {
    if (pskHint) writer.opaque(2, pskHint);
    writeParams(writer, exchange, publicKey);
    if (signature === null || exchange.kind === 'explicit-curve') return;
    if (exchange.scheme !== null) writer.u16(exchange.scheme);
    writer.opaque(2, signature);
  });
