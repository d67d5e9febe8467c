import type { HelloOptions } from '../../wire/api';
import { GROUPS, SCHEMES } from '../../wire/ids';
import { SUITES } from '../../wire/suites';
import type { HelloForm, MakeKey } from './form';

const TLS13 = 0x0304;
/** Servers exist that stop reading after 128 suites (field notes on long lists). */
const MANY = 200;
/** What an honest client does not offer: no encryption, no proof of identity, keys that were broken long ago; TLS 1.3 has its own list. */
const NOT_FOR_US = /NULL|anon|EXPORT|RC4|RC2|DES|IDEA|MD5|KRB5|SCSV|TLS_SHA/;

const isOfTls13 = (suite: number): boolean => suite >> 8 === 0x13;

const manySuites = (options: HelloOptions): HelloOptions => {
  const more = [...SUITES]
    .filter(([code, name]) => !options.suites.includes(code) && !isOfTls13(code) && !NOT_FOR_US.test(name))
    .map(([code]) => code);
  return { ...options, suites: [...options.suites, ...more].slice(0, MANY) };
};

/** One for TLS 1.3, one for each kind of certificate in TLS 1.2, and the renegotiation signal. */
const FEW = new Set([0x1301, 0xc02b, 0xc02f, 0x00ff]);

const fewSuites = (options: HelloOptions): HelloOptions | null => {
  const suites = options.suites.filter((suite) => FEW.has(suite));
  return suites.length === FEW.size ? { ...options, suites } : null;
};

const withKey = (
  options: HelloOptions,
  group: number,
  makeKey: MakeKey,
): HelloOptions['keyShares'] | null => {
  if (!options.versions.includes(TLS13)) return [];
  const key = makeKey(group);
  return key && [{ group, key }];
};

const noX25519 = (options: HelloOptions, makeKey: MakeKey): HelloOptions | null => {
  const keyShares = withKey(options, GROUPS.secp256r1, makeKey);
  return (
    keyShares && { ...options, groups: options.groups.filter((group) => group !== GROUPS.x25519), keyShares }
  );
};

const postQuantum = (options: HelloOptions, makeKey: MakeKey): HelloOptions | null => {
  const share = withKey(options, GROUPS.X25519MLKEM768, makeKey);
  return share?.length
    ? {
        ...options,
        groups: [GROUPS.X25519MLKEM768, ...options.groups],
        keyShares: [...share, ...options.keyShares],
      }
    : null;
};

/** Groups that servers were set to and that our usual greeting does not name (RFC 7919, RFC 7027, RFC 8734, RFC 8422, RFC 4492). */
const RARE_GROUPS: readonly number[] = [
  GROUPS.x448,
  GROUPS.ffdhe2048,
  GROUPS.ffdhe3072,
  GROUPS.ffdhe4096,
  GROUPS.ffdhe6144,
  GROUPS.ffdhe8192,
  GROUPS.brainpoolP256r1,
  GROUPS.brainpoolP384r1,
  GROUPS.brainpoolP512r1,
  GROUPS.brainpoolP256r1tls13,
  GROUPS.brainpoolP384r1tls13,
  GROUPS.brainpoolP512r1tls13,
  ...Array.from({ length: 0x16 }, (_, at) => 0x16 - at),
];

/** Signature schemes that our usual greeting does not name (RFC 8446 §4.2.3, RFC 8734, RFC 5246 §7.4.1.4.1). */
const RARE_SCHEMES: readonly number[] = [
  SCHEMES.ed448,
  SCHEMES.ecdsa_brainpoolP256r1tls13_sha256,
  SCHEMES.ecdsa_brainpoolP384r1tls13_sha384,
  SCHEMES.ecdsa_brainpoolP512r1tls13_sha512,
  SCHEMES.rsa_pkcs1_sha224,
  SCHEMES.ecdsa_sha224,
  SCHEMES.dsa_sha256,
  SCHEMES.dsa_sha1,
  SCHEMES.rsa_pkcs1_md5,
];

/** What TLS 1.2 began with: RSA (PKCS#1) and ECDSA. Newer code points are what some old servers stumble over. */
const OLD_SCHEMES = new Set<number>([
  SCHEMES.ecdsa_secp256r1_sha256,
  SCHEMES.ecdsa_secp384r1_sha384,
  SCHEMES.ecdsa_secp521r1_sha512,
  SCHEMES.rsa_pkcs1_sha256,
  SCHEMES.rsa_pkcs1_sha384,
  SCHEMES.rsa_pkcs1_sha512,
  SCHEMES.ecdsa_sha1,
  SCHEMES.rsa_pkcs1_sha1,
]);

/** What Windows and Chromium offer, and hardly any program less (Microsoft: elliptic curves in TLS; our recording of Chromium 156). */
const COMMON_GROUPS = new Set<number>([GROUPS.x25519, GROUPS.secp256r1, GROUPS.secp384r1]);

