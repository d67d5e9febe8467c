import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, attempt, hello, match, told } from '../testing/build';
import { certificateFacts, presented } from '../testing/situations';
import { cause } from './cert-key-type-mismatch';

const REFUSED = alert(40, 'handshake_failure');
const CURVE = certificateFacts([], [presented({ keyType: 'EC P-256', keyBits: 256 })]);
const RSA_ONLY_FAILED = new Map([
  [
    'certificate-2',
    { ...attempt('certificate-2', REFUSED), purpose: 'The certificate, accepting an RSA certificate only' },
  ],
]);

const change = (variable: 'suites' | 'alpn', holds = true): EvidenceMap['one-change'] => ({
  from: 'program-fails',
  steps: [],
  pair: {
    variable,
    works: 'ECDHE_ECDSA with AES-GCM as well',
    fails: 'only ECDHE_RSA',
    working: [hello('one-change-1', 'TLS 1.2'), hello('one-change-3', 'TLS 1.2')],
    failing: [hello('one-change-2', REFUSED), hello('one-change-4', REFUSED)],
    holds,
    together: [],
  },
  why: '',
});

describe('cert-key-type-mismatch', () => {
  const greeting = (answered: boolean): EvidenceMap['client-greeting'] => ({
    ...{ profile: 'java-6', name: 'Java 6', basis: 'documented', differs: !answered, steady: true },
    base: [hello('client-greeting-1', 'TLS 1.2'), hello('client-greeting-3', 'TLS 1.2')],
    own: [2, 4].map((at) => hello(`client-greeting-${at}`, answered ? 'TLS 1.0' : REFUSED)),
  });
  const java6 = told({ client: 'java-6' });
  it('is confirmed when the chosen program knows only the other kind, fails each time, and its suites are the one change', () => {
    const shown = { certificate: CURVE, 'client-greeting': greeting(false), 'one-change': change('suites') };
    const verdict = cause.examine(shown, java6, RSA_ONLY_FAILED);
    expect(verdict).toMatchObject({ verdict: 'confirmed', title: expect.stringContaining('Java 6') });
    expect(JSON.stringify(verdict)).toContain('one-change-4');
    expect(
      cause.examine({ ...shown, certificate: { ...CURVE, varies: true } }, java6, RSA_ONLY_FAILED).verdict,
    ).toBe('likely');
  });
  it('is likely without that pair, or when it is another one, or did not hold', () => {
    expect(cause.examine({ certificate: CURVE }, java6, RSA_ONLY_FAILED).verdict).toBe('likely');
    for (const pair of [change('alpn'), change('suites', false)]) {
      const shown = { certificate: CURVE, 'client-greeting': greeting(false), 'one-change': pair };
      expect(cause.examine(shown, java6, RSA_ONLY_FAILED).verdict).toBe('likely');
    }
  });
  it('is ruled out when the greeting of the chosen program was answered', () => {
    const shown = { certificate: CURVE, 'client-greeting': greeting(true) };
    for (const attempts of [RSA_ONLY_FAILED, new Map()])
      expect(cause.examine(shown, java6, attempts).verdict).toBe('ruled-out');
  });
  it('is only possible when neither that greeting nor one for the other kind was refused', () => {
    expect(cause.examine({ certificate: CURVE }, java6, new Map())).toMatchObject({
      verdict: 'possible',
      title: expect.stringContaining('may not understand the server’s elliptic-curve (ECDSA) certificate'),
    });
    const shown = { certificate: CURVE, 'client-greeting': greeting(false) };
    expect(cause.examine(shown, java6, new Map()).verdict).toBe('likely');
  });
  it('is ruled out when the chosen program accepts that kind', () => {
    const said = told({ client: 'node-20' });
    expect(cause.examine({ certificate: CURVE }, said, RSA_ONLY_FAILED).verdict).toBe('ruled-out');
  });
  it('is possible when the text says that the other side refused, and RSA alone is turned away', () => {
    const said = told({}, match({ event: 'alert', alertCode: 40 }));
    expect(cause.examine({ certificate: CURVE }, said, RSA_ONLY_FAILED).verdict).toBe('possible');
    expect(cause.examine({ certificate: CURVE }, said, new Map()).verdict).toBe('unknown');
  });
  it('is ruled out for an RSA certificate, and for one of each kind', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), new Map()).verdict).toBe('ruled-out');
    const look = { version: 'TLS 1.2', asked: 'any', fingerprint: 'cc', certificates: 2 } as const;
    const both = {
      ...CURVE,
      sightings: [
        { ...look, attemptId: 'certificate-1', keyType: 'EC P-256' },
        { ...look, attemptId: 'certificate-2', keyType: 'RSA' },
      ],
    };
    expect(cause.examine({ certificate: both }, told(), new Map()).verdict).toBe('ruled-out');
  });
  it('says of a rare kind of key which programs do not take it, and what the chosen one does', () => {
    for (const keyType of ['Ed25519', 'Ed448', 'RSA-PSS', 'EC P-521']) {
      const certificate = certificateFacts([], [presented({ keyType })]);
      const verdict = cause.examine({ certificate }, told(), new Map());
      expect(verdict, keyType).toMatchObject({
        verdict: 'possible',
        nextStep: expect.stringContaining('rsaEncryption, not RSA-PSS'),
      });
      expect(JSON.stringify(verdict)).toMatch(/these do not take such a key .*Android/);
      const chrome = told({ client: 'chrome-156' });
      expect(cause.examine({ certificate }, chrome, new Map()).verdict).toBe('possible');
      const shown = { certificate, 'client-greeting': greeting(false) };
      expect(cause.examine(shown, chrome, new Map()).verdict).toBe('likely');
      const answered = { certificate, 'client-greeting': greeting(true) };
      expect(cause.examine(answered, chrome, new Map()).verdict).toBe('ruled-out');
      expect(cause.examine({ certificate }, told({ client: 'openssl-3-0' }), new Map()).verdict).toBe(
        'ruled-out',
      );
    }
    const look = { version: 'TLS 1.2', asked: 'any', fingerprint: 'cc', certificates: 2 } as const;
    const beside = [{ ...look, attemptId: 'certificate-2', keyType: 'RSA' }];
    const both = { ...certificateFacts([], [presented({ keyType: 'Ed25519' })]), sightings: beside };
    expect(cause.examine({ certificate: both }, told(), new Map()).verdict).toBe('ruled-out');
  });
  it('can’t tell what the program accepts when nothing was told', () => {
    expect(cause.examine({ certificate: CURVE }, told(), RSA_ONLY_FAILED).verdict).toBe('unknown');
  });
});
