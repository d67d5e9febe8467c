import { describe, expect, it } from 'vitest';
import { match, told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-expired';

const none = new Map();

describe('cert-expired', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('expired', 'It ran out.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'It ran out.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  const clock = (offsetSeconds: number) => ({
    local: '2026-03-03T14:05:00.000Z',
    sources: [0, 1].map((at) => ({
      ...{ kind: 'date-header' as const, from: `www${at}.example`, at: '2026-03-03T14:05:00.000Z' },
      ...{ offsetSeconds, attemptId: `clock-${at}` },
    })),
    offsetSeconds,
  });
  it('is ruled out when it has run out by this computer’s wrong clock only', () => {
    const chain = [presented({ notAfter: '2026-02-27T12:00:00.000Z' })];
    const certificate = certificateFacts([fault('expired', 'It ran out.')], chain);
    const examine = (ahead: number) => cause.examine({ certificate, clock: clock(ahead) }, told(), none);
    expect(examine(30 * 86_400).verdict).toBe('ruled-out');
    expect(examine(10)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'measured', attempts: ['clock-0', 'clock-1'] }),
      ]),
    });
  });
  it('is no more than likely when one clock that nobody else confirms sees it as good, and names that clock', () => {
    const chain = [
      presented({ notBefore: '2024-06-01T00:00:00.000Z', notAfter: '2025-06-01T00:00:00.000Z' }),
    ];
    const certificate = certificateFacts([fault('expired', 'It ran out.')], chain);
    const lone = { ...clock(400 * 86_400), offsetSeconds: null };
    const verdict = cause.examine(
      { certificate, clock: { ...lone, sources: lone.sources.slice(0, 1) } },
      told(),
      none,
    );
    expect(verdict).toMatchObject({
      verdict: 'likely',
      against: expect.arrayContaining([expect.stringContaining('By the clock of www0.example')]),
      nextStep: expect.stringContaining('with a phone first'),
    });
    expect(JSON.stringify(verdict)).not.toContain('Nothing was there to compare');
  });
  it('stays confirmed when it has run out by the other clock as well', () => {
    const chain = [
      presented({ notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2021-01-01T00:00:00.000Z' }),
    ];
    const certificate = certificateFacts([fault('expired', 'It ran out.')], chain);
    const lone = { ...clock(400 * 86_400), offsetSeconds: null };
    expect(cause.examine({ certificate, clock: lone }, told(), none).verdict).toBe('confirmed');
  });
  it('is possible when this computer’s clock is behind and hides it', () => {
    const chain = [presented({ notAfter: '2026-03-10T12:00:00.000Z' })];
    const certificate = certificateFacts([], chain);
    expect(cause.examine({ certificate, clock: clock(-30 * 86_400) }, told(), none)).toMatchObject({
      verdict: 'possible',
      title: expect.stringContaining('this computer’s clock hides it'),
    });
  });
  it('says on which day it ran out, and what the clock says', () => {
    const chain = [presented({ notAfter: '2026-02-27T12:00:00.000Z' })];
    const certificate = certificateFacts([fault('expired', 'It ran out.')], chain);
    const verdict = cause.examine({ certificate }, told(), none);
    expect(verdict).toMatchObject({ title: 'The server’s certificate ran out on 27 February 2026' });
    expect(JSON.stringify(verdict)).toContain('3 March 2026, 14:05 UTC');
  });
  it('does not call an intermediate the server’s own', () => {
    const chain = [presented(), presented({ notAfter: '2026-02-27T12:00:00.000Z' })];
    const certificate = certificateFacts([fault('expired', 'It ran out.', 1)], chain);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      title: 'A certificate in the server’s chain ran out on 27 February 2026',
    });
  });
  it('has the issuer’s certificate replaced, and not the server’s own, where only that has run out', () => {
    const chain = [presented(), presented({ notAfter: '2026-02-27T12:00:00.000Z' })];
    const remedy = (...faults: ReturnType<typeof fault>[]) =>
      JSON.stringify(cause.examine({ certificate: certificateFacts(faults, chain) }, told(), none));
    const ofIssuer = remedy(fault('expired', 'It ran out.', 1));
    expect(ofIssuer).toContain('put the issuer’s current certificate in place of the one that ran out');
    expect(ofIssuer).not.toContain('renewed certificate');
    const ofBoth = remedy(fault('expired', 'It ran out.', 0), fault('expired', 'It ran out.', 1));
    expect(ofBoth).not.toContain('issuer’s current certificate');
    const until = presented({ subject: 'CN=Middle', notAfter: '2026-03-10T12:00:00.000Z' });
    const hidden = certificateFacts([], [presented(), until]);
    expect(cause.examine({ certificate: hidden, clock: clock(-30 * 86_400) }, told(), none)).toMatchObject({
      nextStep: expect.stringContaining('the issuer’s current certificate'),
    });
  });
  it('is only possible when the certificate is one that was shown for no name', () => {
    const certificate = { ...certificateFacts([fault('expired', 'It ran out.')]), sentName: null };
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'possible',
      because: expect.arrayContaining([
        expect.objectContaining({ text: expect.stringContaining('Your program may be shown another one.') }),
      ]),
    });
  });
});

describe('cert-expired, with two copies of one authority', () => {
  const authority = (notAfter: string, fingerprint: string) =>
    presented({ subject: 'CN=Middle', issuer: 'CN=Example Root', isAuthority: true, notAfter, fingerprint });
  const old = authority('2026-02-01T00:00:00.000Z', 'cc33');
  const fresh = authority('2030-02-01T00:00:00.000Z', 'dd44');
  const examine = (chain: Parameters<typeof certificateFacts>[1], said = told()) =>
    cause.examine({ certificate: certificateFacts([], chain) }, said, none);
  it('is possible, with its day, where the one that ran out comes first', () => {
    expect(examine([presented(), old, fresh])).toMatchObject({
      verdict: 'possible',
      title: expect.stringContaining('1 February 2026'),
    });
  });
  it('is likely for a program that takes the first, and where the text says that one ran out', () => {
    const chain = [presented(), old, fresh];
    expect(examine(chain, told({ client: 'wget-gnutls-3-7' })).verdict).toBe('likely');
    expect(examine(chain, told({ client: 'node-20' })).verdict).toBe('possible');
    const text = match({ event: 'certificate-rejected-here', ranks: ['cert-expired'] });
    expect(examine(chain, told({}, text)).verdict).toBe('likely');
  });
  it('is ruled out where the good one comes first, and does not say that all are good', () => {
    expect(examine([presented(), fresh, old])).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('that programs need'),
    });
  });
});
