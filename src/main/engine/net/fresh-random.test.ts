import { describe, expect, it } from 'vitest';
import { freshRandom } from './fresh-random';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('random bytes', () => {
  it('have the length asked for and never come twice', () => {
    const seen = new Set<string>();
    for (const length of [16, 32, 64, 256, 257, 5_000]) {
      for (let turn = 0; turn < 100; turn += 1) {
        const bytes = freshRandom(length);
        expect(bytes.length).toBe(length);
        seen.add(hex(bytes.subarray(0, 16)));
      }
    }
    expect(seen.size).toBe(600);
  });
  it('belong to who asked for them', () => {
    const mine = freshRandom(32);
    const before = hex(mine);
    freshRandom(32).fill(0);
    expect(hex(mine)).toBe(before);
  });
  it('may be none', () => {
    expect(freshRandom(0)).toEqual(new Uint8Array());
  });
});
