import type { Catalogue } from './translator';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  C: 'Ç',
  E: 'É',
  I: 'Í',
  N: 'Ñ',
  O: 'Ó',
  U: 'Ú',
};

/** Translations are longer than English by about a third; what has room for this has room for them. */
const longer = (length: number): string => '·'.repeat(Math.ceil(length * 0.3));

/** One sentence in the test language: accents, brackets, a third longer; its places stay. */
const pseudo = (key: string): string =>
  `⟦${key.replace(/\{\d\}|[A-Za-z]/g, (one) => ACCENTED[one] ?? one)}${longer(key.replace(/\{\d\}/g, '').length)}⟧`;

/** A whole catalogue in the test language. */
export const pseudoCatalogue = (keys: readonly string[]): Catalogue =>
  Object.fromEntries(keys.map((key) => [key, pseudo(key)]));
