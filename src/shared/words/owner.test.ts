import { describe, expect, it } from 'vitest';
import { areaSchema } from '../model/asked';
import { certaintySchema, type Fix, type Owner, ownerSchema } from '../model/finding';
import { conclusionSchema } from '../model/report';
import { areaName, certaintyWords, conclusionWords, groupByOwner, ownerName } from './owner';

describe('the shared words', () => {
  it('names each owner differently, in the middle of a sentence', () => {
    const names = ownerSchema.options.map(ownerName);
    expect(new Set(names).size).toBe(ownerSchema.options.length);
    for (const name of names) expect(name).toMatch(/^(you|your|the)\b/);
  });
  it('starts each area and conclusion with a capital', () => {
    for (const words of [
      ...areaSchema.options.map(areaName),
      ...conclusionSchema.options.map(conclusionWords),
    ])
      expect(words).toMatch(/^[A-Z]/);
  });
  it('puts what whoever acts first has to do before the rest, and leaves nothing out', () => {
    const fix = (owner: Owner, stack: string): Fix => ({ owner, stack, steps: ['Do it.'], undo: '' });
    const fixes = [fix('it-desk', 'Java'), fix('server-owner', 'nginx'), fix('it-desk', 'Windows')];
    const stacks = (first: Owner) =>
      groupByOwner(fixes, first).map(({ owner, fixes: own }) => [owner, ...own.map(({ stack }) => stack)]);
    expect(stacks('server-owner')).toEqual([
      ['server-owner', 'nginx'],
      ['it-desk', 'Java', 'Windows'],
    ]);
    expect(stacks('network-team')).toEqual([
      ['it-desk', 'Java', 'Windows'],
      ['server-owner', 'nginx'],
    ]);
  });
  it('says of what is possible no more than that it would fit: something may well speak against it', () => {
    expect(certaintyWords('possible')).not.toContain('speaks against');
    expect(certaintyWords('possible')).toContain('would fit what was measured');
  });
  it('never makes “could not tell” sound like “fine”', () => {
    expect(certaintyWords('unknown')).toBe('could not tell');
    expect(certaintySchema.options.map(certaintyWords).join(' ')).not.toMatch(/\b(fine|ok|good)\b/i);
  });
});
