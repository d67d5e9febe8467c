import { describe, expect, it } from 'vitest';
import { agreedOffset, withoutChance } from './clock-agreement';
import type { ClockFacts } from './clock-facts';

type Kind = ClockFacts['sources'][number]['kind'];
const source = (kind: Kind, from: string, offsetSeconds: number) => ({
  kind,
  from,
  at: '2026-06-01T00:00:00.000Z',
  offsetSeconds,
  attemptId: null,
});
const header = (from: string, offset: number) => source('date-header', from, offset);
const DAY = 86_400;

describe('what clocks agree on', () => {
  it('is nothing where nobody spoke', () => {
    expect(agreedOffset([])).toBeNull();
  });
  it('is that this computer is right when one other clock says the same', () => {
    expect(agreedOffset([header('a', 12)])).toBe(12);
  });
  it('is not that this computer is wrong on the word of one', () => {
    expect(agreedOffset([header('a', 3 * DAY)])).toBeNull();
    expect(agreedOffset([header('a', 3 * DAY), header('a', 3 * DAY)])).toBeNull();
  });
  it('is that this computer is wrong when two computers say so', () => {
    expect(agreedOffset([header('a', 3 * DAY), header('b', 3 * DAY + 20)])).toBe(3 * DAY);
    expect(agreedOffset([header('a', -DAY), source('hello-random', 'b', -DAY - 1)])).toBe(-DAY);
    expect(agreedOffset([header('a', -DAY), source('signed-answer', 'b', -DAY + 60)])).toBe(-DAY);
  });
  it('is nothing when they say different things', () => {
    expect(agreedOffset([header('a', 3 * DAY), header('b', 9)])).toBeNull();
    const two = [header('a', DAY), header('b', DAY), header('c', 0), header('d', 0)];
    expect(agreedOffset(two)).toBeNull();
  });
  it('is what most say when one is alone with another', () => {
    expect(agreedOffset([header('a', DAY), header('b', DAY), header('c', -DAY)])).toBe(DAY);
  });
  it('never rests on chance bytes or on answers that were made beforehand', () => {
    expect(agreedOffset([source('hello-random', 'a', DAY), source('hello-random', 'b', DAY)])).toBeNull();
    expect(
      agreedOffset([source('signed-answer', 'a', 2 * DAY), source('signed-answer', 'b', 2 * DAY)]),
    ).toBeNull();
    expect(agreedOffset([header('a', 5), source('signed-answer', 'b', 2 * DAY)])).toBe(5);
  });
});

describe('the first bytes of a ServerHello', () => {
  it('are a clock where they name the time that it is here', () => {
    expect(agreedOffset([source('hello-random', 'a', 2)])).toBe(2);
  });
  it('are left out where nobody else names that time', () => {
    const hello = source('hello-random', 'a', 9 * DAY);
    expect(withoutChance([hello, header('b', 0)])).toEqual([header('b', 0)]);
    expect(withoutChance([hello, header('b', 9 * DAY + 3)]).length).toBe(2);
    expect(withoutChance([source('hello-random', 'a', 2)]).length).toBe(1);
  });
});
