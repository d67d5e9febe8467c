import { describe, expect, it } from 'vitest';
import { spreadOf } from './spread';

describe('spreadOf', () => {
  it('gives the quantiles of R (type 7) for 1 to 100', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(spreadOf(values)).toEqual({ count: 100, min: 1, median: 50.5, p95: 95.1, max: 100 });
  });
  it('is the value itself for one value', () => {
    expect(spreadOf([12.34])).toEqual({ count: 1, min: 12.3, median: 12.3, p95: 12.3, max: 12.3 });
  });
  it('sorts as numbers', () => {
    expect(spreadOf([10, 9, 100])).toMatchObject({ min: 9, median: 10, max: 100 });
  });
  it('has nothing to say of nothing', () => {
    expect(spreadOf([])).toBeNull();
  });
});
