import type { StreamItem } from '../api';
import { DecodeError } from '../decode-error';
import { createTlsStream, STREAM_LIMITS } from '../stream';
import { bend, noise } from './bend';
import { type FuzzTarget, fuzzTargets } from './fuzz-targets';
import { type Random, seeded } from './random';
import { recordedHellos, recordedServers, toHex } from './recorded';

/** What a run has seen. `reasons`: how often each DecodeError came; `items`: what streams found, by kind. */
export interface FuzzCounts {
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  readonly streams: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly items: Readonly<Record<string, number>>;
}

class Counts implements FuzzCounts {
  inputs = 0;
  read = 0;
  refused = 0;
  streams = 0;
  readonly reasons: Record<string, number> = {};
  readonly items: Record<string, number> = {};
}

const connections = [...recordedServers, ...recordedHellos].map(({ bytes }) => bytes);

/** One input in this many has nothing to do with real bytes; one in this many goes to another reader than its own. */
const NOISE = 10;
const ASTRAY = 8;
/** One input in this many is a connection, which costs much more than a message. */
const STREAMS = 12;

const add = (table: Record<string, number>, key: string): void => {
  table[key] = (table[key] ?? 0) + 1;
};

const tryReader = (target: FuzzTarget, bytes: Uint8Array, counts: Counts): void => {
  try {
    target.read(bytes);
    counts.read += 1;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    counts.refused += 1;
    add(counts.reasons, error.reason);
  }
};

const inPieces = (bytes: Uint8Array, random: Random): StreamItem[] => {
  const stream = createTlsStream();
  const items: StreamItem[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + random.below(random.pick([2, 40, 1_500]));
    items.push(...stream.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return items;
};

/** `first` of not-tls depends on what arrived together; all else may not. */
const comparable = (items: readonly StreamItem[]): string =>
  JSON.stringify(items.map((item) => (item.kind === 'not-tls' ? { kind: item.kind } : item)));

const tryStream = (bytes: Uint8Array, random: Random, counts: Counts): void => {
  counts.streams += 1;
  const stream = createTlsStream();
  const items = stream.push(bytes);
  for (const { kind } of items) add(counts.items, kind);
  const { have, need } = stream.pending;
  if (have >= need || need > STREAM_LIMITS.record + 5)
    throw new Error(`a stream waits for ${have} of ${need}`);
  if (comparable(items) !== comparable(inPieces(bytes, random)))
    throw new Error('a stream finds other things when the bytes come in pieces');
};

const oneInput = (random: Random, counts: Counts, targets: readonly FuzzTarget[]): void => {
  counts.inputs += 1;
  const own = random.pick(targets);
  const isStream = random.below(STREAMS) === 0;
  const seed = isStream ? random.pick(connections) : own.seed;
  const bytes = random.below(NOISE) === 0 ? noise(random) : bend(seed, random);
  const target = random.below(ASTRAY) === 0 ? random.pick(targets) : own;
  try {
    if (isStream) tryStream(bytes, random, counts);
    else tryReader(target, bytes, counts);
  } catch (error) {
    const what = isStream ? 'a stream' : target.name;
    throw new Error(`${what}, input ${counts.inputs}: ${toHex(bytes)}`, { cause: error });
  }
};

/**
 * Gives `inputs` bent and random byte strings to every reader and to streams; the same ones for the same seed.
 * Throws at the first that causes anything but DecodeError, or breaks a law (hellos are written back to the same bytes, a
 * stream finds the same however it is cut); the message has the bytes in it.
 */
export const fuzz = (seed: number, inputs: number, targets = fuzzTargets): FuzzCounts => {
  const random = seeded(seed);
  const counts = new Counts();
  while (counts.inputs < inputs) oneInput(random, counts, targets);
  return counts;
};
