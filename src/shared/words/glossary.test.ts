import { describe, expect, it } from 'vitest';
import { findTerms, GLOSSARY, termFinder } from './glossary';

const found = (text: string): string[] =>
  findTerms(text).flatMap(({ text: word, entry }) => (entry ? [`${word}:${entry.id}`] : []));

describe('the glossary', () => {
  it('explains at least sixty words, each once, in one to three sentences', () => {
    expect(GLOSSARY.length).toBeGreaterThanOrEqual(60);
    expect(new Set(GLOSSARY.map(({ id }) => id)).size).toBe(GLOSSARY.length);
    for (const { means, words, term } of GLOSSARY) {
      expect(words.length).toBeGreaterThan(0);
      expect(term).toMatch(/[^.]$/u);
      expect(means, term).toMatch(/^[^!]*\.$/u);
      expect(means.split(/[.?](?=\s+\p{Lu})/u).length, term).toBeLessThanOrEqual(3);
      expect(means, term).not.toMatch(/\b(?:just|simply|easily|obviously)\b/iu);
    }
  });

  it('gives no word to two entries', () => {
    const words = GLOSSARY.flatMap((entry) => entry.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

describe('words of the glossary in a text', () => {
  it('are found once each, the longest first, and the text stays whole', () => {
    const text =
      'The certificate chain lacks an intermediate certificate, and TLS 1.2 needs it. TLS 1.2 again.';
    expect(found(text)).toEqual([
      'certificate chain:chain',
      'intermediate certificate:intermediate',
      'TLS 1.2:tls12',
    ]);
    expect(
      findTerms(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('do not hang on capitals unless they are written with some', () => {
    expect(found('Certificates are shown. The server may connect.')).toEqual(['Certificates:certificate']);
    expect(found('CONNECT was refused (FIN), with a fin on it.')).toEqual(['CONNECT:connect', 'FIN:fin']);
  });

  it('are not looked for inside names, paths, settings and quotations', () => {
    expect(
      found('dns.example, a.proxy, /etc/proxy/x, proxy=off, HKLM\\Registry, user@proxy, TLS_RSA, RSA-PSS'),
    ).toEqual([]);
    expect(found('It says “handshake failure” and "proxy".')).toEqual([]);
    expect(found('Ask the proxy.')).toEqual(['proxy:proxy']);
  });

  it('are taken from the list itself, in any language', () => {
    const cut = termFinder([
      { id: 'tls', term: 'TLS', words: ['sichere Verbindung'], means: 'x.', source: '' },
    ]);
    expect(cut('Eine sichere Verbindung.').map(({ text }) => text)).toEqual([
      'Eine ',
      'sichere Verbindung',
      '.',
    ]);
    expect(termFinder([])('Nothing.')).toEqual([{ text: 'Nothing.', entry: null }]);
  });

  it('leave a text without any as one piece, and a very long one whole', () => {
    expect(findTerms('')).toEqual([{ text: '', entry: null }]);
    const long = `${'a '.repeat(3_000)}proxy`;
    expect(
      findTerms(long)
        .map(({ text }) => text)
        .join(''),
    ).toBe(long);
  });
});
