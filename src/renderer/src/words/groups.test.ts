import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups';

describe('groups', () => {
  it('keep the order of their first members, and every member', () => {
    expect(groupsOf(['b1', 'a1', 'b2', 'a2', 'c1'], (text) => text.charAt(0))).toEqual([
      { key: 'b', items: ['b1', 'b2'] },
      { key: 'a', items: ['a1', 'a2'] },
      { key: 'c', items: ['c1'] },
    ]);
  });

  it('of nothing are none', () => {
    expect(groupsOf([], String)).toEqual([]);
  });
});
