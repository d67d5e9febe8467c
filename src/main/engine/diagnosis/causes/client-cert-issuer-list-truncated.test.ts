import { describe, expect, it } from 'vitest';
import { attempt, told } from '../testing/build';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './client-cert-issuer-list-truncated';

const ID = 'client-certificate-1';

/** A handshake whose CertificateRequest came in these records. */
const seen = (...bytes: readonly number[]) => {
  const records = [85, 1010, ...bytes].map((size, at, all) => ({
    ...{ at, who: 'peer' as const, kind: 'record' as const, bytes: size },
    label: at < 2 ? 'Certificate' : at === all.length - 1 ? 'CertificateRequest' : 'encrypted record',
  }));
  return new Map([[ID, { ...attempt(ID), events: records }]]);
};

const examine = (
  authoritiesInAll: number,
  attempts = seen(16_389),
  message = '',
  asked: boolean | null = true,
) =>
  cause.examine(
    { 'client-certificate': clientCertificateFacts({ attemptId: ID, asked, authoritiesInAll }) },
    told({ message }),
    attempts,
  );

describe('client-cert-issuer-list-truncated', () => {
  it('is possible when a long list ends where Windows cuts', () => {
    expect(examine(100)).toMatchObject({
      verdict: 'possible',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'measured', text: expect.stringContaining('16384 bytes') }),
      ]),
    });
    expect(examine(80, seen(12_150)).verdict).toBe('possible');
  });
  it('is likely when the server’s log says so', () => {
    expect(examine(100, seen(16_389), 'Schannel, Event ID 36885').verdict).toBe('likely');
  });
  it('is ruled out for a short list, one that is longer than any limit, and one in between', () => {
    expect(examine(12).verdict).toBe('ruled-out');
    expect(examine(130, seen(16_389, 4_773)).verdict).toBe('ruled-out');
    expect(examine(60, seen(9_000)).verdict).toBe('ruled-out');
    expect(examine(0, new Map(), '', false).verdict).toBe('ruled-out');
  });
  it('can’t tell when the length of a long list could not be read', () => {
    expect(examine(100, new Map()).verdict).toBe('unknown');
  });
});
