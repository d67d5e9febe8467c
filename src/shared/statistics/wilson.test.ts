import { describe, expect, it } from 'vitest';
import { wilson } from './wilson';

describe('wilson', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives what the table has for %i of %i', (hits, count, low, high) => {
    const interval = wilson(hits, count);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
  it('is the same seen from the other side', () => {
    for (let hits = 0; hits <= 12; hits += 1) {
      expect(wilson(hits, 12).low).toBeCloseTo(1 - wilson(12 - hits, 12).high, 12);
    }
  });
  it('holds the share it is about, and gets narrower with more trials', () => {
    for (const [hits, count] of [
      [0, 1],
      [3, 10],
      [10, 10],
      [299, 300],
    ] as const) {
      const { low, high } = wilson(hits, count);
      expect(low).toBeLessThanOrEqual(hits / count);
      expect(high).toBeGreaterThanOrEqual(hits / count);
      expect(wilson(hits * 4, count * 4).high - wilson(hits * 4, count * 4).low).toBeLessThan(high - low);
    }
  });
  it('knows nothing where nothing was tried', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
  it.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
  ])('refuses %d of %d', (hits, count) => {
    expect(() => wilson(hits, count)).toThrow(RangeError);
  });
});
