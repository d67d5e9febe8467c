import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAll, readDer } from '../../probes/der/read-der';
import { judgeChain } from './judge-chain';
import { makeRoots } from './roots';
import { bits, der, oid, sequence, text } from './testing/encode';
import { ecKey, type Made, makeCertificate, parsed, rsaKey } from './testing/make-chain';
import { AT, faults, good, judge, life, middle, root, roots, server } from './testing/practice';

/** A certificate whose signature names another method than its signed part does. */
const twoMethods = (made: Made): Made => {
  const [tbs, , signature] = readAll(readDer(made.der).content);
  if (!tbs || !signature) throw new Error('the test made a certificate that can’t be read');
  return { ...made, der: sequence(tbs.whole, sequence(oid('1.2.840.10045.4.3.3')), signature.whole) };
};

describe('details that a forger gets wrong', () => {
  it('find a signature whose method the signed part does not name', () => {
    expect(faults([twoMethods(good), middle])).toEqual(['bad-signature 0']);
  });
});

describe('a name in the wrong place', () => {
  const words = (chain: readonly Made[], name: string) => judge(chain, name).faults[0]?.text;
  it('is not found in the subject', () => {
    const old = server({ subject: 'old.lab.test', names: [] });
    expect(words([old, middle], 'old.lab.test')).toBe(
      'The server’s certificate lists no names at all, so it can’t stand for old.lab.test. That name stands in its subject (CN) only, where programs no longer look (RFC 9525 §2).',
    );
    expect(words([old, middle], 'new.lab.test')).toMatch(/so it can’t stand for new\.lab\.test\.$/);
  });
  it('is not found among the names when it is an address', () => {
    const named = server({ names: [], rawNames: [der(0x82, Buffer.from('192.0.2.1'))] });
    expect(words([named, middle], '192.0.2.1')).toMatch(/programs look for it among the addresses/);
    expect(faults([server({ names: ['192.0.2.1'] }), middle], '192.0.2.1')).toEqual([]);
  });
});

describe('a chain in order', () => {
  it('is trusted, and its root is named', () => {
    expect(judge([good, middle])).toMatchObject({
      trusted: true,
      faults: [],
      anchor: 'CN=Root',
      store: 'a list for tests',
      roots: 1,
      addedRoots: 0,
    });
  });
  it('may send its root along', () => {
    expect(judge([good, middle, root])).toMatchObject({ trusted: true, faults: [] });
  });
  it('may be one certificate that the person trusts by itself', () => {
    const own = makeCertificate({ subject: 'Own', names: ['own.lab.test'] });
    const verdict = judgeChain([own.der], 'own.lab.test', AT, makeRoots('x', [], [parsed(own)]));
    expect(verdict).toMatchObject({ trusted: true, faults: [], addedRoots: 1, anchorAdded: true });
    const both = judgeChain([own.der], 'own.lab.test', AT, makeRoots('x', [parsed(own)], [parsed(own)]));
    expect(both).toMatchObject({ trusted: true, addedRoots: 0 });
    expect(both).not.toHaveProperty('anchorAdded');
  });
  it('is judged without a name when there is none to compare', () => {
    expect(judge([good, middle], null).trusted).toBe(true);
  });
  it('is good with RSA, RSA-PSS and Ed25519 signatures too', () => {
    const rsa = makeCertificate({
      subject: 'RSA',
      issuer: root,
      authority: true,
      key: rsaKey(2048),
      ...life,
    });
    expect(faults([server({ issuer: rsa }), rsa])).toEqual([]);
    expect(faults([server({ issuer: rsa, method: 'pss' }), rsa])).toEqual([]);
    const ed = makeCertificate({
      subject: 'Ed',
      issuer: root,
      authority: true,
      key: generateKeyPairSync('ed25519'),
      ...life,
    });
    expect(faults([server({ issuer: ed }), ed])).toEqual([]);
  });
});

