import { randomBytes, randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;
/** What is longer than this is drawn by itself. */
const LONGEST = 256;

const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** Cryptographically strong random bytes, drawn from the system many at a time: a hundred greetings a second ask for 64 each. No byte is given twice. */
export const freshRandom = (length: number): Uint8Array => {
  if (length > LONGEST) return new Uint8Array(randomBytes(length));
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const start = used;
  used += length;
  return pool.slice(start, used);
};
