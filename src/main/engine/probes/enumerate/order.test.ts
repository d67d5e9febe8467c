import { describe, expect, it } from 'vitest';
import { orderSeen, orderTests, provenOrder } from './order';

const found = new Set([1, 2, 3]);

describe('whose order decides', () => {
  it('is the server’s once it passes over what stood before', () => {
    expect(orderSeen([{ offered: [9, 1, 2], chosen: 2 }], found)).toBe('server');
  });
  it('does not follow from what the server never takes', () => {
    expect(orderSeen([{ offered: [9, 1, 2], chosen: 1 }], found)).toBe('unknown');
  });
  it('is the greeting’s once a pair was taken both ways round', () => {
    const offers = [
      { offered: [1, 2], chosen: 1 },
      { offered: [2, 1], chosen: 2 },
    ];
    expect(orderSeen(offers, found)).toBe('client');
  });
  it('is not known from one suite', () => {
    expect(orderSeen([{ offered: [1], chosen: 1 }], new Set([1]))).toBe('unknown');
    expect(orderTests([], new Set([1]))).toEqual([]);
  });
  it('is tried with the loser in front, or with a new pair both ways round', () => {
    expect(orderTests([{ offered: [3, 9, 1], chosen: 3 }], found)).toEqual([[1, 3]]);
    expect(orderTests([{ offered: [3], chosen: 3 }], new Set([3, 1]))).toEqual([
      [3, 1],
      [1, 3],
    ]);
  });
});

describe('the server’s own order', () => {
  const first = { offered: [9, 1, 2, 3], chosen: 2 };
  it('follows from answers that put every suite before the next', () => {
    expect(provenOrder([{ offered: [3, 1], chosen: 1 }, first], found)).toEqual([2, 1, 3]);
  });
  it('does not follow where two never met', () => {
    const alone = [
      { offered: [1], chosen: 1 },
      { offered: [3, 9], chosen: 3 },
    ];
    expect(provenOrder([first, ...alone], found)).toBeNull();
  });
  it('does not follow from answers that contradict each other', () => {
    const both = [
      { offered: [1, 3], chosen: 1 },
      { offered: [1, 3], chosen: 3 },
    ];
    expect(provenOrder([first, ...both], found)).toBeNull();
  });
});
