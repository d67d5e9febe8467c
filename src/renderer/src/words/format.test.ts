import { describe, expect, it } from 'vitest';
import { count, formatDay, formatElapsed, formatMoment, formatMs } from './format';

describe('dates, times and numbers', () => {
  it('read the same on every machine', () => {
    expect(formatMoment('2026-03-03T14:05:59Z')).toBe('3 March 2026, 14:05 UTC');
    expect(formatDay('2026-12-31T23:59:59Z')).toBe('31 December 2026');
  });

  it('leave a text that is no date as it is', () => {
    expect(formatMoment('soon')).toBe('soon');
  });

  it('grow from milliseconds to seconds', () => {
    expect([0, 0.42, 5.02, 14.4, 3210, 59_600].map(formatMs)).toEqual([
      '0 ms',
      '0.4 ms',
      '5 ms',
      '14 ms',
      '3.2 seconds',
      '60 seconds',
    ]);
    expect([900, 8_400, 65_000].map(formatElapsed)).toEqual(['0 s', '8 s', '1 min 05 s']);
  });

  it('count as people do', () => {
    expect([count(1, 'connection'), count(3, 'connection')]).toEqual(['1 connection', '3 connections']);
  });
});
