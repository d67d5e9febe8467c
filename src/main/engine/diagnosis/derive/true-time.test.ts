import { describe, expect, it } from 'vitest';
import { certificateFacts } from '../testing/situations';
import {
  clockReason,
  goodByAnother,
  isValidAt,
  loneClock,
  spokenSpan,
  trueTime,
  whyNoTime,
} from './true-time';

const clock = (offsetSeconds: number | null) => ({
  local: '2026-03-03T14:05:00.000Z',
  sources: [],
  offsetSeconds,
});

describe('the true time', () => {
  it('is this computer’s less what it is ahead', () => {
    expect(trueTime(certificateFacts(), clock(3_600))).toBe('2026-03-03T13:05:00.000Z');
    expect(trueTime(certificateFacts(), clock(-60))).toBe('2026-03-03T14:06:00.000Z');
  });
  it('is not known when nobody could be believed, or a date is no date', () => {
    expect(trueTime(certificateFacts(), clock(null))).toBeNull();
    expect(trueTime({ ...certificateFacts(), checkedAt: 'yesterday' }, clock(0))).toBeNull();
    expect(trueTime(certificateFacts(), clock(Number.MAX_SAFE_INTEGER))).toBeNull();
  });
  it('is measured when it was compared, and inferred when not', () => {
    expect(clockReason(certificateFacts(), clock(0)).grade).toBe('measured');
    expect(clockReason(certificateFacts(), undefined).grade).toBe('inferred');
  });
});

describe('who spoke of time', () => {
  const heard = (...offsets: number[]) => ({
    ...clock(null),
    sources: offsets.map((offsetSeconds, at) => ({
      kind: 'date-header' as 'date-header' | 'signed-answer',
      ...{ from: `www${at}.example`, at: '2025-01-27T14:05:00.000Z', offsetSeconds, attemptId: 'clock-1' },
    })),
  });
  const signed = (offset: number) => {
    const { sources, ...rest } = heard(offset);
    return { ...rest, sources: sources.map((one) => ({ ...one, kind: 'signed-answer' as const })) };
  };
  it('is nobody, one alone, or several that contradict each other', () => {
    expect(whyNoTime(heard())).toContain('Nothing that answered');
    expect(whyNoTime(heard(400 * 86_400))).toContain('Only one other clock');
    expect(whyNoTime(heard(400 * 86_400, 9_000))).toContain('do not agree');
    expect(loneClock(heard(400 * 86_400, 0))).toBeNull();
  });
  it('is told of the dates, each way', () => {
    expect(clockReason(certificateFacts(), heard()).text).toContain('Nothing was there to compare');
    expect(clockReason(certificateFacts(), heard(9_000, -9_000)).text).toContain('do not agree');
    const one = clockReason(certificateFacts(), heard(400 * 86_400));
    expect(one).toMatchObject({ grade: 'measured', attempts: ['clock-1'] });
    expect(one.text).toContain('By one other clock, of www0.example, it is 27 January 2025');
  });
  it('is not an answer that was signed before, unless this computer is behind it', () => {
    const bad = [{ notBefore: '2025-01-01T00:00:00.000Z', notAfter: '2026-03-01T00:00:00.000Z' }];
    expect(whyNoTime(signed(4 * 86_400))).toContain('made beforehand');
    expect(goodByAnother(certificateFacts(), signed(4 * 86_400), bad)).toBeNull();
    expect(goodByAnother(certificateFacts(), heard(4 * 86_400), bad)).not.toBeNull();
    expect(loneClock(signed(-4 * 86_400))).not.toBeNull();
  });
});

describe('a span of time', () => {
  it.each([
    [1, '1 second'],
    [-90, '90 seconds'],
    [600, '10 minutes'],
    [7_200, '2 hours'],
    [259_200, '3 days'],
    [800 * 86_400, '2 years'],
  ])('of %i seconds is spoken', (seconds, words) => {
    expect(spokenSpan(seconds)).toBe(words);
  });
});

describe('a certificate', () => {
  const dates = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2026-02-01T00:00:00.000Z' };
  it('is good between its dates', () => {
    expect(
      ['2025-12-31T00:00:00Z', '2026-01-15T00:00:00Z', '2026-02-02T00:00:00Z'].map((at) =>
        isValidAt(dates, at),
      ),
    ).toEqual([false, true, false]);
  });
  it('is good by dates that can’t be read: that is another fault', () => {
    expect(isValidAt({ notBefore: '', notAfter: '' }, '2026-01-15T00:00:00Z')).toBe(true);
  });
});
