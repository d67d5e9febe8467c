import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { told } from '../testing/build';
import { cause } from './cert-revocation-unreachable';

const none = new Map();
type Revocation = EvidenceMap['revocation'];
type One = Revocation['certificates'][number];

const answer = (status: One['ocsp'][number]['status']) => ({
  status,
  url: 'http://ocsp.example/',
  why: 'The connection was refused.',
  revokedAt: null,
  reason: null,
  thisUpdate: null,
  nextUpdate: null,
  ms: 30,
});

const facts = (change: Partial<One>): Revocation => ({
  attemptId: 'revocation-1',
  certificates: [
    { index: 0, subject: 'CN=shop.example', staple: null, ocsp: [], crl: [], mustStaple: false, ...change },
  ],
});

const examine = (change: Partial<One>, message = '') =>
  cause.examine({ revocation: facts(change) }, told({ message }), none);

describe('cert-revocation-unreachable', () => {
  it('is likely when nobody answers and the program’s text says the same', () => {
    const text = 'The revocation function was unable to check revocation (0x80092012)';
    expect(examine({ ocsp: [answer('unreachable')] }, text)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'told' }),
        expect.objectContaining({ grade: 'measured', attempts: ['revocation-1'] }),
      ]),
    });
  });
  it('is possible when nobody answers, or the answers have run out', () => {
    expect(examine({ ocsp: [answer('unreachable')], crl: [answer('out-of-date')] }).verdict).toBe('possible');
  });
  it('is possible for a certificate that demands a staple which does not come', () => {
    expect(examine({ mustStaple: true, ocsp: [answer('good')] })).toMatchObject({
      verdict: 'possible',
      title: expect.stringContaining('demands proof'),
      owner: 'server-owner',
    });
  });
  it('is ruled out when one of several answers', () => {
    expect(examine({ ocsp: [answer('unreachable')], crl: [answer('good')] }).verdict).toBe('ruled-out');
  });
  it('can’t tell when nobody was asked', () => {
    expect(examine({}).verdict).toBe('unknown');
    expect(examine({ ocsp: [answer('not-allowed')] }).verdict).toBe('unknown');
  });
  it('can’t tell of the server’s certificate by what was said of its issuer’s', () => {
    const [own] = facts({}).certificates;
    const [issuer] = facts({ index: 1, ocsp: [answer('good')] }).certificates;
    const both = { ...facts({}), certificates: [own, issuer].flatMap((one) => one ?? []) };
    expect(cause.examine({ revocation: both }, told(), none).verdict).toBe('unknown');
  });
});
