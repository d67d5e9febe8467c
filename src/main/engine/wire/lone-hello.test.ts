import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerHello, StreamItem } from './api';
import { DecodeError } from './decode-error';
import { loneServerHello } from './lone-hello';
import { readServerHello } from './server-hello';
import { createTlsStream } from './stream';
import { recordedServer } from './testing/recorded';

/** What a TlsStream makes of the first record, if that is a ServerHello alone. */
const byStream = (bytes: Uint8Array): ServerHello | null => {
  const [first, message, ...more]: StreamItem[] = [...(streamOf(bytes).next() ?? [])];
  if (first?.kind !== 'record' || message?.kind !== 'handshake' || more.length > 0) return null;
  const { type, body } = message.message;
  if (type !== 2 || body.length + 4 !== first.record.payload.length) return null;
  try {
    return readServerHello(body);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
};
const streamOf = (bytes: Uint8Array) => {
  const stream = createTlsStream();
  stream.append(bytes);
  return stream;
};

const NAMES = ['tls13', 'tls12', 'tls11', 'hrr'] as const;

describe('a ServerHello alone in the first record', () => {
  it.each(NAMES)('%s: is read as the stream reads it, and keeps nothing of the bytes', (name) => {
    const bytes = Uint8Array.from(recordedServer(name));
    const expected = byStream(bytes);
    const hello = loneServerHello(bytes);
    bytes.fill(0);
    expect(hello).not.toBeNull();
    expect(hello).toEqual(expected);
  });
  it('is not there in anything shorter', () => {
    const bytes = recordedServer('tls12');
    const whole = 5 + (bytes[3] ?? 0) * 256 + (bytes[4] ?? 0);
    for (let length = 0; length < whole; length += 1)
      expect(loneServerHello(bytes.subarray(0, length))).toBeNull();
    expect(loneServerHello(bytes.subarray(0, whole))).not.toBeNull();
  });
  it('is what the stream reads, or nothing, whatever the bytes are', () => {
    const damaged = fc.record({
      name: fc.constantFrom(...NAMES),
      changes: fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 4 }),
    });
    let read = 0;
    fc.assert(
      fc.property(damaged, ({ name, changes }) => {
        const bytes = Uint8Array.from(recordedServer(name));
        for (const [at, value] of changes) bytes[at] = value;
        const hello = loneServerHello(bytes);
        if (hello) read += 1;
        expect(hello).toEqual(byStream(bytes));
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