describe('dates', () => {
  it('finds every certificate that ran out, not the first only', () => {
    const old = makeCertificate({
      subject: 'Old',
      issuer: root,
      authority: true,
      ...life,
      notAfter: '2026-05-30T00:00:00',
    });
    const verdict = judge([server({ issuer: old, notAfter: '2026-05-31T00:00:00' }), old]);
    expect(verdict.trusted).toBe(false);
    expect(verdict.faults.map(({ text: words }) => words)).toEqual([
      'The server’s certificate ran out on 31 May 2026.',
      'The certificate of the authority “CN=Old” ran out on 30 May 2026.',
    ]);
  });
  it('finds a certificate that is not valid yet', () => {
    expect(faults([server({ notBefore: '2026-06-02T00:00:00' }), middle])).toEqual(['not-yet-valid 0']);
  });
  it('finds a root on this computer that ran out', () => {
    expect(faults([good, middle], 'www.lab.test', new Date('2040-01-01T00:00:00Z'))).toEqual([
      'expired 1',
      'expired 0',
      'expired 1',
    ]);
  });
});

describe('names', () => {
  it('finds another name, and says which ones there are', () => {
    expect(judge([server({ names: ['a.lab.test', 'b.lab.test'] }), middle]).faults).toEqual([
      {
        code: 'name-mismatch',
        index: 0,
        text: 'The server’s certificate is for a.lab.test, b.lab.test, not for www.lab.test.',
      },
    ]);
  });
  it('does not count the common name', () => {
    expect(judge([server({ subject: 'www.lab.test', names: [] }), middle]).faults[0]?.text).toBe(
      'The server’s certificate lists no names at all, so it can’t stand for www.lab.test. That name stands in its subject (CN) only, where programs no longer look (RFC 9525 §2).',
    );
  });
  it('compares an address with the addresses listed', () => {
    expect(faults([server({ names: ['127.0.0.1'] }), middle], '127.0.0.1')).toEqual([]);
    expect(faults([server({ names: ['127.0.0.1'] }), middle], '127.0.0.2')).toEqual(['name-mismatch 0']);
  });
  it('reads names beside a kind of name it does not know', () => {
    const upn = der(0xa0, oid('1.3.6.1.4.1.311.20.2.3'), der(0xa0, der(0x0c, text('user@lab.test'))));
    expect(faults([server({ rawNames: [upn] }), middle])).toEqual([]);
  });
});

describe('the way up to a known root', () => {
  it('finds a certificate that the server signed itself', () => {
    const own = makeCertificate({ subject: 'Own', names: ['www.lab.test'] });
    expect(faults([own])).toEqual(['self-signed 0']);
  });
  it('finds a root this computer does not know', () => {
    const other = makeCertificate({ subject: 'Company Root', authority: true, ...life });
    expect(judge([server({ issuer: other }), other]).faults).toEqual([
      {
        code: 'unknown-root',
        index: 1,
        text: 'This computer does not know the root authority “CN=Company Root”.',
      },
    ]);
  });
  it('finds the intermediate that was not sent', () => {
    expect(judge([good]).faults).toEqual([
      {
        code: 'missing-intermediate',
        index: 0,
        text: 'The server did not send the certificate of “CN=Middle”, and this computer does not know it.',
      },
    ]);
  });
  it('tells a root of the same name with another key from a missing one', () => {
    const double = makeCertificate({ subject: 'Root', authority: true, ...life });
    expect(faults([server({ issuer: double })])).toEqual(['unknown-root 0']);
    expect(faults([server({ issuer: double }), double])).toEqual(['unknown-root 1']);
  });
  it('finds a signature that does not fit, and does not trust what hangs on it', () => {
    const forged = server({ issuer: { ...middle, key: ecKey() } });
    const verdict = judge([forged, middle]);
    expect(verdict.faults).toEqual([
      {
        code: 'bad-signature',
        index: 0,
        text: 'The server’s certificate was not signed by “CN=Middle”, although it says so.',
      },
    ]);
    expect(verdict).toMatchObject({ trusted: false, anchor: null });
  });
  it('takes the way that works when two certificates of one name are sent', () => {
    const other = makeCertificate({ subject: 'Middle', authority: true, ...life });
    const verdict = judge([good, other, middle]);
    expect(verdict).toMatchObject({ trusted: true, anchor: 'CN=Root' });
  });
  it('ends in time on a tangle of authorities that all sign each other', () => {
    const [a, b] = [ecKey(), ecKey()];
    const tangle = Array.from({ length: 9 }, (_, i) =>
      makeCertificate({
        subject: i % 2 ? 'B' : 'A',
        key: i % 2 ? b : a,
        issuer: { der: new Uint8Array(), name: i % 2 ? 'A' : 'B', key: i % 2 ? a : b },
        authority: true,
        ...life,
      }),
    );
    const first = tangle[0] as Made;
    expect(judge([server({ issuer: first }), ...tangle]).anchor).toBeNull();
  });
});

