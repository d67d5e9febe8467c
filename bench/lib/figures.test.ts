import { describe, expect, it } from 'vitest';
import { median, table, time, times } from './figures.mjs';

describe('figures', () => {
  it('takes the middle run, the mean of two middle ones, and nothing of nothing', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 100])).toBe(3.5);
    expect(median([null, 2, Number.NaN])).toBe(2);
    expect(median([])).toBeNull();
  });

  it('writes times with three figures and their unit', () => {
    expect([5.87, 88.2, 2213, 13_140, null].map(time)).toEqual(['5.9 ms', '88 ms', '2.21 s', '13.1 s', '–']);
  });

  it('says how many times as long, or that it is not known', () => {
    expect(times(100, 40)).toBe('2.5 ×');
    expect(times(null, 40)).toBe('–');
    expect(times(100, null)).toBe('–');
  });

  it('draws a table in which a bar in a cell stays in its cell', () => {
    expect(table(['a', 'bb'], [['1|2', 3]])).toBe('| a    | bb  |\n| ---- | --- |\n| 1\\|2 | 3   |');
  });
});
