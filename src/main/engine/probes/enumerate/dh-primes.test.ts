import { describe, expect, it } from 'vitest';
import { primeName } from './dh-primes';

/** ⌊2^bits·e⌋, as RFC 7919 Appendix A takes its digits from. */
const scaledE = (bits: number): bigint => {
  let term = 1n << BigInt(bits + 64);
  let sum = 0n;
  for (let n = 1n; term > 0n; n += 1n) {
    sum += term;
    term /= n;
  }
  return sum >> 64n;
};

const ffdhe = (bits: number, x: bigint): Uint8Array => {
  const prime = (1n << BigInt(bits)) - (1n << BigInt(bits - 64)) + ((scaledE(bits - 130) + x) << 64n) - 1n;
  return Uint8Array.from(prime.toString(16).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

describe('the name of a prime', () => {
  it.each([
    [2048, 560_316n],
    [3072, 2_625_351n],
    [4096, 5_736_041n],
    [6144, 15_705_020n],
    [8192, 10_965_728n],
  ])('is known for ffdhe%i, with or without a zero in front', (bits, x) => {
    const prime = ffdhe(bits, x);
    expect(primeName(prime)).toBe(`ffdhe${bits}`);
    expect(primeName(Uint8Array.of(0, ...prime))).toBe(`ffdhe${bits}`);
  });
  it('is not known for one that differs from it, or is anybody’s own', () => {
    const prime = ffdhe(2048, 560_316n);
    expect(primeName(prime.map((byte, at) => (at === prime.length - 10 ? byte ^ 1 : byte)))).toBeNull();
    expect(primeName(prime.subarray(64))).toBeNull();
    expect(primeName(new Uint8Array(256).fill(0xab))).toBeNull();
    expect(primeName(new Uint8Array())).toBeNull();
  });
});
