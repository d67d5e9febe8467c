import { describe, expect, it } from 'vitest';
import { DecodeError } from './decode-error';
import { createTlsStream } from './stream';
import { fuzz } from './testing/fuzz';
import { fuzzTargets } from './testing/fuzz-targets';
import { recordedServers } from './testing/recorded';

// Seeded and bounded; `npm run fuzz` does the same with millions. What it finds becomes a fixed test beside the code that was wrong.
const SEED = 20_261_121;
const INPUTS = 40_000;

describe('no bytes make a reader throw anything but DecodeError, or a stream depend on how they are cut', () => {
  const counts = fuzz(SEED, INPUTS);

  it('holds for bent messages and connections of real programs, and for noise', () => {
    expect(counts.inputs).toBe(INPUTS);
    expect(counts.read + counts.refused + counts.streams).toBe(INPUTS);
  });

  it('has met every reason and every kind of item, so that the run was no walk in the sun', () => {
    expect(Object.keys(counts.reasons).sort()).toEqual([
      'bad-length',
      'not-tls',
      'trailing-bytes',
      'truncated',
    ]);
    expect(Object.keys(counts.items).sort()).toEqual([
      'alert',
      'handshake',
      'malformed',
      'not-tls',
      'record',
    ]);
    expect(counts.read).toBeGreaterThan(INPUTS / 20);
    expect(counts.refused).toBeGreaterThan(INPUTS / 4);
  });

  it('would end at a reader that fails in another way, with the bytes in the message', () => {
    const careless = {
      name: 'careless',
      seed: Uint8Array.of(1, 2, 3),
      read: (bytes: Uint8Array) => {
        if (bytes.length > 4) throw new TypeError('oops');
      },
    };
    expect(() => fuzz(SEED, 1_000, [careless])).toThrow(/^careless, input \d+: [0-9a-f]{10,}$/);
  });

  it('is the same run for the same seed, and another for another', () => {
    expect(fuzz(7, 500)).toEqual(fuzz(7, 500));
    expect(fuzz(8, 500)).not.toEqual(fuzz(7, 500));
  });
});

describe('the readers that are tried', () => {
  it.each(fuzzTargets.map(({ name, seed, read }) => ({ name, seed, read })))(
    '$name: reads its own bytes, or says why not',
    ({ name, seed, read }) => {
      // A layout that the bytes do not have is refused; everything else stands.
      if (!/ in version /.test(name)) expect(() => read(seed)).not.toThrow();
      else
        try {
          read(seed);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
    },
  );
});

it('a stream says nothing more after its last word', () => {
  for (const { bytes } of recordedServers) {
    for (let at = 0; at < bytes.length; at += 7) {
      const bent = bytes.slice();
      bent.fill(0x5a, at, at + 1);
      const items = createTlsStream().push(bent);
      const last = items.findIndex(({ kind }) => kind === 'not-tls' || kind === 'malformed');
      expect(last === -1 || last === items.length - 1).toBe(true);
    }
  }
});
