import { describe, expect, it } from 'vitest';
import { PROBES, probeFiles } from './registry';

describe('the probes of this program', () => {
  it('are called as their files are, each once', () => {
    expect(probeFiles.map(({ probe }) => `../probes/${probe.id}.ts`)).toEqual(
      probeFiles.map(({ path }) => path),
    );
    expect(new Set(PROBES.map(({ id }) => id)).size).toBe(PROBES.length);
    expect(PROBES.length).toBeGreaterThanOrEqual(8);
  });
  it('come after everything they need', () => {
    const before = new Set<string>();
    for (const { id, needs } of PROBES) {
      expect(
        needs.filter((need) => !before.has(need)),
        id,
      ).toEqual([]);
      before.add(id);
    }
  });
  it('ask a question that ends as one and fits a line', () => {
    for (const { question } of PROBES) {
      expect(question).toMatch(/^[A-Z].*\?$/);
      expect(question.length).toBeLessThanOrEqual(90);
    }
  });
  it('have time, and an area to belong to', () => {
    for (const { id, budget, areas } of PROBES) {
      expect(budget.ms, id).toBeGreaterThan(0);
      expect(areas.length, id).toBeGreaterThan(0);
    }
  });
});
