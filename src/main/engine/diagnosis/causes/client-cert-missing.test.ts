import { describe, expect, it } from 'vitest';
import { alert, match, RST, told } from '../testing/build';
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
  it('is not confirmed when the program shows one after all', () => {
    const required = { asked: null, afterFinished: 'alert', alertName: 'certificate_required' } as const;
    expect(examine(required, 'in-use')).toMatchObject({
      verdict: 'likely',
      against: [expect.stringContaining('uses its certificate file')],
    });
    const said = told({}, match({ event: 'alert', alertCode: 45 }));
    const facts = clientCertificateFacts(required);
    expect(cause.examine({ 'client-certificate': facts }, said, none).verdict).toBe('possible');
  });
  it('is only possible when the server went on without one at other times', () => {
    const tries = [true, true, false].map((refused, at) => ({ attemptId: `try-${at}`, refused }));
    const change = { afterFinished: 'alert', alertName: 'certificate_required', steady: false } as const;
    expect(examine({ ...change, asked: null, tries }).verdict).toBe('possible');
  });
  it('is ruled out when none of the tries, of which some went through, was asked for one', () => {
    const tries = (asked: boolean) =>
      [true, false].map((refused, at) => ({ attemptId: `try-${at}`, refused, asked: refused && asked }));
    const cut = { asked: false, completed: false, outcome: RST, afterFinished: null, steady: false };
    expect(examine({ ...cut, tries: tries(false) }).verdict).toBe('ruled-out');
    expect(examine({ ...cut, tries: tries(true) }).verdict).toBe('possible');
  });
  it('can’t tell when the handshake broke off before the server could ask, unless the person speaks for it', () => {
    const cut = { asked: null, completed: false, outcome: RST, afterFinished: null };
    expect(examine(cut).verdict).toBe('unknown');
    const held = examine(cut, 'not-in-use');
    expect(held.verdict).toBe('possible');
    expect(JSON.stringify(held)).not.toContain('"measured"');
    const closed = examine({ asked: null, afterFinished: 'fin' });
    expect(closed.verdict).toBe('possible');
    expect(JSON.stringify(closed)).toContain('"measured"');
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
  it('is confirmed when it ended without a certificate and went on with the one that was given, twice each', () => {
    const shown = (
      more: { result?: 'accepted' | 'refused'; version?: string; holds?: boolean },
      ofBase: string | null,
    ) =>
      examine({
        asked: true,
        version: ofBase,
        completed: false,
        outcome: alert(40, 'handshake_failure'),
        afterFinished: null,
        presented: [
          {
            ...{ attemptId: 'client-certificate-3', version: 'TLS 1.2', result: 'accepted', alertName: null },
            ...{ again: ['client-certificate-4'], outcome: { kind: 'answered', stage: 'after-finished' } },
            words: 'With TLS 1.2 your certificate was shown.',
            ...more,
          },
        ],
      });
    const held = shown({ holds: true }, 'TLS 1.2');
    expect(held.verdict).toBe('confirmed');
    expect(JSON.stringify(held)).toContain('your certificate was shown');
    expect(JSON.stringify(held)).toContain('client-certificate-4');
    expect(held).toMatchObject({
      nextStep: expect.stringContaining('Set this certificate'),
      owner: 'it-desk',
    });
    expect(shown({ holds: true }, null).verdict).toBe('confirmed');
    expect(shown({ holds: true }, 'TLS 1.3').verdict).toBe('likely');
    expect(shown({ holds: false }, 'TLS 1.2').verdict).toBe('likely');
    expect(shown({ result: 'refused' }, 'TLS 1.2').verdict).toBe('likely');
  });
  it('is not confirmed by a certificate that was shown once, as in cases of before', () => {
    const presented = [
      {
        ...{ attemptId: 'client-certificate-3', version: 'TLS 1.2', alertName: null, words: 'It went on.' },
        ...{ result: 'accepted' as const, outcome: { kind: 'answered', stage: 'after-finished' } as const },
      },
    ];
    const base = {
      asked: true,
      version: 'TLS 1.2',
      completed: false,
      outcome: alert(40, 'handshake_failure'),
    };
    expect(examine({ ...base, afterFinished: null, presented }).verdict).toBe('likely');
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
