import { describe, expect, it } from 'vitest';
import { alert, told } from '../testing/build';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './client-cert-missing';

const none = new Map();

const examine = (change: Parameters<typeof clientCertificateFacts>[0], held = 'unknown') =>
  cause.examine(
    { 'client-certificate': clientCertificateFacts(change) },
    told({ answers: { 'client-certificate': held } }),
    none,
  );

describe('client-cert-missing', () => {
  it('is confirmed when the server says so with alert 116, twice', () => {
    const change = { asked: null, afterFinished: 'alert' as const, alertName: 'certificate_required' };
    expect(examine(change).verdict).toBe('confirmed');
  });
  it('is likely when it says so once only', () => {
    const change = {
      asked: null,
      afterFinished: 'alert' as const,
      alertName: 'certificate_required',
      steady: false,
    };
    expect(examine(change).verdict).toBe('likely');
  });
  it('is likely when the server asked and then ended the connection', () => {
    const change = {
      asked: true,
      completed: false,
      outcome: alert(40, 'handshake_failure'),
      afterFinished: null,
    };
    expect(examine(change).verdict).toBe('likely');
  });
  it('is confirmed when it ended without a certificate and went on with the one that was given, in the same version', () => {
    const shown = (result: 'accepted' | 'refused', version: string) =>
      examine({
        asked: true,
        version: 'TLS 1.2',
        completed: false,
        outcome: alert(40, 'handshake_failure'),
        afterFinished: null,
        presented: [
          {
            ...{ attemptId: 'client-certificate-3', version, result, alertName: null },
            outcome: { kind: 'answered', stage: 'after-finished' },
            words: `With ${version} your certificate was shown.`,
          },
        ],
      });
    expect(shown('accepted', 'TLS 1.2').verdict).toBe('confirmed');
    expect(JSON.stringify(shown('accepted', 'TLS 1.2'))).toContain('your certificate was shown');
    expect(shown('accepted', 'TLS 1.3').verdict).toBe('likely');
    expect(shown('refused', 'TLS 1.2').verdict).toBe('likely');
  });
  it('is only possible when the server asked and went on without one', () => {
    expect(examine({ asked: true }).verdict).toBe('possible');
  });
  it('is likely then when a certificate file lies unused', () => {
    expect(examine({ asked: true }, 'not-in-use').verdict).toBe('likely');
  });
  it('is ruled out when the server did not ask', () => {
    expect(examine({ asked: false }).verdict).toBe('ruled-out');
  });
  it('is ruled out when the request can’t be seen and the handshake went through in peace', () => {
    expect(examine({ asked: null }).verdict).toBe('ruled-out');
  });
  it('can’t tell when this computer could not complete a handshake', () => {
    const outcome = { kind: 'local', code: 'EPROTO', text: 'unsupported protocol' } as const;
    const change = { asked: null, completed: false, outcome, afterFinished: null, localRefusal: 'EPROTO' };
    expect(examine(change).verdict).toBe('unknown');
  });
});
