import { describe, expect, it } from 'vitest';
import type { Probe } from './define-probe';

const modules = import.meta.glob<{ probe?: Probe }>(['./*.ts', '!./*.test.ts'], { eager: true });
const probes = Object.entries(modules).flatMap(([path, { probe }]) => (probe ? [{ path, probe }] : []));

describe('all probes together', () => {
  it('stay within the 40 connections of a run', () => {
    expect(probes.reduce((sum, { probe }) => sum + probe.budget.connections, 0)).toBe(40);
  });
  it('are called as their files are', () => {
    expect(probes.map(({ probe }) => `./${probe.id}.ts`)).toEqual(probes.map(({ path }) => path));
    expect(probes).toHaveLength(11);
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
