import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { findingSchema } from '../../../../shared/model/finding';
import { examine } from '../examine';
import { rank } from '../rank';
import { causeFiles } from '../registry';
import { evidence, match, told } from '../testing/build';

/** The causes of certificates, the server's and the program's. */
const MINE = [...causeFiles.values()].filter(({ id }) =>
  /^(?:cert-|client-cert-|server-cert-|tls13-error|renegotiation)/.test(id),
);

const text = (max: number) =>
  fc.oneof(fc.string({ maxLength: max }), fc.constant('\u202e'.repeat(Math.min(9, max))));
const date = fc.oneof(
  fc.constantFrom(
    '2020-01-01T00:00:00.000Z',
    '2026-03-03T14:05:00.000Z',
    '2031-01-01T00:00:00.000Z',
    '',
    'never',
  ),
  text(30),
);
const id = fc.constantFrom('certificate-1', 'certificate-2', 'revocation-1', 'nowhere-9');
const fault = fc.record({
  code: fc.constantFrom(
    ...(['unreadable', 'expired', 'not-yet-valid', 'name-mismatch', 'self-signed', 'unknown-root'] as const),
    ...(['missing-intermediate', 'weak-signature', 'weak-key', 'not-an-authority', 'bad-signature'] as const),
    ...(['wrong-usage', 'wrong-order'] as const),
  ),
  index: fc.integer({ min: -1, max: 12 }),
  text: fc.oneof(text(400), fc.constant('It is not allowed to vouch for the name x.')),
});
const faults = fc.array(fault, { maxLength: 6 });
const one = fc.record({
  subject: text(400),
  issuer: fc.oneof(text(400), fc.constantFrom('O=Zscaler Inc.', 'CN=Barracuda')),
  serial: text(80),
  notBefore: date,
  notAfter: date,
  names: fc.array(text(253), { maxLength: 12 }),
  keyType: fc.constantFrom('RSA', 'EC P-256', 'Ed25519', ''),
  keyBits: fc.integer(),
  signatureAlgorithm: text(80),
  selfIssued: fc.boolean(),
  isAuthority: fc.boolean(),
  extendedKeyUsage: fc.array(text(80), { maxLength: 20 }),
  fingerprint: text(100),
  caIssuers: fc.array(text(90), { maxLength: 2 }),
  der: fc.constant(''),
});
const chain = fc.array(one, { maxLength: 10 });
const look = {
  attemptId: id,
  version: fc.option(text(40)),
  asked: fc.constantFrom('any', 'RSA', 'ECDSA'),
} as const;
const certificate: fc.Arbitrary<EvidenceMap['certificate']> = fc.record({
  attemptId: id,
  seenBy: fc.constantFrom('readable-hello', 'complete-handshake', 'opened-flight'),
  version: fc.option(text(40)),
  name: fc.option(text(253)),
  sentName: fc.option(fc.constantFrom('shop.example', 'other.example')),
  chain,
  verdict: fc.record({
    trusted: fc.boolean(),
    store: text(300),
    roots: fc.integer(),
    addedRoots: fc.integer(),
    anchor: fc.option(text(400)),
    faults,
  }),
  checkedAt: date,
  sightings: fc.array(
    fc.record({
      ...look,
      fingerprint: text(100),
      keyType: fc.constantFrom('RSA', 'EC P-256'),
      certificates: fc.nat(),
    }),
    { maxLength: 4 },
  ),
  others: fc.array(
    fc.record({
      ...look,
      seenBy: fc.constant('opened-flight' as const),
      chain,
      trusted: fc.boolean(),
      faults,
    }),
    { maxLength: 3 },
  ),
  varies: fc.boolean(),
});
const store = fc.record({
  id: fc.constantFrom('this-computer', 'mozilla', 'added'),
  name: text(200),
  roots: fc.nat(),
  trusted: fc.boolean(),
  anchor: fc.option(text(400)),
  faults,
});
const path: fc.Arbitrary<EvidenceMap['trust-path']> = fc.record({
  attemptId: id,
  stores: fc.array(store, { maxLength: 4 }),
  fetched: fc.array(
    fc.record({
      url: text(400),
      status: fc.constantFrom('fetched', 'unreachable', 'not-a-certificate', 'not-allowed'),
      why: text(400),
      subject: fc.option(text(400)),
      fingerprint: fc.option(text(100)),
    }),
    { maxLength: 4 },
  ),
  repaired: fc.option(
    fc.record({
      trusted: fc.boolean(),
      store: text(200),
      subjects: fc.array(text(400), { maxLength: 12 }),
      pem: fc.oneof(
        text(500),
        fc
          .nat({ max: 30_000 })
          .map((size) => `-----BEGIN CERTIFICATE-----\n${'A'.repeat(size)}\n-----END CERTIFICATE-----\n`),
      ),
    }),
  ),
});
const answer = fc.record({
  status: fc.constantFrom(
    'good',
    'revoked',
    'unknown',
    'unreachable',
    'unusable',
    'out-of-date',
    'not-allowed',
  ),
  url: fc.option(text(400)),
  why: text(400),
  revokedAt: fc.option(date),
  reason: fc.option(fc.constantFrom('keyCompromise', 'certificateHold', 'x')),
  thisUpdate: fc.option(date),
  nextUpdate: fc.option(date),
  ms: fc.nat(),
});
const revocation: fc.Arbitrary<EvidenceMap['revocation']> = fc.record({
  attemptId: id,
  certificates: fc.array(
    fc.record({
      index: fc.integer({ min: -1, max: 6 }),
      subject: text(400),
      staple: fc.option(answer),
      ocsp: fc.array(answer, { maxLength: 4 }),
      crl: fc.array(answer, { maxLength: 4 }),
      mustStaple: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});
const offset = fc.oneof(fc.constantFrom(0, 299, 301, -400_000), fc.maxSafeInteger());
const clock: fc.Arbitrary<EvidenceMap['clock']> = fc.record({
  local: date,
  sources: fc.array(
    fc.record({
      kind: fc.constantFrom('date-header', 'hello-random', 'signed-answer'),
      from: text(300),
      at: date,
      offsetSeconds: offset,
      attemptId: fc.option(id),
    }),
    { maxLength: 12 },
  ),
  offsetSeconds: fc.option(offset),
});
const outcome = fc.oneof(
  fc.constantFrom(
    { kind: 'fin', stage: 'after-hello' } as const,
    { kind: 'rst', stage: 'after-finished' } as const,
    { kind: 'answered', stage: 'after-finished' } as const,
    { kind: 'local', code: 'x', text: 'x' } as const,
  ),
  fc
    .integer({ min: 0, max: 255 })
    .map(
      (code) =>
        ({ kind: 'alert', stage: 'after-hello', level: 'fatal', code, name: `alert ${code}` }) as const,
    ),
);
const program: fc.Arbitrary<EvidenceMap['client-certificate']> = fc.record({
  attemptId: id,
  asked: fc.option(fc.boolean()),
  authorities: fc.array(text(300), { maxLength: 20 }),
  authoritiesInAll: fc.nat(),
  presented: fc.array(
    fc.record({
      attemptId: id,
      version: fc.constantFrom('TLS 1.2', 'TLS 1.3'),
      result: fc.constantFrom('accepted', 'refused', 'not-asked', 'not-shown', 'unclear'),
      outcome,
      alertName: fc.option(fc.constantFrom('unknown_ca', 'certificate_required', 'x')),
      words: text(400),
      again: fc.array(id, { maxLength: 3 }),
      holds: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  completed: fc.boolean(),
  version: fc.option(fc.constantFrom('TLS 1.2', 'TLS 1.3')),
  outcome,
  afterFinished: fc.option(fc.constantFrom('quiet', 'data', 'alert', 'fin', 'rst')),
  alertName: fc.option(fc.constantFrom('certificate_required', 'close_notify', 'x')),
  localRefusal: fc.option(text(120)),
  steady: fc.boolean(),
});

/** Any of them may be missing. */
const facts = fc.record(
  { certificate, 'trust-path': path, revocation, clock, 'client-certificate': program },
  { requiredKeys: [] },
);
const person = fc
  .record({
    message: fc.constantFrom('', '0x8009030D', '0x80092012', 'event 36885', 'tls: no renegotiation', '403.7'),
    client: fc.constantFrom(null, 'java-6', 'node-20'),
    held: fc.constantFrom('unknown', 'in-use', 'not-in-use'),
    own: fc.constantFrom('unknown', 'yes', 'no'),
    event: fc.constantFrom('fin', 'alert', 'certificate-rejected-here', 'nothing-certain'),
    alertCode: fc.option(fc.integer({ min: 0, max: 255 })),
    pasted: fc.boolean(),
  })
  .map(({ message, client, held, own, event, alertCode, pasted }) =>
    told(
      { message, client, answers: { 'client-certificate': held, 'private-authority': own } },
      ...(pasted ? [match({ event, alertCode })] : []),
    ),
  );

describe('the causes of certificates, shown anything', () => {
  it('never throw, never confirm without something measured, and make findings that fit a report', () => {
    fc.assert(
      fc.property(facts, person, (shown, said) => {
        const judged = examine(evidence(shown), said, [], MINE);
        for (const { cause, verdict, fault: thrown } of judged) {
          expect([cause.id, thrown]).toEqual([cause.id, undefined]);
          if (verdict.verdict === 'confirmed')
            expect([
              cause.id,
              verdict.because.some(({ grade, attempts }) => grade === 'measured' && attempts.length > 0),
            ]).toEqual([cause.id, true]);
        }
        for (const finding of rank(judged, said).findings)
          expect([finding.causeId, findingSchema.safeParse(finding).error?.message]).toEqual([
            finding.causeId,
            undefined,
          ]);
      }),
      { numRuns: 300 },
    );
  });
  it('never confirm a fault of a certificate that varies from look to look', () => {
    fc.assert(
      fc.property(facts, person, certificate, (shown, said, seen) => {
        const varying = { ...shown, certificate: { ...seen, varies: true } };
        for (const { cause, verdict } of examine(evidence(varying), said, [], MINE))
          if (cause.needs.some((need) => need === 'certificate'))
            expect([cause.id, verdict.verdict]).not.toEqual([cause.id, 'confirmed']);
      }),
      { numRuns: 200 },
    );
  });
});
