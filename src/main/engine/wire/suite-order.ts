import type { VersionCode } from './api';
import { allSuites, type SuiteFacts } from './suite-facts';

/** Which key exchange with which proof comes first when all suites are put in order: what servers have today, then what they had. */
const LIKELY: readonly string[] = [
  ...['tls13 any', 'ecdhe rsa', 'ecdhe ecdsa', 'dhe rsa', 'rsa rsa', 'dhe dss', 'ecdhe anon', 'dhe anon'],
  ...[
    'ecdh rsa',
    'ecdh ecdsa',
    'dh rsa',
    'dh dss',
    'gost gost',
    'ecdhe psk',
    'dhe psk',
    'psk psk',
    'rsa psk',
  ],
];

const LIKELY_CIPHERS: readonly RegExp[] = [
  ...[/^AES_\d+_GCM/, /^CHACHA20/, /^AES_\d+_CBC/, /^3DES/, /^AES_\d+_CCM/, /^CAMELLIA_\d+_CBC/, /^RC4_128/],
  ...[/^SEED|^IDEA/, /^ARIA|^CAMELLIA/, /^DES_CBC$/, /^NULL/],
];

const placeIn = (at: number, length: number): number => (at < 0 ? length : at);

/** Exchange and cipher weigh the same, so that the usual exchanges with odd ciphers come behind odd exchanges with usual ciphers. */
const unlikeliness = (facts: SuiteFacts): number => {
  const exchange = LIKELY.indexOf(`${facts.keyExchange} ${facts.authentication}`);
  const cipher = LIKELY_CIPHERS.findIndex((pattern) => pattern.test(facts.cipher));
  const old = facts.export || /^SSL_|_OLD$/.test(facts.name) ? LIKELY_CIPHERS.length : 0;
  return placeIn(exchange, LIKELY.length) + placeIn(cipher, LIKELY_CIPHERS.length) + old;
};

const inLikelyOrder = (): SuiteFacts[] =>
  allSuites()
    .filter(({ signalling }) => !signalling)
    .map((facts) => ({ facts, rank: unlikeliness(facts) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ facts }) => facts);

const listFor = (version: VersionCode): readonly number[] =>
  inLikelyOrder()
    .filter(({ minVersion, maxVersion }) => minVersion <= version && version <= maxVersion)
    .map(({ code }) => code);

const lists = new Map<VersionCode, readonly number[]>();

/**
 * Every suite that a server may choose in this version, the likely ones first; signalling values are left out.
 * SSL 2.0: none, its ciphers are SSL2_KINDS. An unknown version: none.
 */
export const suitesFor = (version: VersionCode): readonly number[] => {
  const list = lists.get(version) ?? listFor(version);
  lists.set(version, list);
  return list;
};
