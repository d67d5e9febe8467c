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
  it('is confirmed by a pair that differs in the kinds of certificate alone', () => {
    const verdict = cause.examine(
      { certificate: CURVE, 'one-change': change('suites') },
      told(),
      RSA_ONLY_FAILED,
    );
    expect(verdict.verdict).toBe('confirmed');
    expect(JSON.stringify(verdict)).toContain('one-change-4');
  });
  it('is not confirmed by another pair, or one that did not hold', () => {
    for (const pair of [change('alpn'), change('suites', false)])
      expect(cause.examine({ certificate: CURVE, 'one-change': pair }, told(), RSA_ONLY_FAILED).verdict).toBe(
        'unknown',
      );
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
  it('can’t tell what the program accepts when nothing was told', () => {
    expect(cause.examine({ certificate: CURVE }, told(), RSA_ONLY_FAILED).verdict).toBe('unknown');
  });
});
