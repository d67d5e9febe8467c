import { randomBytes } from 'node:crypto';

/**
 * The groups of RFC 7919 (Appendix A): p = 2^b − 2^(b−64) + (⌊2^(b−130)·e⌋ + X)·2^64 − 1, generator 2.
 * `secretBits`: at least twice the strength that the RFC gives for short exponents.
 */
const GROUPS: {
  readonly [group: number]: { readonly bits: number; readonly x: bigint; readonly secretBits: number };
} = {
  256: { bits: 2048, x: 560_316n, secretBits: 256 },
  257: { bits: 3072, x: 2_625_351n, secretBits: 320 },
  258: { bits: 4096, x: 5_736_041n, secretBits: 352 },
  259: { bits: 6144, x: 15_705_020n, secretBits: 384 },
  260: { bits: 8192, x: 10_965_728n, secretBits: 448 },
};

/** ⌊2^bits·e⌋ by the series of 1/n!, with spare bits for what is cut off on the way. */
const scaledE = (bits: number): bigint => {
  const spare = 64n;
  let term = 1n << (BigInt(bits) + spare);
  let sum = 0n;
  for (let n = 1n; term > 0n; n += 1n) {
    sum += term;
    term /= n;
  }
  return sum >> spare;
};

const primes = new Map<number, bigint>();

/** The prime of a group; null when it is no group of RFC 7919. Worked out once: four kilobytes of digits are easy to get wrong. */
export const ffdhePrime = (group: number): bigint | null => {
  const known = GROUPS[group];
  if (!known) return null;
  const before = primes.get(group);
  if (before !== undefined) return before;
  const bits = BigInt(known.bits);
  const prime = (1n << bits) - (1n << (bits - 64n)) + ((scaledE(known.bits - 130) + known.x) << 64n) - 1n;
  primes.set(group, prime);
  return prime;
};

const modPow = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
const toBytes = (value: bigint, length: number): Uint8Array =>
  new Uint8Array(Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex'));

/** Our half of a finite-field exchange. Public keys and the secret have the length of p, zeros in front (RFC 8446 §4.2.8.1, §7.4.1). */
export interface FfdheHalf {
  readonly key: Uint8Array;
  agree(theirs: Uint8Array): Uint8Array | null;
}

/** A fresh half; in plain arithmetic, so that it works in every runtime: nothing here has to stay secret beyond one handshake. */
export const freshFfdhe = (group: number): FfdheHalf | null => {
  const prime = ffdhePrime(group);
  const known = GROUPS[group];
  if (prime === null || !known) return null;
  const length = known.bits / 8;
  const secret = toNumber(new Uint8Array(randomBytes(known.secretBits / 8))) | 1n;
  return {
    key: toBytes(modPow(2n, secret, prime), length),
    agree(theirs) {
      const value = toNumber(theirs);
      // RFC 7919 §5.1: 1 < y < p − 1.
      if (theirs.length !== length || value <= 1n || value >= prime - 1n) return null;
      return toBytes(modPow(value, secret, prime), length);
    },
  };
};
