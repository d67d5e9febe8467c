import { describe, expect, it } from 'vitest';
import { connectionsFor } from '../../../shared/model/run-limits';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import type { Probe } from './define-probe';

const modules = import.meta.glob<{ probe?: Probe }>(['./*.ts', '!./*.test.ts'], { eager: true });
const probes = Object.entries(modules).flatMap(([path, { probe }]) => (probe ? [{ path, probe }] : []));
const LIMIT = connectionsFor(USUAL_OPTIONS);

describe('all probes together', () => {
  it('that always run stay within the 40 connections of a usual check', () => {
    const always = probes.filter(({ probe }) => probe.runs === undefined);
    expect(LIMIT).toBe(40);
    expect(always.reduce((sum, { probe }) => sum + probe.budget.connections, 0)).toBeLessThanOrEqual(LIMIT);
  });
  it('are called as their files are', () => {
    expect(probes.map(({ probe }) => `./${probe.id}.ts`)).toEqual(probes.map(({ path }) => path));
    expect(probes.length).toBeGreaterThanOrEqual(11);
  });
  it('need only probes that exist, and never each other in a circle', () => {
    const done = new Set<string>();
    for (let round = 0; round < probes.length; round += 1)
      for (const { probe } of probes) if (probe.needs.every((need) => done.has(need))) done.add(probe.id);
    expect([...done].sort()).toEqual(probes.map(({ probe }) => probe.id).sort());
  });
  it('ask in words a person would use', () => {
    for (const { probe } of probes) expect(probe.question).toMatch(/^[A-Z][^.!]{10,110}\?$/);
  });
});

describe('a probe with a condition', () => {
  const conditional = probes.filter(({ probe }) => probe.runs !== undefined);
  it('says it in one plain line', () => {
    for (const { probe } of conditional) {
      expect(probe.runs?.when, probe.id).toMatch(/^\S[^!?\n]{5,150}$/);
    }
  });
  it('fits into a usual check by itself', () => {
    for (const { probe } of conditional)
      expect(probe.budget.connections, probe.id).toBeLessThanOrEqual(LIMIT);
  });
});

describe('the budget for every list', () => {
  it('is never smaller than the usual one, and within what such a check may use', () => {
    for (const { probe } of probes) {
      if (!probe.allBudget) continue;
      expect(probe.allBudget.connections, probe.id).toBeGreaterThanOrEqual(probe.budget.connections);
      expect(probe.allBudget.connections, probe.id).toBeLessThanOrEqual(600);
      expect(probe.allBudget.ms, probe.id).toBeLessThanOrEqual(600_000);
    }
  });
  it('leaves room for all of them together', () => {
    const all = probes.reduce((sum, { probe }) => sum + (probe.allBudget ?? probe.budget).connections, 0);
    expect(all).toBeLessThanOrEqual(600);
  });
});

describe('what is asked for by number', () => {
  it('stays within the two connections a repeat that the limit allows for', () => {
    for (const repeats of [0, 10, 300]) {
      const options = { ...USUAL_OPTIONS, repeats };
      const sum = probes.reduce((all, { probe }) => all + (probe.requested?.(options)?.connections ?? 0), 0);
      expect(sum).toBeLessThanOrEqual(2 * repeats);
    }
  });
});