describe('order and extras', () => {
  const upper = makeCertificate({ subject: 'Upper', issuer: root, authority: true, ...life });
  const lower = makeCertificate({ subject: 'Lower', issuer: upper, authority: true, ...life });
  it('notes a wrong order and still trusts', () => {
    const verdict = judge([server({ issuer: lower }), upper, lower]);
    expect(verdict.trusted).toBe(true);
    expect(verdict.faults.map(({ code }) => code)).toEqual(['wrong-order']);
  });
  it('notes a certificate that has no part in it', () => {
    const verdict = judge([good, middle, upper]);
    expect(verdict.trusted).toBe(true);
    expect(verdict.faults).toEqual([
      {
        code: 'wrong-order',
        index: 2,
        text: 'The server sends a certificate that is not part of this chain; programs leave it aside.',
      },
    ]);
  });
  it('finds nothing to note in the root under another root’s signature, or in a second copy', () => {
    const other = makeCertificate({ subject: 'Other', authority: true, ...life });
    const crossed = makeCertificate({ subject: 'Root', issuer: other, authority: true, ...life });
    expect(judge([good, middle]).anchor).toBe('CN=Root');
    expect(judge([good, middle, crossed])).toMatchObject({ trusted: true, faults: [] });
    expect(judge([good, middle, middle])).toMatchObject({ trusted: true, faults: [] });
  });
  it('looks at ten certificates and says so when there are more', () => {
    const verdict = judge([good, middle, ...Array.from({ length: 12 }, () => root)]);
    expect(verdict.chain).toHaveLength(10);
    expect(verdict.faults.at(-1)?.text).toContain('14 certificates');
  });
});

describe('bytes that are no certificate', () => {
  it('are told from a certificate that is larger than we look into', () => {
    const { faults, trusted } = judgeChain([new Uint8Array(40_000)], null, AT, roots);
    expect(trusted).toBe(false);
    expect(faults[0]?.text).toBe(
      'Certificate 1 of the chain is larger than any that Handrail looks into (40000 bytes; at most 36000).',
    );
  });
  it('keeps their place in the chain and is not trusted', () => {
    const verdict = judgeChain([good.der, Uint8Array.of(1, 2, 3), middle.der], 'www.lab.test', AT, roots);
    expect(verdict.faults).toEqual([
      { code: 'unreadable', index: 1, text: 'Certificate 2 of the chain can’t be read.' },
    ]);
    expect(verdict.chain.map(({ subject }) => subject)).toEqual([
      'CN=Server',
      '(a certificate that can’t be read)',
      'CN=Middle',
    ]);
    expect(verdict.trusted).toBe(false);
  });
  it('finds nothing to trust in an empty chain', () => {
    expect(judgeChain([], 'www.lab.test', AT, roots)).toMatchObject({ trusted: false, chain: [] });
  });
  it('never throws for a certificate cut short or with a byte changed', () => {
    for (let i = 0; i < good.der.length; i += 7) {
      const cut = good.der.slice(0, i);
      const changed = Uint8Array.from(good.der);
      changed[i] = (changed[i] ?? 0) ^ 0xff;
      expect(judgeChain([cut], 'www.lab.test', AT, roots).trusted).toBe(false);
      expect(judgeChain([changed, middle.der], 'www.lab.test', AT, roots).trusted).toBe(false);
    }
  });
  it('says that a method is beyond it, rather than calling the signature false', () => {
    const tbs = sequence(
      der(0x02, Uint8Array.of(1)),
      sequence(oid('1.2.3.4')),
      sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, text('Middle'))))),
      sequence(der(0x17, text('260101000000Z')), der(0x17, text('270101000000Z'))),
      sequence(),
      good.key.publicKey.export({ type: 'spki', format: 'der' }),
    );
    const odd = sequence(tbs, sequence(oid('1.2.3.4')), bits(Uint8Array.of(1)));
    const verdict = judgeChain([odd, middle.der], null, AT, roots);
    expect(verdict.faults.map(({ code }) => code)).toEqual(['unreadable']);
  });
});
