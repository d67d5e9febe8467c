import { describe, expect, it } from 'vitest';
import { windowGoals } from './goals.mjs';

const run = (longest: number) => ({ longest });
const figures = { ours: 900, bare: 700, worst: { page: 'Report', ms: 41 }, runs: [run(22), run(49)] };

describe('the goals of the window', () => {
  it('are met within one and a half times a bare window, 50 ms a page and 50 ms a frame', () => {
    expect(windowGoals(figures).map(({ met }) => met)).toEqual([true, true, true]);
  });

  it('are judged by the worst page and the worst run', () => {
    const worse = { ...figures, ours: 1_051, worst: { page: 'Report', ms: 50.1 }, runs: [run(22), run(51)] };
    expect(windowGoals(worse).map(({ met }) => met)).toEqual([false, false, false]);
  });

  it('are not told where nothing was measured', () => {
    const [start, , frames] = windowGoals({ ...figures, ours: null, runs: [] });
    expect([start?.met, frames?.met]).toEqual([null, null]);
  });
});
