import { describe, expect, it } from 'vitest';
import { goalsOf, manyGoals, windowGoals } from './goals.mjs';

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

describe('the goal of the engine’s processor time', () => {
  const cpu = (ms: number) => [{ cpu: ms }, { cpu: ms }];
  const results = { '40 ms': { b: { fast: cpu(90), polite: cpu(110), sslscan: cpu(200) } } };
  const engine = (more: object) =>
    goalsOf({ results, ...more })
      .filter(({ name }) => name.includes('processor time'))
      .map(({ got, met }) => [got, met]);

  it('is held against a first scan, less the start, and against one after many', () => {
    expect(engine({ start: 40, warm: { fast: 30, polite: 60 } })).toEqual([
      ['0.25', true],
      ['0.15', true],
      ['0.35', false],
      ['0.30', false],
    ]);
  });

  it('is not told where nothing was measured', () => {
    expect(engine({}).map(([got]) => got)).toEqual([null, null, null, null]);
    expect(engine({ start: 40 }).map(([got]) => got)).toEqual(['0.25', null, '0.35', null]);
  });
});

describe('the goals for two hundred servers', () => {
  it('are held against our own scans only, not against plain sockets and other programs', () => {
    const runs = (perSecond: number) => [{ perSecond, rss: 90 }];
    const found = { loopback: { 'polite-200': runs(99), floor: runs(140), 'sslscan-8': runs(20) } };
    expect(manyGoals(found).map(({ name, met }) => [name, met])).toEqual([
      ['polite-200, loopback: servers per second', false],
      ['peak memory of Handrail, 200 at a time', true],
    ]);
  });
});
