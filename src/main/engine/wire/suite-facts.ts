import type { VersionCode } from './api';
import { VERSIONS } from './ids';
import { SUITES } from './suites';

/** How the secret comes about; `tls13`: the groups decide, not the suite (RFC 8446 §B.4). `rsa`: encrypted to the certificate's key. */
type KeyExchange =
  | 'rsa'
  | 'dh'
  | 'dhe'
  | 'ecdh'
  | 'ecdhe'
  | 'psk'
  | 'srp'
  | 'krb5'
  | 'gost'
  | 'eccpwd'
  | 'cecpq1'
  | 'fortezza'
  | 'tls13'
  | 'none';

/** What proves who the server is: the key in its certificate (`rsa`, `dss`, `ecdsa`, `gost`), a shared secret, nothing (`anon`); `any`: TLS 1.3. */
type Authentication = 'rsa' | 'dss' | 'ecdsa' | 'gost' | 'psk' | 'srp' | 'krb5' | 'password' | 'anon' | 'any';

/** What a cipher suite's name and its RFC say. */
export interface SuiteFacts {
  readonly code: number;
  readonly name: string;
  readonly keyExchange: KeyExchange;
  readonly authentication: Authentication;
  /** As in the name: "AES_128_GCM", "3DES_EDE_CBC", "NULL". */
  readonly cipher: string;
  readonly mode: 'none' | 'stream' | 'cbc' | 'aead';
  /** Bits of strength of the cipher's key; 0 without encryption. 112 for 3DES, 40 and 56 for export suites. */
  readonly bits: number;
  /** Hash behind the MAC, or behind the key derivation of an AEAD cipher; null for CCM, whose names leave it out (it is SHA-256). */
  readonly hash: string | null;
  readonly export: boolean;
  /** A fresh key for each connection: recorded traffic stays closed when the certificate's key gets out. */
  readonly ephemeral: boolean;
  /** The versions in which servers choose it. Both 0 for a signalling value, which nobody chooses. */
  readonly minVersion: VersionCode;
  readonly maxVersion: VersionCode;
  readonly signalling: boolean;
}

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746 §3.3), TLS_FALLBACK_SCSV (RFC 7507); NULL_WITH_NULL_NULL is no offer (RFC 5246 §A.5). */
const SIGNALS: ReadonlySet<number> = new Set([0x0000, 0x00ff, 0x5600]);

const EXCHANGES: Readonly<Record<string, readonly [KeyExchange, Authentication]>> = {
  RSA: ['rsa', 'rsa'],
  RSA_FIPS: ['rsa', 'rsa'],
  DH_DSS: ['dh', 'dss'],
  DH_RSA: ['dh', 'rsa'],
  DHE_DSS: ['dhe', 'dss'],
  DHE_RSA: ['dhe', 'rsa'],
  DH_anon: ['dhe', 'anon'],
  ECDH_ECDSA: ['ecdh', 'ecdsa'],
  ECDH_RSA: ['ecdh', 'rsa'],
  ECDHE_ECDSA: ['ecdhe', 'ecdsa'],
  ECDHE_RSA: ['ecdhe', 'rsa'],
  ECDH_anon: ['ecdhe', 'anon'],
  PSK: ['psk', 'psk'],
  DHE_PSK: ['dhe', 'psk'],
  PSK_DHE: ['dhe', 'psk'],
  RSA_PSK: ['rsa', 'psk'],
  ECDHE_PSK: ['ecdhe', 'psk'],
  KRB5: ['krb5', 'krb5'],
  SRP_SHA: ['srp', 'srp'],
  SRP_SHA_RSA: ['srp', 'rsa'],
  SRP_SHA_DSS: ['srp', 'dss'],
  GOSTR341094: ['gost', 'gost'],
  GOSTR341001: ['gost', 'gost'],
  GOSTR341112_256: ['gost', 'gost'],
  GOSTR341094_RSA: ['gost', 'rsa'],
  CECPQ1_RSA: ['cecpq1', 'rsa'],
  CECPQ1_ECDSA: ['cecpq1', 'ecdsa'],
  FORTEZZA_KEA: ['fortezza', 'dss'],
  ECCPWD: ['eccpwd', 'password'],
};

const TLS13: readonly [KeyExchange, Authentication] = ['tls13', 'any'];

const HASH = /_(MD5|SHA|SHA256|SHA384|SHA512|SM3|GOST94|GOSTR3411|IMIT|OMAC)$/;
const EXPORT = /_EXPORT(?:1024)?$/;
const AEAD = /_(?:GCM|CCM|CCM_8|POLY1305|MGM_[LS])$|^AEGIS/;

/** Strengths that do not stand in the cipher's name as its number of bits. */
const STRENGTHS: readonly (readonly [RegExp, number])[] = [
  [/^NULL/, 0],
  [/^DES40|_40$/, 40],
  [/^DES_CBC$|_56$/, 56],
  [/^3DES/, 112],
  [/^FORTEZZA/, 80],
  [/^(?:IDEA|SEED|SM4)/, 128],
  [/^(?:CHACHA20|28147|KUZNYECHIK|MAGMA)/, 256],
];

