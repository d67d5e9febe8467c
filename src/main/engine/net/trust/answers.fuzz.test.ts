import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCrl } from './judge-crl';
import { judgeOcsp } from './judge-ocsp';
import { certificatesIn } from './read-bundle';
import { parsed } from './testing/make-chain';
import { makeOcsp } from './testing/make-ocsp';
import { makeBundle, makeCrl } from './testing/places';
import { AT, good, middle, root } from './testing/practice';

const certificate = parsed(good);
const issuer = parsed(middle);
const ocsp = makeOcsp({ certificate: good, issuer: middle });
const list = makeCrl({ issuer: middle });
const bundle = makeBundle(middle, root);

/** These bytes with some of them changed. */
const bent = (bytes: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) => {
      const copy = new Uint8Array(bytes);
      for (const [at, change] of changes) copy[at] = (copy[at] ?? 0) ^ change;
      return copy;
    });
const anything = (like: Uint8Array) => fc.oneof(bent(like), fc.uint8Array({ maxLength: 300 }));

describe('whatever is sent as an answer', () => {
  it('about a certificate that is good never cancels it, and nothing throws', () => {
    fc.assert(
      fc.property(anything(ocsp), (bytes) => {
        const { status } = judgeOcsp(bytes, certificate, issuer, AT);
        expect(['good', 'unusable']).toContain(status);
      }),
      { numRuns: 400 },
    );
  });
  it('as a list never cancels it, and nothing throws', () => {
    fc.assert(
      fc.property(anything(list), (bytes) => {
        expect(['good', 'unusable']).toContain(judgeCrl(bytes, certificate, issuer, AT).status);
      }),
      { numRuns: 400 },
    );
  });
  it('as certificates gives certificates or none', () => {
    fc.assert(
      fc.property(anything(bundle), (bytes) => {
        for (const der of certificatesIn(bytes)) expect(der[0]).toBe(0x30);
      }),
      { numRuns: 200 },
    );
  });
});
