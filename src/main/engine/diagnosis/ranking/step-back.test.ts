import { describe, expect, it } from 'vitest';
import type { Cause } from '../define-cause';
import { type Standing, steppedBack } from './step-back';

const standing = (id: string, tier: number, ...explains: string[]): Standing => ({
  cause: { id, explains } as unknown as Cause,
  tier,
});
const stepped = (...held: Standing[]) => Object.fromEntries(steppedBack(held));

describe('a cause that another one explains', () => {
  it('steps back behind one that is as sure or surer', () => {
    expect(stepped(standing('a', 1, 'b'), standing('b', 2))).toEqual({ b: 'a' });
    expect(stepped(standing('a', 2, 'b'), standing('b', 2))).toEqual({ b: 'a' });
  });
  it('stays where it is when the other is less sure', () => {
    expect(stepped(standing('b', 1), standing('a', 2, 'b'))).toEqual({});
  });
  it('points at the one that nothing explains', () => {
    expect(stepped(standing('a', 1, 'b'), standing('b', 1, 'c'), standing('c', 2))).toEqual({
      b: 'a',
      c: 'a',
    });
  });
  it('is only one of two that explain each other: the later one', () => {
    expect(stepped(standing('a', 1, 'b'), standing('b', 1, 'a'))).toEqual({ b: 'a' });
  });
  it('is never all of three that explain each other in a circle', () => {
    const circle = stepped(standing('a', 1, 'b'), standing('b', 1, 'c'), standing('c', 1, 'a'));
    expect(circle).toEqual({ b: 'a', c: 'a' });
  });
  it('does not exist where no cause names another, nor does one explain itself', () => {
    expect(stepped(standing('a', 1, 'a'), standing('b', 1))).toEqual({});
  });
});
