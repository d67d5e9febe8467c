import { type LocalSettings, said, settingValue } from './local';

/** A lower limit that the rules of a Linux set, and where it stands. */
export interface Floor<Value> {
  readonly value: Value;
  readonly words: string;
}

const VERSIONS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];
const BY_NAME: { readonly [name: string]: string } = {
  SSLv3: 'SSL 3.0',
  TLSv1: 'TLS 1.0',
  'TLSv1.0': 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

/** Red Hat's rules for all libraries (crypto-policies(7)): the oldest TLS and OpenSSL's security level. LEGACY allowed TLS 1.0 up to RHEL 8. */
const POLICIES: { readonly [name: string]: readonly [version: string, level: number] } = {
  DEFAULT: ['TLS 1.2', 2],
  FIPS: ['TLS 1.2', 2],
  FUTURE: ['TLS 1.2', 3],
};

const policyOf = (local: LocalSettings | undefined) => {
  const name = settingValue(local, 'crypto-policies.current')?.split(':')[0] ?? '';
  const found = Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined;
  return found && { version: found[0], level: found[1], words: said(local, 'crypto-policies.current') };
};

/** The oldest version that OpenSSL's file or the distribution's rules allow; null where neither sets one. */
export const oldestAllowed = (local: LocalSettings | undefined): Floor<string> | null => {
  const least = BY_NAME[settingValue(local, 'openssl.MinProtocol') ?? ''];
  if (least !== undefined) return { value: least, words: said(local, 'openssl.MinProtocol') };
  const policy = policyOf(local);
  return policy ? { value: policy.version, words: policy.words } : null;
};

/** OpenSSL's security level (SSL_CTX_set_security_level(3)): 2 demands keys of 112 bits of strength, 3 of 128; null where none is set. */
export const securityLevel = (local: LocalSettings | undefined): Floor<number> | null => {
  const [, level] = /@SECLEVEL=([0-5])\b/.exec(settingValue(local, 'openssl.CipherString') ?? '') ?? [];
  if (level !== undefined) return { value: Number(level), words: said(local, 'openssl.CipherString') };
  const policy = policyOf(local);
  return policy ? { value: policy.level, words: policy.words } : null;
};

/** Whether a version is older than the oldest that is allowed. */
export const isBelow = (version: string, oldest: string): boolean =>
  VERSIONS.indexOf(version) < VERSIONS.indexOf(oldest);

/** Bits of an RSA or Diffie-Hellman number that a level demands: 80, 112, 128, 192 or 256 bits of strength (SP 800-57 part 1, table 2). */
const RSA_BITS = [0, 1_024, 2_048, 3_072, 7_680, 15_360];
export const rsaBitsFor = (level: number): number => RSA_BITS[level] ?? 0;