/** What browsers and Windows offer: neither Ed25519 nor keys that are for RSA-PSS alone, P-521 or SHA-1 (our recordings; Schannel's documents). */
const COMMON_SCHEMES = new Set<number>([
  SCHEMES.ecdsa_secp256r1_sha256,
  SCHEMES.ecdsa_secp384r1_sha384,
  SCHEMES.rsa_pss_rsae_sha256,
  SCHEMES.rsa_pss_rsae_sha384,
  SCHEMES.rsa_pss_rsae_sha512,
  SCHEMES.rsa_pkcs1_sha256,
  SCHEMES.rsa_pkcs1_sha384,
  SCHEMES.rsa_pkcs1_sha512,
]);

/** The list without what is not among `kept`; null when nothing would be left, or nothing left out. */
const shorter = (list: readonly number[], kept: ReadonlySet<number>): readonly number[] | null => {
  const left = list.filter((one) => kept.has(one));
  return left.length > 0 && left.length < list.length ? left : null;
};

/** The list with those of `more` that it lacks; null when there is no list, or nothing to add. */
const longer = (list: readonly number[], more: readonly number[]): readonly number[] | null => {
  const added = more.filter((one) => !list.includes(one));
  return list.length > 0 && added.length > 0 ? [...list, ...added] : null;
};

const moreGroups = (options: HelloOptions): HelloOptions | null => {
  const groups = longer(options.groups, RARE_GROUPS);
  return groups && { ...options, groups };
};

const moreSchemes = (options: HelloOptions): HelloOptions | null => {
  const signatureSchemes = longer(options.signatureSchemes, RARE_SCHEMES);
  return signatureSchemes && { ...options, signatureSchemes };
};

const commonGroups = (options: HelloOptions): HelloOptions | null => {
  const groups = shorter(options.groups, COMMON_GROUPS);
  return groups && { ...options, groups };
};

const withSchemes =
  (kept: ReadonlySet<number>) =>
  (options: HelloOptions): HelloOptions | null => {
    const signatureSchemes = shorter(options.signatureSchemes, kept);
    return signatureSchemes && { ...options, signatureSchemes };
  };

/** The same greeting with other keys, or with a longer or shorter list of encryption methods. */
export const KEY_FORMS: readonly HelloForm[] = [
  {
    id: 'no-x25519',
    differsIn: 'the kinds of keys (groups): without X25519',
    technical: 'supported_groups without x25519, key share on P-256',
    touches: ['groups', 'key shares'],
    change: noX25519,
  },
  {
    id: 'post-quantum',
    differsIn:
      'a key that withstands quantum computers, which makes it about 1200 bytes longer (X25519MLKEM768)',
    technical: 'X25519MLKEM768 first in supported_groups, with its key share, besides x25519',
    touches: ['groups', 'key shares'],
    change: postQuantum,
  },
  {
    id: 'many-suites',
    differsIn: 'a long list of encryption methods (cipher suites)',
    technical: `up to ${MANY} suites, the usual ones first`,
    touches: ['suites'],
    change: manySuites,
  },
  {
    id: 'few-suites',
    differsIn: 'the shortest list of encryption methods (cipher suites)',
    technical: '0x1301, 0xc02b, 0xc02f and the renegotiation signal',
    touches: ['suites'],
    change: fewSuites,
  },
  {
    id: 'more-groups',
    differsIn: 'a longer list of kinds of keys (groups), rare ones among them',
    technical: 'x448, finite fields, Brainpool and old curves behind the usual supported_groups',
    touches: ['groups'],
    change: moreGroups,
    readsOn: true,
  },
  {
    id: 'more-schemes',
    differsIn: 'a longer list of signature methods, rare ones among them',
    technical: 'Ed448, Brainpool, SHA-224, DSA and MD5 behind the usual signature_algorithms',
    touches: ['signature schemes'],
    change: moreSchemes,
  },
  {
    id: 'old-schemes',
    differsIn: 'a shorter list of signature methods, without the newer ones',
    technical: 'signature_algorithms with RSA PKCS#1 and ECDSA alone: neither RSA-PSS nor Ed25519',
    touches: ['signature schemes'],
    change: withSchemes(OLD_SCHEMES),
  },
  {
    id: 'common-groups',
    differsIn: 'the kinds of keys (groups): X25519, P-256 and P-384 alone',
    technical: 'supported_groups without secp521r1, as Windows and Chromium send it',
    touches: ['groups'],
    change: commonGroups,
  },
  {
    id: 'common-schemes',
    differsIn: 'the signature methods that browsers and Windows have, and no others',
    technical: 'signature_algorithms without Ed25519, RSA-PSS keys, P-521 and SHA-1',
    touches: ['signature schemes'],
    change: withSchemes(COMMON_SCHEMES),
  },
];
