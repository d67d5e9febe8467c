/** A suite up to TLS 1.2 that this program's own handshake can use. */
export interface OwnSuite {
  /** `rsa`: the secret goes out encrypted to the certificate's key. */
  readonly exchange: 'ecdhe' | 'rsa';
  readonly keyBytes: 16 | 32;
  readonly mode: 'gcm' | 'cbc';
  /** Of the MAC where the mode is CBC, and of the key derivation where it is GCM. */
  readonly hash: 'sha1' | 'sha256' | 'sha384';
}

const rows = (
  exchange: OwnSuite['exchange'],
  mode: OwnSuite['mode'],
  hash: OwnSuite['hash'],
  aes128: readonly number[],
  aes256: readonly number[],
): readonly (readonly [number, OwnSuite])[] => [
  ...aes128.map((code) => [code, { exchange, keyBytes: 16, mode, hash }] as const),
  ...aes256.map((code) => [code, { exchange, keyBytes: 32, mode, hash }] as const),
];

/**
 * AES with ECDHE or RSA: nearly every server has one of them, and every runtime has what they need. Written out, because a scan asks for them in
 * its first milliseconds, when working out what is known of a hundred suites would take longer than the handshake. RFC 5289 §3, RFC 8422 §6,
 * RFC 5288 §3, RFC 5246 §A.5.
 */
export const OWN_SUITES: ReadonlyMap<number, OwnSuite> = new Map([
  ...rows('ecdhe', 'gcm', 'sha256', [0xc02b, 0xc02f], []),
  ...rows('ecdhe', 'gcm', 'sha384', [], [0xc02c, 0xc030]),
  ...rows('ecdhe', 'cbc', 'sha256', [0xc023, 0xc027], []),
  ...rows('ecdhe', 'cbc', 'sha384', [], [0xc024, 0xc028]),
  ...rows('ecdhe', 'cbc', 'sha1', [0xc009, 0xc013], [0xc00a, 0xc014]),
  ...rows('rsa', 'gcm', 'sha256', [0x009c], []),
  ...rows('rsa', 'gcm', 'sha384', [], [0x009d]),
  ...rows('rsa', 'cbc', 'sha256', [0x003c], [0x003d]),
  ...rows('rsa', 'cbc', 'sha1', [0x002f], [0x0035]),
]);
