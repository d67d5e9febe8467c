import { describe, expect, it } from 'vitest';
import { inOrder } from './order';
import { madeProbe } from './testing/made-probe';

const probe = (id: string, needs: readonly string[] = []) => madeProbe({ id, needs, run: async () => 'x' });

describe('the order of probes', () => {
  it('puts each after what it needs and keeps the rest as it was', () => {
    const ordered = inOrder([probe('c', ['a', 'b']), probe('a'), probe('d', ['c']), probe('b')]);
    expect(ordered.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
  it('refuses a circle and names who is in it', () => {
    expect(() => inOrder([probe('a'), probe('b', ['c']), probe('c', ['b'])])).toThrow(/b, c/);
  });
  it('refuses a need that does not exist', () => {
    expect(() => inOrder([probe('a', ['gone'])])).toThrow(/missing: a/);
  });
});