const strength = (cipher: string): number =>
  STRENGTHS.find(([pattern]) => pattern.test(cipher))?.[1] ?? Number(/_(\d{3})/.exec(cipher)?.[1] ?? 0);

const modeOf = (cipher: string): SuiteFacts['mode'] => {
  if (AEAD.test(cipher)) return 'aead';
  if (cipher.includes('CBC')) return 'cbc';
  return strength(cipher) === 0 ? 'none' : 'stream';
};

/**
 * AEAD and the newer hashes came with TLS 1.2 (RFC 5246 §A.5, RFC 5288, RFC 5289, RFC 6209, RFC 7905, RFC 9189).
 * RFC 5487 §1.2 and RFC 5489 §1.1 let their suites without AEAD go with any version; Camellia with PSK is treated the same by servers.
 * For the old ones no floor is set: AES and elliptic curves are younger than SSL 3.0, but OpenSSL up to 1.0 chose them there.
 */
const needsTls12 = (facts: Pick<SuiteFacts, 'mode' | 'hash' | 'authentication' | 'cipher'>): boolean => {
  if (facts.mode === 'aead' || facts.hash === 'OMAC') return true;
  if (facts.authentication === 'psk' && !facts.cipher.startsWith('ARIA')) return false;
  return facts.hash === 'SHA256' || facts.hash === 'SHA384';
};

/** GOST with Streebog came for TLS 1.2 (RFC 9189); its MGM suites are for TLS 1.3 (RFC 9367). */
const isTls13 = (head: string | undefined, cipher: string): boolean =>
  head === undefined || cipher.includes('_MGM_');

const versionsOf = (
  facts: Pick<SuiteFacts, 'keyExchange' | 'mode' | 'hash' | 'authentication' | 'cipher' | 'name'>,
): Pick<SuiteFacts, 'minVersion' | 'maxVersion'> => {
  if (facts.keyExchange === 'tls13')
    return { minVersion: VERSIONS['TLS 1.3'], maxVersion: VERSIONS['TLS 1.3'] };
  const floor = needsTls12(facts) || facts.name.includes('GOSTR341112') ? 'TLS 1.2' : 'SSL 3.0';
  // RFC 8492: the one family for both.
  const ceiling = facts.keyExchange === 'eccpwd' ? 'TLS 1.3' : 'TLS 1.2';
  return { minVersion: VERSIONS[floor], maxVersion: VERSIONS[ceiling] };
};

const NOBODY = { minVersion: 0, maxVersion: 0 };

const NO_EXCHANGE: readonly [KeyExchange, Authentication] = ['none', 'anon'];

/** The two suites without encryption of RFC 9150 are named after their HMAC alone. */
const cipherOf = (tail: string, hash: string | null): string => {
  const cipher = hash === null ? tail : tail.slice(0, -hash.length - 1);
  return cipher.startsWith('SHA') || cipher.startsWith('NULL') ? 'NULL' : cipher;
};

const exchangeOf = (head: string | undefined, cipher: string): readonly [KeyExchange, Authentication] =>
  isTls13(head, cipher) ? TLS13 : (EXCHANGES[head?.replace(EXPORT, '') ?? ''] ?? NO_EXCHANGE);

const factsOf = (code: number, name: string): SuiteFacts => {
  const short = name.slice(4).replace(/_OLD$/, '');
  const [, head, tail = short] = /^(.+?)_WITH_(.+)$/.exec(short) ?? [];
  const hash = HASH.exec(tail)?.[1] ?? null;
  const cipher = cipherOf(tail, hash);
  const signalling = SIGNALS.has(code);
  const [keyExchange, authentication] = signalling ? NO_EXCHANGE : exchangeOf(head, cipher);
  const base = { code, name, keyExchange, authentication, cipher, mode: modeOf(cipher), hash };
  return {
    ...base,
    bits: strength(cipher),
    export: EXPORT.test(head ?? ''),
    ephemeral:
      keyExchange === 'dhe' || keyExchange === 'ecdhe' || keyExchange === 'tls13' || keyExchange === 'cecpq1',
    ...(signalling ? NOBODY : versionsOf(base)),
    signalling,
  };
};

const known = new Map<number, SuiteFacts>();

/** What is known of a suite; null for a code without a name. Worked out when first asked for: reading all names takes longer than many a handshake. */
export const suiteFacts = (code: number): SuiteFacts | null => {
  const name = SUITES.get(code);
  if (name === undefined) return null;
  const facts = known.get(code) ?? factsOf(code, name);
  known.set(code, facts);
  return facts;
};

/** All suites with a name, signalling values included, in the order of their codes. */
export const allSuites = (): SuiteFacts[] => [...SUITES.keys()].flatMap((code) => suiteFacts(code) ?? []);
