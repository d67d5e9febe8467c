import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { match, told } from '../testing/build';
import { certificateFacts } from '../testing/situations';
import { cause } from './cert-revoked';

const none = new Map();
type Revocation = EvidenceMap['revocation'];
type One = Revocation['certificates'][number];

const answer = (status: One['ocsp'][number]['status'], change: Partial<One['ocsp'][number]> = {}) => ({
  status,
  url: 'http://ocsp.example/',
  why: '',
  revokedAt: null,
  reason: null,
  thisUpdate: '2026-03-01T00:00:00.000Z',
  nextUpdate: '2026-03-08T00:00:00.000Z',
  ms: 30,
  ...change,
});

const facts = (change: Partial<One>): Revocation => ({
  attemptId: 'revocation-1',
  certificates: [
    { index: 0, subject: 'CN=shop.example', staple: null, ocsp: [], crl: [], mustStaple: false, ...change },
  ],
});

const cancelled = answer('revoked', { revokedAt: '2026-02-01T00:00:00.000Z', reason: 'keyCompromise' });

describe('cert-revoked', () => {
  it('is confirmed by the issuer’s signed answer, with the day and the reason', () => {
    const verdict = cause.examine({ revocation: facts({ ocsp: [cancelled] }) }, told(), none);
    expect(verdict.verdict).toBe('confirmed');
    expect(JSON.stringify(verdict)).toContain(
      'cancelled on 1 February 2026. The reason given: its private key',
    );
  });
  it('names the staple that still says good', () => {
    const revocation = facts({ staple: { ...answer('good'), url: null }, crl: [cancelled] });
    const verdict = cause.examine({ revocation }, told(), none);
    expect(verdict.verdict).toBe('confirmed');
    expect(JSON.stringify(verdict)).toContain('still says that it is good');
  });
  it('is not confirmed for a certificate that varies', () => {
    const certificate = { ...certificateFacts(), varies: true };
    const verdict = cause.examine({ revocation: facts({ ocsp: [cancelled] }), certificate }, told(), none);
    expect(verdict.verdict).toBe('likely');
  });
  it('has the pasted text against it when that says that the other side closed', () => {
    expect(
      cause.examine({ revocation: facts({ ocsp: [cancelled] }) }, told({}, match()), none),
    ).toMatchObject({
      against: [expect.stringContaining('the other side ended the connection')],
    });
  });
  it('is ruled out when the issuer says good', () => {
    const verdict = cause.examine({ revocation: facts({ ocsp: [answer('good')] }) }, told(), none);
    expect(verdict.verdict).toBe('ruled-out');
  });
  it('can’t tell when nobody answered, or the answer is signed by nobody who may', () => {
    for (const ocsp of [[], [answer('unreachable')], [answer('unusable')], [answer('unknown')]])
      expect(cause.examine({ revocation: facts({ ocsp }) }, told(), none).verdict).toBe('unknown');
  });
});
