import { describe, expect, it } from 'vitest';
import { fisher } from './fisher';

const p = (a: number, b: number, c: number, d: number): number =>
  fisher({ hits: a, count: a + b }, { hits: c, count: c + d });

describe('fisher', () => {
  it('gives 34/70 for the lady tasting tea with one cup of each kind mistaken (Fisher 1935)', () => {
    expect(p(3, 1, 1, 3)).toBeCloseTo(34 / 70, 10);
  });
  it('gives 2/70 where she is right each time', () => {
    expect(p(4, 0, 0, 4)).toBeCloseTo(2 / 70, 10);
  });
  it('gives what R prints for the twins of convicts (Fisher 1962, ?fisher.test): 0.0005367', () => {
    expect(p(2, 15, 10, 3)).toBeCloseTo(0.0005367, 7);
  });
  it('gives what scipy documents for whales and sharks: 0.0349650', () => {
    expect(p(8, 2, 1, 5)).toBeCloseTo(0.034965, 6);
  });
  it('is 1 where nothing differs, and where nothing happened', () => {
    expect(p(5, 5, 5, 5)).toBeCloseTo(1, 10);
    expect(p(0, 10, 0, 10)).toBeCloseTo(1, 10);
    expect(p(0, 0, 3, 4)).toBeCloseTo(1, 10);
  });
  it('does not care which side or which outcome comes first', () => {
    expect(p(7, 3, 2, 11)).toBeCloseTo(p(2, 11, 7, 3), 12);
    expect(p(7, 3, 2, 11)).toBeCloseTo(p(3, 7, 11, 2), 12);
  });
  it('stays exact with hundreds of trials', () => {
    expect(p(300, 0, 0, 300)).toBeGreaterThan(0);
    expect(p(300, 0, 0, 300)).toBeLessThan(1e-100);
    expect(p(150, 150, 150, 150)).toBeCloseTo(1, 8);
  });
  it('refuses what can not be', () => {
    expect(() => fisher({ hits: 3, count: 2 }, { hits: 0, count: 1 })).toThrow(RangeError);
  });
});
