import { getCiphers } from 'node:tls';
import type { HandshakeResult } from '../probes/net-port';
import { suiteName } from '../wire/ids';
import { type AttemptSubject, attemptWithoutLine } from './attempt-record';
import { handshakeNothing } from './handshake-common';

/** Key exchanges with a certificate, as OpenSSL begins their names. Without one, or with a shared secret, a handshake needs more than a list. */
const EXCHANGES: Readonly<Record<string, string>> = {
  RSA: '',
  DHE_RSA: 'DHE-RSA-',
  ECDHE_RSA: 'ECDHE-RSA-',
  ECDHE_ECDSA: 'ECDHE-ECDSA-',
};

/** "AES128-GCM-SHA256" for "AES_128_GCM_SHA256". */
const openSslCipher = (cipher: string): string =>
  cipher === 'CHACHA20_POLY1305_SHA256'
    ? 'CHACHA20-POLY1305'
    : cipher
        .replace(/_(128|256)/u, '$1')
        .replace('_CBC', '')
        .replaceAll('_', '-');

/** OpenSSL's name of a suite (openssl-ciphers(1)); suites of TLS 1.3 keep that of the registry. null: one of those we don't ask a runtime for. */
const openSslName = (code: number): string | null => {
  const name = suiteName(code);
  const [exchange = '', cipher] = name.replace(/^TLS_/u, '').split('_WITH_');
  if (cipher === undefined) return name;
  const begin = EXCHANGES[exchange];
  return begin === undefined ? null : `${begin}${openSslCipher(cipher)}`;
};

const runtimeNames = new Map<number, string | null>();
let all: ReadonlySet<string> | null = null;

/** What this runtime calls a suite; null: it has none such. */
const runtimeName = (code: number): string | null => {
  const known = runtimeNames.get(code);
  if (known !== undefined) return known;
  all ??= new Set(getCiphers());
  const name = openSslName(code);
  const found = name !== null && all.has(name.toLowerCase()) ? name : null;
  runtimeNames.set(code, found);
  return found;
};

/** Those of these suites that this runtime can offer, in their order, and what node:tls calls them. null: none. */
export const runtimeSuites = (
  suites: readonly number[],
): { readonly offered: readonly number[]; readonly ciphers: string } | null => {
  const offered = suites.filter((code) => runtimeName(code) !== null);
  return offered.length === 0 ? null : { offered, ciphers: offered.map(runtimeName).join(':') };
};

/** What OpenSSL says of a list that has nothing for it. */
const NO_CIPHERS = 'ERR_SSL_NO_CIPHERS_AVAILABLE';

/** A handshake that offers those of these suites which the runtime knows; without one, a result that says so, and no connection. */
export const withSuites = async (
  suites: readonly number[],
  subject: AttemptSubject,
  shake: (ciphers: string) => Promise<HandshakeResult>,
): Promise<HandshakeResult> => {
  const known = runtimeSuites(suites);
  if (known) return { offered: known.offered, ...(await shake(known.ciphers)) };
  const attempt = attemptWithoutLine(subject, { kind: 'local', code: NO_CIPHERS, text: NO_CIPHERS });
  return { offered: [], ...handshakeNothing(attempt), localRefusal: NO_CIPHERS };
};
