import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../shared/model/progress';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { planRun } from './plan';
import { madeProbe } from './testing/made-probe';

const run = async () => 'x';
const probe = (id: string, needs: readonly string[], connections: number, ms: number) =>
  madeProbe({ id, needs, connections, ms, run });
const plan = (more: Partial<RunOptions>, probes?: Parameters<typeof planRun>[1]) =>
  planSchema.parse(planRun({ options: { ...USUAL_OPTIONS, ...more } }, probes));

describe('the plan of a run', () => {
  it('names every question, and no more connections and seconds than there can be', () => {
    const usual = planSchema.parse(planRun({}));
    expect(usual.connections).toBeLessThanOrEqual(40);
    expect(usual.atOnce).toBe(8);
    expect(usual.seconds).toBeLessThanOrEqual(60);
    expect(usual.probes.length).toBeGreaterThan(5);
  });
  it('takes the longest way through the needs for its time', () => {
    expect(
      plan({}, [probe('a', [], 1, 2_000), probe('b', ['a'], 2, 3_500), probe('c', [], 4, 4_000)]),
    ).toMatchObject({ connections: 7, seconds: 6 });
  });
  it('says under which condition a question is asked, and never sums up to more than the limit', () => {
    const more = madeProbe({
      id: 'm',
      connections: 39,
      run,
      runs: { how: 'if-it-decides', when: 'when the old versions failed' },
    });
    const both = plan({}, [probe('a', [], 5, 1_000), more]);
    expect(both.connections).toBe(40);
    expect(both.probes.map(({ when }) => when)).toEqual([null, 'when the old versions failed']);
  });
  it('with every list to its end takes the larger budgets, and up to 600 connections', () => {
    const long = madeProbe({ id: 'l', connections: 3, allBudget: { connections: 900, ms: 900_000 }, run });
    expect(plan({}, [long])).toMatchObject({ connections: 3, seconds: 5 });
    expect(plan({ depth: 'all' }, [long])).toMatchObject({ connections: 600, seconds: 600 });
  });
  it('adds what is asked for by number to the usual limit', () => {
    const repeats = madeProbe({
      id: 'r',
      connections: 0,
      run,
      runs: { how: 'on-request', when: 'when repeats are asked for' },
      requested: ({ repeats: count }) => (count === 0 ? null : { connections: 2 * count, ms: 100_000 }),
    });
    const usual = probe('a', [], 30, 1_000);
    expect(plan({}, [usual, repeats])).toMatchObject({ connections: 30 });
    const asked = plan({ repeats: 100 }, [usual, repeats]);
    expect(asked.connections).toBe(230);
    expect(asked.probes[1]?.when).toBeNull();
  });
  it('gentle goes one at a time, one question after the other, with time for the pauses', () => {
    const slow = plan({ gentle: true, concurrency: 8 }, [probe('a', [], 1, 2_000), probe('b', [], 2, 3_000)]);
    expect(slow).toMatchObject({ gentle: true, atOnce: 1, seconds: 11 });
  });
  it('keeps to the number at a time that was asked for', () => {
    expect(plan({ concurrency: 2 }).atOnce).toBe(2);
  });
  it('counts what beginning early may cost, where several may run at a time', () => {
    const hasty = madeProbe({ id: 'h', connections: 2, run, early: { without: () => [], extra: 3 } });
    expect(plan({}, [hasty])).toMatchObject({ connections: 5, probes: [{ connections: 5 }] });
    expect(plan({ concurrency: 1 }, [hasty])).toMatchObject({ connections: 2 });
    expect(plan({ gentle: true }, [hasty])).toMatchObject({ connections: 2 });
  });
});
