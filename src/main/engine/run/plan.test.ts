import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../shared/model/progress';
import { planRun } from './plan';
import { askedFor, madeProbe } from './testing/made-probe';

const probe = (id: string, needs: readonly string[], connections: number, ms: number) =>
  madeProbe({ id, needs, connections, ms, run: async () => 'x' });

describe('the plan of a run', () => {
  it('names every question, and no more connections and seconds than there can be', () => {
    const plan = planSchema.parse(planRun(askedFor(443)));
    expect(plan.connections).toBeLessThanOrEqual(40);
    expect(plan.atOnce).toBe(8);
    expect(plan.seconds).toBeLessThanOrEqual(60);
    expect(plan.probes.length).toBeGreaterThan(5);
  });
  it('takes the longest way through the needs for its time', () => {
    const plan = planRun(askedFor(443), [
      probe('a', [], 1, 2_000),
      probe('b', ['a'], 2, 3_500),
      probe('c', [], 4, 4_000),
    ]);
    expect(plan).toMatchObject({ connections: 7, seconds: 6 });
  });
});
