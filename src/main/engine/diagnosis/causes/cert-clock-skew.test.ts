import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { told } from '../testing/build';
import { certificateFacts, presented } from '../testing/situations';
import { cause } from './cert-clock-skew';

const none = new Map();
const DAY = 86_400;

/** A clock that is so many seconds ahead, by so many others. */
const clock = (offsetSeconds: number | null, others = 2): EvidenceMap['clock'] => ({
  local: '2026-03-03T14:05:00.000Z',
  sources: Array.from({ length: others }, (_, at) => ({
    kind: 'date-header' as const,
    from: `www${at}.example`,
    at: '2026-03-03T14:05:00.000Z',
    offsetSeconds: offsetSeconds ?? at * 5_000,
    attemptId: `clock-${at + 1}`,
  })),
  offsetSeconds,
});

/** Valid in 2024 only: run out by a clock of March 2026, good by one that says two years less. */
const OF_2024 = certificateFacts(
  [],
  [presented({ notBefore: '2024-01-01T00:00:00.000Z', notAfter: '2025-01-01T00:00:00.000Z' })],
);

describe('cert-clock-skew', () => {
  it('is confirmed by two other clocks and a certificate that is good by them only', () => {
    expect(cause.examine({ clock: clock(731 * DAY), certificate: OF_2024 }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'This computer’s clock is 2 years ahead',
    });
  });
  it('is likely when only one other clock says so', () => {
    const verdict = cause.examine({ clock: clock(731 * DAY, 1), certificate: OF_2024 }, told(), none);
    expect(verdict.verdict).toBe('likely');
  });
  it('may be 400 days ahead when the server’s own date is all there is, and the certificate is good by that', () => {
    const chain = [
      presented({ notBefore: '2024-06-01T00:00:00.000Z', notAfter: '2025-06-01T00:00:00.000Z' }),
    ];
    const lone = { ...clock(400 * DAY, 1), offsetSeconds: null };
    const verdict = cause.examine({ clock: lone, certificate: certificateFacts([], chain) }, told(), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      title: 'This computer’s clock may be 400 days ahead',
      nextStep: expect.stringContaining('with a phone'),
    });
    expect(JSON.stringify(verdict)).toContain('Only one other clock was there');
  });
  it('can’t tell from one other clock alone when the certificate is good by either', () => {
    const lone = { ...clock(2 * DAY, 1), offsetSeconds: null };
    expect(cause.examine({ clock: lone, certificate: certificateFacts() }, told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('Only one other clock'),
    });
  });
  it('is only possible when the certificate is good by either clock', () => {
    const verdict = cause.examine({ clock: clock(2 * DAY), certificate: certificateFacts() }, told(), none);
    expect(verdict.verdict).toBe('possible');
  });
  it('is ruled out when the clocks agree to within five minutes', () => {
    expect(cause.examine({ clock: clock(240), certificate: OF_2024 }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when the others do not agree, or when there are none', () => {
    expect(cause.examine({ clock: clock(null) }, told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('do not agree'),
    });
    expect(cause.examine({ clock: clock(null, 0) }, told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('Nothing that answered'),
    });
  });
});
