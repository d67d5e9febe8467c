import { joined } from '../bytes';
import type { Random } from './random';

const EDGES = [0, 1, 2, 3, 0x0f, 0x10, 0x20, 0x7f, 0x80, 0xfe, 0xff];
const MOST_RANDOM = 300;

const randomBytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => (random.below(3) === 0 ? random.pick(EDGES) : random.below(256)));

type Bend = (bytes: Uint8Array, at: number, random: Random) => Uint8Array;

const without = (bytes: Uint8Array, at: number, count: number): Uint8Array =>
  joined([bytes.subarray(0, at), bytes.subarray(at + count)]);

const into = (bytes: Uint8Array, at: number, more: Uint8Array): Uint8Array =>
  joined([bytes.subarray(0, at), more, bytes.subarray(at)]);

/** What is done to bytes that were right: mostly small things, near a place chosen at random. */
const BENDS: readonly Bend[] = [
  (bytes, at, random) => bytes.fill(random.pick(EDGES), at, at + 1),
  (bytes, at, random) => bytes.fill(random.below(256), at, at + 1),
  (bytes, at, random) => bytes.fill((bytes[at] ?? 0) ^ (1 << random.below(8)), at, at + 1),
  (bytes, at, random) => bytes.fill((bytes[at] ?? 0) + random.pick([-1, 1]), at, at + 1),
  (bytes, at, random) => bytes.fill(random.pick([0, 0xff]), at, at + 1 + random.below(3)),
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, random) => without(bytes, at, 1 + random.below(8)),
  (bytes, at, random) => into(bytes, at, randomBytes(random, 1 + random.below(8))),
  (bytes, at, random) => into(bytes, at, bytes.slice(at, at + 1 + random.below(40))),
];

/** These bytes with one to five things wrong, the same ones for the same random numbers. */
export const bend = (original: Uint8Array, random: Random): Uint8Array => {
  let bytes: Uint8Array = original.slice();
  for (let left = 1 + random.below(5); left > 0; left -= 1)
    bytes = random.pick(BENDS)(bytes, random.below(bytes.length + 1), random);
  return bytes;
};

/** Bytes that never were right. */
export const noise = (random: Random): Uint8Array => randomBytes(random, random.below(MOST_RANDOM));
