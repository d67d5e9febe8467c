import { describe, expect, it } from 'vitest';
import { hostsEntries } from './hosts-file';
import { mtuOfIfconfig, mtuOfNetsh } from './mtu';
import { includeOf, parseOpensslConf, systemDefaults } from './openssl-conf';
import { parseProperties } from './properties';
import { parseReg } from './reg-output';
import { parseScutilProxy } from './scutil-proxy';

const SIZE = 250_000;
/** Texts that make a careless reader walk over them again and again. */
const TEXTS = [
  ' '.repeat(SIZE),
  '\n'.repeat(SIZE),
  `[${' '.repeat(SIZE)}x`,
  `.include${' '.repeat(SIZE)}x y`,
  '\\'.repeat(SIZE),
  '\\\n'.repeat(SIZE / 2),
  `a${' '.repeat(SIZE)}b`,
  `    a${' '.repeat(SIZE)}`,
  '$a'.repeat(SIZE / 2),
  `a = ${'$a'.repeat(SIZE / 4)}\n`.repeat(2),
  `a0 = ${'x'.repeat(3_000)}\n${Array.from({ length: 5_000 }, (_, at) => `a${at + 1} = ${`$a${at}`.repeat(30)}`).join('\n')}`,
  '#'.repeat(SIZE),
  '\0\u202e'.repeat(SIZE / 4),
];

describe('text that nobody would write', () => {
  it.each(TEXTS.map((text, at) => [at, text] as const))('number %i is read by every parser', (_at, text) => {
    parseReg(text);
    parseOpensslConf(text);
    systemDefaults(text);
    includeOf(text);
    parseProperties(text);
    parseScutilProxy(text);
    expect(hostsEntries(text, 'x.test')).toEqual([]);
    expect([mtuOfIfconfig(text), mtuOfNetsh(text)]).toEqual([[], []]);
  });
});
