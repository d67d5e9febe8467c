import type { HelloOptions } from '../../wire/api';
import { GROUPS } from '../../wire/ids';
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
];
