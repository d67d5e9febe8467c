import { describe, expect, it } from 'vitest';
import type { Observation } from '../../shared/model/evidence';
import { caseText } from './store';
import { caseFor, emptyRun } from './testing';

describe('the text of a case', () => {
  it('leaves out the oldest runs when it would be too large, and keeps the newest two', () => {
    const attempts = 'x'.repeat(399);
    const observation: Observation = {
      probe: 'a',
      status: 'skipped',
      why: attempts,
      ms: 0,
      connections: 0,
      outcome: '',
      attempts: [],
    };
    const evidence = Object.fromEntries(
      Array.from({ length: 12_000 }, (_, index) => [`p${index}`, observation]),
    );
    const runs = ['a', 'b', 'c', 'd', 'e'].map((id) => emptyRun(id, { evidence }));
    const text = caseText(caseFor('case-large-1', { runs }));
    const kept = (JSON.parse(text) as { runs: { id: string }[] }).runs.map((run) => run.id);
    expect(kept.at(-1)).toBe('e');
    expect(kept.length).toBeLessThan(5);
    expect(kept.length).toBeGreaterThanOrEqual(2);
  });
});
