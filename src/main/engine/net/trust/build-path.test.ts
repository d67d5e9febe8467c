import { describe, expect, it } from 'vitest';
import { judgeChain } from './judge-chain';
import { makeRoots } from './roots';
import { type Made, makeCertificate, parsed } from './testing/make-chain';
import { AT, good, judge, life, middle, root } from './testing/practice';

const OVER = '2026-03-01T00:00:00';
const copyOf = (made: Made, issuer: Made, notAfter: string): Made =>
  makeCertificate({ subject: made.name, issuer, key: made.key, authority: true, ...life, notAfter });

describe('two copies of one authority', () => {
  const old = copyOf(middle, root, OVER);
  it('takes the one that has not run out, wherever it stands', () => {
    expect(judge([good, middle, old])).toMatchObject({ trusted: true, anchor: 'CN=Root' });
    expect(judge([good, old, middle])).toMatchObject({ trusted: true, anchor: 'CN=Root' });
  });
  it('says what is sent too much, and that some programs take an old one that comes first', () => {
    const words = (chain: readonly Made[]) =>
      judge(chain).faults.map(({ code, index, text }) => [code, index, text]);
    expect(words([good, old, middle])).toEqual([
      ['wrong-order', 1, expect.stringContaining('some take the first')],
    ]);
    expect(words([good, middle, old])).toEqual([
      ['wrong-order', 2, expect.stringContaining('programs leave it aside')],
    ]);
  });
  it('still finds the fault where each of them has run out', () => {
    const older = copyOf(middle, root, '2025-03-01T00:00:00');
    expect(judge([good, old, older]).faults.map(({ code, index }) => `${code} ${index}`)).toContain(
      'expired 1',
    );
  });
  it('does not take one that leads nowhere for the sake of its date', () => {
    const stranger = makeCertificate({ subject: 'Stranger', authority: true, ...life });
    const astray = copyOf(middle, stranger, life.notAfter);
    expect(judge([good, astray, old])).toMatchObject({ anchor: 'CN=Root', trusted: false });
  });
});

describe('a root that has run out, under the signature of another', () => {
  it('is the fault all the same: programs that know the root look no further', () => {
    const top = makeCertificate({ subject: 'Top', authority: true, ...life });
    const gone = makeCertificate({
      subject: 'Root',
      key: root.key,
      authority: true,
      ...life,
      notAfter: OVER,
    });
    const crossed = copyOf(root, top, life.notAfter);
    const roots = makeRoots('a list for tests', [parsed(gone), parsed(top)], []);
    const chain = [good, middle, crossed].map(({ der }) => der);
    expect(judgeChain(chain, 'www.lab.test', AT, roots)).toMatchObject({ trusted: false, anchor: 'CN=Root' });
  });
});
