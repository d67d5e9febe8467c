import { clip } from './clip';
import { type LocalSettings, settingsWith } from './local';

/** What one Java on this computer switches off (java.security, jdk.tls.disabledAlgorithms). */
export interface JavaRules {
  readonly where: string;
  readonly words: readonly string[];
}

const BY_NAME: { readonly [name: string]: string } = {
  SSLv3: 'SSL 3.0',
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

/** Every Java whose rules were read. */
export const javaRules = (local: LocalSettings | undefined): readonly JavaRules[] =>
  settingsWith(local, 'java.disabledAlgorithms').map(({ where, value }) => ({
    where: clip(where, 160),
    words: value.split(',').map((word) => word.trim()),
  }));

/** Whether it switches a version off. */
export const disablesVersion = ({ words }: JavaRules, version: string): boolean =>
  words.some((word) => BY_NAME[word] === version);

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** A word of the list as a pattern for the names of suites; null for words about other things (sizes, signatures, curves). */
const patternOf = (word: string): RegExp | null => {
  if (/\s/.test(word)) return null;
  // "TLS_RSA_*" (JDK 24 and later) names suites; "3DES_EDE_CBC", "RC4", "NULL", "anon", "ECDH" name a part of them.
  if (word.startsWith('TLS_')) return new RegExp(`^${escaped(word).replaceAll('*', '.*')}$`);
  if (word === 'ECDH') return /^TLS_ECDH_/;
  if (word === 'DES') return /_DES(?:40)?_/;
  return /^(?:RC4|3DES_EDE_CBC|NULL|anon|DESede|EXPORT)$/.test(word)
    ? new RegExp(`_${escaped(word)}(?:_|$)`, 'i')
    : null;
};

/** Suites that it leaves, of those given. */
export const leftOf = ({ words }: JavaRules, suites: readonly string[]): readonly string[] => {
  const patterns = words.flatMap((word) => patternOf(word) ?? []);
  return suites.filter((suite) => !patterns.some((pattern) => pattern.test(suite)));
};

/** The least size that it demands of a key: "RSA keySize < 1024" → 1024 for RSA; 0 = none. */
export const leastBits = ({ words }: JavaRules, kind: 'RSA' | 'DH'): number =>
  words.reduce((most, word) => {
    const [, name, bits] = /^(RSA|DH) keySize < (\d{3,5})$/.exec(word) ?? [];
    return name === kind ? Math.max(most, Number(bits)) : most;
  }, 0);
