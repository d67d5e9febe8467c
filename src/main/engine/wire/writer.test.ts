import { describe, expect, it } from 'vitest';
import { written } from './writer';

describe('Writer', () => {
  it('writes numbers in network order', () => {
    expect([...written((w) => w.u8(1).u16(0x0203).u24(0x040506))]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('puts the length in front of a vector', () => {
    expect([...written((w) => w.vector(2, (list) => list.u8(9).u8(8)))]).toEqual([0, 2, 9, 8]);
  });

  it('grows as needed', () => {
    const bytes = written((w) => w.raw(new Uint8Array(2_000).fill(7)).u8(8));
    expect([bytes.length, bytes[1_999], bytes[2_000]]).toEqual([2_001, 7, 8]);
  });

  it.each([
    ['a number that is too large', 256],
    ['a negative number', -1],
    ['a fraction', 1.5],
    ['no number', Number.NaN],
  ])('refuses %s instead of cutting it off', (_what, value) => {
    expect(() => written((w) => w.u8(value))).toThrow(RangeError);
  });

  it('takes a vector of exactly 65535 bytes and refuses one more', () => {
    expect(written((w) => w.opaque(2, new Uint8Array(65_535))).length).toBe(65_537);
    expect(() => written((w) => w.opaque(2, new Uint8Array(65_536)))).toThrow(RangeError);
  });
});
