import { describe, expect, it } from 'vitest';
import { alert, FIN, match, told } from '../testing/build';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './client-cert-rejected';

const none = new Map();

const shown = (outcome = alert(48, 'unknown_ca'), again = ['client-certificate-4']) => ({
  ...{ attemptId: 'client-certificate-3', version: 'TLS 1.3', result: 'refused' as const, alertName: null },
  ...{ outcome, again, words: 'With TLS 1.3 your certificate was shown and refused.' },
});

const examine = (change: Parameters<typeof clientCertificateFacts>[0], said = told()) =>
  cause.examine(
    { 'client-certificate': clientCertificateFacts({ version: 'TLS 1.3', ...change }) },
    said,
    none,
  );

describe('client-cert-rejected', () => {
  it('is confirmed by a signal that speaks of the certificate, twice', () => {
    const verdict = examine({ asked: true, afterFinished: 'alert', presented: [shown()] });
    expect(verdict.verdict).toBe('confirmed');
    expect(JSON.stringify(verdict)).toContain('not one that the server accepts');
  });
  it('is confirmed when the server goes on without the certificate and ends it with one, twice', () => {
    expect(examine({ asked: true, presented: [shown(FIN)] }).verdict).toBe('confirmed');
  });
  it('is likely when it was shown once only', () => {
    expect(examine({ asked: true, presented: [shown(undefined, [])] }).verdict).toBe('likely');
  });
  it('is only possible when it ends without a word, with and without', () => {
    const verdict = examine({ asked: true, afterFinished: 'fin', presented: [shown(FIN)] });
    expect(verdict.verdict).toBe('possible');
  });
  it('is likely by the pasted alert when the server asks for a certificate', () => {
    const said = told({}, match({ event: 'alert', alertCode: 45 }));
    expect(examine({ asked: true }, said).verdict).toBe('likely');
  });
  it('is ruled out when the server does not ask, and when it takes the certificate', () => {
    expect(examine({ asked: false }).verdict).toBe('ruled-out');
    const taken = { ...shown(), result: 'accepted' as const };
    expect(examine({ asked: true, presented: [taken] }).verdict).toBe('ruled-out');
  });
  it('can’t tell when the server asks and no certificate was given', () => {
    expect(examine({ asked: true }).verdict).toBe('unknown');
  });
});
