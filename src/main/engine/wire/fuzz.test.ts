import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamItem } from './api';
import { DecodeError } from './decode-error';
import { createTlsStream, STREAM_LIMITS } from './stream';
import { realMessages } from './testing/messages';
import { recordedHellos, recordedServers } from './testing/recorded';

// Seeded and bounded. What it finds becomes a fixed test beside the code that was wrong.
const SEED = 20_261_121;
const RUNS = { seed: SEED, numRuns: 1_500 };

const bodies = realMessages.map(({ body }) => body);
const connections = [...recordedServers, ...recordedHellos].map(({ bytes }) => bytes);

/** Real bytes with a few of them changed, cut out, doubled or inserted. */
const bent = (originals: readonly Uint8Array[]) =>
  fc
    .tuple(
      fc.constantFrom(...originals),
      fc.array(
        fc.record({
          how: fc.constantFrom('set', 'cut', 'insert', 'double'),
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.integer({ min: 0, max: 255 })),
          count: fc.integer({ min: 1, max: 40 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    )
    .map(([original, changes]) => {
      const bytes = [...original];
      for (const { how, at, value, count } of changes) {
        const place = Math.floor(at * bytes.length);
        if (how === 'set') bytes[place] = value;
        else if (how === 'cut') bytes.splice(place, count);
        else if (how === 'insert') bytes.splice(place, 0, ...new Array<number>(count).fill(value));
        else bytes.splice(place, 0, ...bytes.slice(place, place + count));
      }
      return Uint8Array.from(bytes);
    });

const anything = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  // Random bytes hardly ever pass a header, so some get one.
  fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => Uint8Array.from([22, 3, 3, 0, bytes.length & 0xff, ...bytes])),
);

const onlyDecodeErrors = (read: () => unknown): void => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(DecodeError);
  }
};

/** Everything found when the bytes come in pieces of these sizes, over and over. */
const inPieces = (bytes: Uint8Array, sizes: readonly number[]): StreamItem[] => {
  const stream = createTlsStream();
  const items: StreamItem[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    items.push(...stream.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return items;
};

/** `first` of not-tls depends on what arrived together; all else may not. */
const comparable = (items: readonly StreamItem[]) =>
  items.map((item) => (item.kind === 'not-tls' ? { kind: item.kind } : item));

describe('no bytes make a reader throw anything but DecodeError', () => {
  const readers = [...new Set(realMessages.map(({ read }) => read))];

  it.each([
    ['changed real messages', bent(bodies)],
    ['random bytes', fc.uint8Array({ maxLength: 300 })],
  ])('%s', (_what, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (bytes) => {
        for (const read of readers) onlyDecodeErrors(() => read(bytes));
      }),
      RUNS,
    );
  });
});

describe('a stream', () => {
  it.each([
    ['changed real connections', bent(connections)],
    ['random bytes', anything],
  ])('%s: never throws, and finds the same however the bytes are cut', (_what, arbitrary) => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(arbitrary, sizes, (bytes, cut) => {
        const whole = comparable(createTlsStream().push(bytes));
        expect(comparable(inPieces(bytes, cut))).toEqual(whole);
        expect(comparable(inPieces(bytes, [1]))).toEqual(whole);
      }),
      { seed: SEED, numRuns: 250 },
    );
  });

  it('finds less than it is fed, and never asks for more than the limits allow', () => {
    fc.assert(
      fc.property(fc.oneof(bent(connections), anything), (bytes) => {
        const stream = createTlsStream();
        const items = stream.push(bytes);
        expect(items.length).toBeLessThanOrEqual(bytes.length);
        expect(stream.pending.have).toBeLessThan(stream.pending.need);
        expect(stream.pending.need).toBeLessThanOrEqual(STREAM_LIMITS.record + 5);
        expect(stream.pendingMessage?.need ?? 0).toBeLessThanOrEqual(STREAM_LIMITS.handshake + 4);
      }),
      RUNS,
    );
  });

  it('says nothing more after its last word', () => {
    fc.assert(
      fc.property(bent(connections), (bytes) => {
        const items = inPieces(bytes, [97]);
        const last = items.findIndex(({ kind }) => kind === 'not-tls' || kind === 'malformed');
        expect(last === -1 || last === items.length - 1).toBe(true);
      }),
      RUNS,
    );
  });
});
