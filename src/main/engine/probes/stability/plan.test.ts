import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../../shared/model/way';
import { connectionsOf, planStability, turnsOf } from './plan';

describe('planStability', () => {
  it.each([1, 4, 5, 10, 37, 100, 300])('spends two connections a repeat: %i', (repeats) => {
    const plan = planStability({ ...USUAL_OPTIONS, repeats });
    expect(connectionsOf(plan)).toBe(2 * repeats);
    expect(plan.first).toBe(repeats);
    expect(plan.second).toBeGreaterThan(0);
  });
  it('makes no two connections at a time in a gentle run, and spends no more for that', () => {
    const plan = planStability({ ...USUAL_OPTIONS, repeats: 50, gentle: true });
    expect(plan).toMatchObject({ together: 0, atOnce: 1 });
    expect(connectionsOf(plan)).toBe(100);
  });
  it('tries several at a time where nothing flaps one by one', () => {
    const plan = planStability(USUAL_OPTIONS, true);
    expect(plan).toMatchObject({ first: 4, second: 0, together: 8, atOnce: 8 });
    expect(connectionsOf(plan)).toBe(12);
  });
  it('takes a short look where nothing was asked for', () => {
    expect(connectionsOf(planStability(USUAL_OPTIONS))).toBe(12);
    expect(connectionsOf(planStability({ ...USUAL_OPTIONS, depth: 'all' }))).toBe(30);
  });
});

describe('turnsOf', () => {
  const count = (turns: readonly string[], who: string) => turns.filter((turn) => turn === who).length;
  it.each([
    [6, 6],
    [10, 4],
    [3, 9],
    [5, 0],
  ])('gives each as many turns as wanted: %i and %i', (first, second) => {
    const turns = turnsOf(first, second, new Uint8Array(20));
    expect([count(turns, 'first'), count(turns, 'second')]).toEqual([first, second]);
  });
  it('spreads them over the whole time', () => {
    const turns = turnsOf(100, 20, new Uint8Array(100));
    for (let at = 0; at < 120; at += 24) expect(count(turns.slice(at, at + 24), 'second')).toBe(4);
  });
  it('lets the lot decide who goes first', () => {
    expect(turnsOf(2, 2, Uint8Array.of(0, 1))).toEqual(['first', 'second', 'second', 'first']);
  });
});
