import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, attempt, FIN, match, told } from '../testing/build';
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

describe('client-cert-rejected, with a certificate that has run out', () => {
  const EXPIRED = alert(45, 'certificate_expired');
  const attempts = new Map([
    ['client-certificate-3', { ...attempt('client-certificate-3'), startedAt: '2026-06-01T12:00:00.000Z' }],
  ]);
  const given = (notAfter: string, notBefore = '2025-03-03T00:00:00.000Z') =>
    told({
      options: {
        ...optionsOf({}),
        clientCertificate: { subject: 'my program', fingerprint: 'aa', notBefore, notAfter },
      },
    });
  const judge = (
    outcome: ReturnType<typeof alert>,
    notAfter = '2026-03-03T00:00:00.000Z',
    clock?: EvidenceMap['clock'],
  ) =>
    cause.examine(
      {
        'client-certificate': clientCertificateFacts({ asked: true, presented: [shown(outcome)] }),
        ...(clock ? { clock } : {}),
      },
      given(notAfter),
      attempts,
    );
  it('names the day and whoever renews it, and says what the signal says', () => {
    expect(judge(EXPIRED)).toMatchObject({
      verdict: 'confirmed',
      owner: 'it-desk',
      title: expect.stringContaining('3 March 2026'),
      meaning: expect.stringContaining('So the server turns it down'),
    });
  });
  it.each([42, 43, 46, 48])(
    'does so for alert %i as well, and leaves open whether it is the reason',
    (code) => {
      expect(judge(alert(code, 'some_name'))).toMatchObject({
        verdict: 'confirmed',
        owner: 'it-desk',
        title: expect.stringContaining('3 March 2026'),
        meaning: expect.stringContaining('did not say that it is the reason'),
      });
    },
  );
  it('is possible, with the day, when the server takes it all the same', () => {
    const facts = clientCertificateFacts({
      asked: true,
      presented: [{ ...shown(), result: 'accepted' as const }],
    });
    const verdict = cause.examine(
      { 'client-certificate': facts },
      given('2026-03-03T00:00:00.000Z'),
      attempts,
    );
    expect(verdict).toMatchObject({ verdict: 'possible', title: expect.stringContaining('3 March 2026') });
  });
  it('goes by the time that others agree on, and says nothing of the day where clocks differ', () => {
    const offsetSeconds = 200 * 86_400;
    const source = { from: 'a', kind: 'date-header' as const, offsetSeconds, attemptId: 'a', at: '' };
    const local = '2026-06-01T12:00:00.000Z';
    const agreed = { local, offsetSeconds, sources: [source, { ...source, from: 'b' }] };
    const lone = { local, offsetSeconds: null, sources: [source] };
    for (const clock of [agreed, lone])
      expect(judge(EXPIRED, undefined, clock)).not.toHaveProperty('meaning');
  });
  it('names the first day of one that is not good yet, whether it is refused or taken', () => {
    const early = given('2027-06-03T00:00:00.000Z', '2026-06-03T00:00:00.000Z');
    const judged = (one: EvidenceMap['client-certificate']['presented']) =>
      cause.examine(
        { 'client-certificate': clientCertificateFacts({ asked: true, presented: one }) },
        early,
        attempts,
      );
    for (const code of [42, 45])
      expect(judged([shown(alert(code, 'some_name'))])).toMatchObject({
        verdict: 'confirmed',
        owner: 'it-desk',
        title: expect.stringContaining('only from 3 June 2026 on, and the server does not accept'),
        nextStep: expect.stringContaining('good from today on'),
        against: [],
      });
    expect(judged([{ ...shown(), result: 'accepted' as const }])).toMatchObject({
      verdict: 'possible',
      title: expect.stringContaining('only from 3 June 2026 on, and this server takes it'),
    });
  });
  it('leaves it to the server’s owner where the server says so of one that is good', () => {
    const verdict = judge(EXPIRED, '2027-03-03T00:00:00.000Z');
    expect(verdict).toMatchObject({ against: [expect.stringContaining('3 March 2027')] });
    expect(verdict).not.toHaveProperty('owner');
  });
  it('names whoever has the certificate where the signal says what is wrong with it', () => {
    const by = (code: number) => judge(alert(code, 'x'), '2027-03-03T00:00:00.000Z');
    for (const code of [43, 44]) expect(by(code)).toMatchObject({ owner: 'it-desk' });
    for (const code of [42, 46, 48, 49]) expect(by(code)).not.toHaveProperty('owner');
    const said = told({}, match({ event: 'alert', alertCode: 45 }));
    expect(examine({ asked: true }, said)).toMatchObject({
      owner: 'it-desk',
      title: expect.stringContaining('has run out'),
    });
  });
});
