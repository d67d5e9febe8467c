import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-not-yet-valid';

const none = new Map();

describe('cert-not-yet-valid', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('not-yet-valid', 'It has not begun.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'It has not begun.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('is no more than likely when one other clock sees it as begun', () => {
    const chain = [
      presented({ notBefore: '2026-05-01T00:00:00.000Z', notAfter: '2027-05-01T00:00:00.000Z' }),
    ];
    const certificate = certificateFacts([fault('not-yet-valid', 'It has not begun.')], chain);
    const source = { from: 'www.example', at: '2026-06-11T14:05:00.000Z', offsetSeconds: -100 * 86_400 };
    const clock = {
      local: '2026-03-03T14:05:00.000Z',
      sources: [{ kind: 'date-header' as const, ...source, attemptId: 'clock-1' }],
      offsetSeconds: null,
    };
    expect(cause.examine({ certificate, clock }, told(), none)).toMatchObject({
      verdict: 'likely',
      against: expect.arrayContaining([expect.stringContaining('By the clock of www.example')]),
    });
  });
  it('names the clock as the second suspect, and as the first when the start is years away', () => {
    const chain = [presented({ notBefore: '2031-01-01T00:00:00.000Z' })];
    const certificate = certificateFacts([fault('not-yet-valid', 'It has not begun.')], chain);
    const verdict = JSON.stringify(cause.examine({ certificate }, told(), none));
    expect(verdict).toContain('The clock is the second suspect');
    expect(verdict).toContain('look at the clock first');
    expect(verdict).toContain('valid only from 1 January 2031 on');
  });
});
