import type { HelloOptions, VersionCode } from '../wire/api';

/*
 * Handrail's own greeting: honest (it offers what it names, and pretends to be nobody) and small enough for old devices
 * (below 512 bytes, no post-quantum share). Source: our own; RFC 8446 §4.1.2, RFC 5246 §7.4.1.2, RFC 8422, RFC 7905.
 * Date: 2026-11-21. The order is the one a careful program of 2026 would choose; the old end is there so that old servers can answer.
 */

/** RFC 8446 Appendix B.4. */
const SUITES_13 = [0x1302, 0x1301, 0x1303];

/** For TLS 1.2 and older, strongest first: ECDHE, DHE, then RSA key exchange; GCM and ChaCha20 before CBC, 3DES last. */
const SUITES_OLD = [
  0xc02c, // ECDHE_ECDSA AES256 GCM
  0xc030, // ECDHE_RSA AES256 GCM
  0xc02b, // ECDHE_ECDSA AES128 GCM
  0xc02f, // ECDHE_RSA AES128 GCM
  0xcca9, // ECDHE_ECDSA ChaCha20
  0xcca8, // ECDHE_RSA ChaCha20
  0x009f, // DHE_RSA AES256 GCM
  0x009e, // DHE_RSA AES128 GCM
  0xccaa, // DHE_RSA ChaCha20
  0xc024, // ECDHE_ECDSA AES256 CBC SHA384
  0xc028, // ECDHE_RSA AES256 CBC SHA384
  0xc023, // ECDHE_ECDSA AES128 CBC SHA256
  0xc027, // ECDHE_RSA AES128 CBC SHA256
  0xc00a, // ECDHE_ECDSA AES256 CBC
  0xc014, // ECDHE_RSA AES256 CBC
  0xc009, // ECDHE_ECDSA AES128 CBC
  0xc013, // ECDHE_RSA AES128 CBC
  0x0039, // DHE_RSA AES256 CBC
  0x0033, // DHE_RSA AES128 CBC
  0x009d, // RSA AES256 GCM
  0x009c, // RSA AES128 GCM
  0x003d, // RSA AES256 CBC SHA256
  0x003c, // RSA AES128 CBC SHA256
  0x0035, // RSA AES256 CBC
  0x002f, // RSA AES128 CBC
  0xc012, // ECDHE_RSA 3DES
  0x000a, // RSA 3DES
];

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746 §3.3): some servers refuse a hello that leaves it out. */
const RENEGOTIATION_SCSV = 0x00ff;

/** x25519, P-256, P-384, P-521 (RFC 8446 §4.2.7). */
const GROUPS: readonly number[] = [0x001d, 0x0017, 0x0018, 0x0019];

/** The group we send a key for at once. */
export const KEY_SHARE_GROUP = 0x001d;

/** RFC 8446 §4.2.3: ECDSA, RSA-PSS, Ed25519, RSA PKCS#1; with SHA-1 at the very end. */
const SIGNATURE_SCHEMES = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601,
  0x0203, 0x0201,
];

/** The languages that our greeting names (ALPN). */
export const ALPN: readonly string[] = ['h2', 'http/1.1'];

const TLS13: VersionCode = 0x0304;
const SSL30: VersionCode = 0x0300;

const WITHOUT_EXTENSIONS = {
  serverName: null,
  groups: [],
  signatureSchemes: [],
  keyShares: [],
  alpn: [],
  recordVersion: SSL30,
} as const;

/** What the caller draws or decides; the rest is fixed. `versions` highest first. */
export interface HandrailHello {
  readonly versions: readonly VersionCode[];
  readonly serverName: string | null;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly keyShares: HelloOptions['keyShares'];
}

/**
 * Our modern hello. Two hellos of it differ in what was asked for and in nothing else, except where a version forbids it:
 * the suites of TLS 1.3 go only with TLS 1.3 and the others only with the older ones, and SSL 3.0 has no extensions
 * (RFC 6101 §5.6.1.2) and a record version of its own.
 */
export const handrailHello = (wanted: HandrailHello): HelloOptions => {
  const { versions, random, sessionId } = wanted;
  const modern = versions.includes(TLS13);
  const old = versions.some((version) => version < TLS13);
  const suites = [...(modern ? SUITES_13 : []), ...(old ? [...SUITES_OLD, RENEGOTIATION_SCSV] : [])];
  if (versions.every((version) => version === SSL30))
    return { ...WITHOUT_EXTENSIONS, versions, random, sessionId, suites };
  return {
    versions,
    serverName: wanted.serverName,
    random,
    sessionId,
    suites,
    groups: GROUPS,
    signatureSchemes: SIGNATURE_SCHEMES,
    keyShares: modern ? wanted.keyShares : [],
    alpn: ALPN,
  };
};
