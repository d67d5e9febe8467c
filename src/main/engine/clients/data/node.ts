import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TLS12_AND_13, TO_TLS12 } from './codes';
import { OPENSSL_30, OPENSSL_35, OPENSSL_102, OPENSSL_110, OPENSSL_111, OPENSSL_INSISTS } from './openssl';

/*
 * tls.connect of Node.js with its own list of suites (tls.DEFAULT_CIPHERS). Our own recordings on the loopback (wire/testdata, testdata/recorded-more.json), 2026-11.
 */

const SUITES = codes(
  `1302 1303 1301 c02f c02b c030 c02c 009e c027 0067 c028 006b 00a3 009f cca9 cca8 ccaa c0af c0ad c0a3 c09f c05d c061 c057 c053
   00a2 c0ae c0ac c0a2 c09e c05c c060 c056 c052 c024 006a c023 0040 c00a c014 0039 0038 c009 c013 0033 0032 009d c0a1 c09d c051
   009c c0a0 c09c c050 003d 003c 0035 002f 00ff`,
);
const TLS13_SUITES = 3;

/** The CCM suites with a short tag, which OpenSSL 3.2 and later leave out at security level 2, and the signal of RFC 5746. */
const NOT_IN_35 = codes('c0af c0a3 c0ae c0a2 c0a1 c0a0 00ff');

const SUITES_BEFORE_10 = codes(
  `c02f c02b c030 c02c 009e c027 0067 c028 006b c024 c014 c00a 00a5 00a3 00a1 009f 006a 0069 0068 0039 0038 0037 0036 c032 c02e
   c02a c026 c00f c005 009d 003d 0035 c023 c013 c009 00a4 00a2 00a0 0040 003f 003e 0033 0032 0031 0030 c031 c02d c029 c025 c00e
   c004 009c 003c 002f 00ff`,
);

/** Node.js 4 and 6, and OpenSSL's own choice of curves. */
export const NODE_6: Shape = { ...OPENSSL_102, suites: SUITES_BEFORE_10 };
/** Node.js 8 before 8.6 named P-256 alone (tls.DEFAULT_ECDH_CURVE); 8.17 still does on the wire. */
export const NODE_8: Shape = { ...NODE_6, groups: [0x0017] };
/** Node.js 10 with OpenSSL 1.1.1, held at TLS 1.2. */
export const NODE_10: Shape = {
  ...OPENSSL_110,
  versions: TO_TLS12,
  suites: SUITES.slice(TLS13_SUITES),
  groups: OPENSSL_111.groups,
  schemes: OPENSSL_111.schemes,
};
export const NODE_12: Shape = { ...OPENSSL_111, versions: TLS12_AND_13, suites: SUITES };
export const NODE_18: Shape = { ...OPENSSL_30, versions: TLS12_AND_13, suites: SUITES };
export const NODE_22: Shape = { ...OPENSSL_35, suites: SUITES.filter((suite) => !NOT_IN_35.includes(suite)) };

/*
 * Measured on the loopback, 2026-11: a chain with an RSA key of 1024 bits is taken by Node.js 8 to 22 and refused by 24 and 26, which leave
 * OpenSSL at its level 2; one with a signature by SHA-1 is taken by 8 to 12 and refused by 18 to 26.
 */

/** Node.js carries Mozilla's roots, and takes no Diffie-Hellman below 1024 bits (tls.connect, minDHSize). */
const ownRoots = (insists: Insists): Insists => ({ ...insists, minDhBits: 1024, roots: 'own-bundle' });

export const NODE_INSISTS = {
  before10: ownRoots(OPENSSL_INSISTS.old),
  to16: ownRoots(OPENSSL_INSISTS.level1),
  to22: ownRoots(OPENSSL_INSISTS.three),
  from24: { ...OPENSSL_INSISTS.threeLevel2, roots: 'own-bundle' },
} as const satisfies Readonly<Record<string, Insists>>;
