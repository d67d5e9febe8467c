import { describe, expect, it } from 'vitest';
import { clients } from '../../clients/registry';
import { EXTENSIONS } from '../../wire/ids';
import { dimensionsBetween, mixed } from './mixing';
import { type Parts, plainSize, readParts, sharedSize, writeParts } from './parts';

const KEY_BYTES: { readonly [group: number]: number } = { 23: 65, 24: 97, 25: 133, 4588: 1216 };
const draw = (length: number) => new Uint8Array(length).fill(7);
const flights = clients.map((client) => ({
  id: client.id,
  flight: client.hello({
    random: draw(32),
    sessionId: draw(32),
    serverName: 'www.lab.test',
    keyShare: (group) => new Uint8Array(KEY_BYTES[group] ?? 32).fill(9),
  }),
}));
const partsOf = (flight: Uint8Array): Parts => {
  const parts = readParts(flight);
  if (!parts) throw new Error('not a greeting');
  return parts;
};

describe('a greeting taken apart', () => {
  it.each(flights)('is put together again byte for byte: $id', ({ flight }) => {
    const parts = partsOf(flight);
    expect(parts.bytes).toBe(flight.length);
    // A program that fills its greeting up may have the zeros elsewhere than at the end.
    const whole = writeParts(parts, draw, parts.bytes);
    expect(whole.length).toBe(flight.length);
    if (!parts.padded) expect([...whole]).toEqual([...flight]);
  });
  it('is filled up to a size, by at least five bytes', () => {
    const parts = partsOf(flights[0]?.flight ?? new Uint8Array());
    const size = plainSize(parts);
    expect(writeParts(parts, draw, size + 200).length).toBe(size + 200);
    expect(writeParts(parts, draw, size + 2).length).toBe(size + 5);
    expect(writeParts(parts, draw, size - 50).length).toBe(size);
    expect(readParts(writeParts(parts, draw, size + 200))?.extensions).toEqual(parts.extensions);
  });
  it('is nothing when it is no greeting', () => {
    expect(readParts(Uint8Array.of(0x80, 0x2e, 1, 0, 2))).toBeNull();
    expect(readParts(new Uint8Array())).toBeNull();
    expect(readParts(Uint8Array.of(22, 3, 1, 0, 5, 1, 0, 0, 1, 9))).toBeNull();
  });
});

describe('two greetings', () => {
  const pairs = flights
    .slice(0, 12)
    .flatMap((one, at) =>
      flights.slice(at + 1, at + 4).map((other) => ({ name: `${one.id} and ${other.id}`, one, other })),
    );
  it.each(pairs)('become each other, one difference after the other: $name', ({ one, other }) => {
    const [from, to] = [partsOf(one.flight), partsOf(other.flight)];
    const dimensions = dimensionsBetween(from, to);
    const at = (count: number): Parts =>
      mixed(from, to, new Set(dimensions.slice(0, count).map(({ id }) => id)));
    const bytes = (parts: Parts) => [...writeParts(parts, draw, parts.bytes)];
    expect(bytes(at(0))).toEqual(bytes(from));
    expect(bytes(at(dimensions.length))).toEqual(bytes(to));
    for (let count = 1; count <= dimensions.length; count += 1)
      expect(bytes(at(count)), dimensions[count - 1]?.id).not.toEqual(bytes(at(count - 1)));
  });
  it('can be made equally long', () => {
    for (const { one, other } of pairs) {
      const [a, b] = [partsOf(one.flight), partsOf(other.flight)];
      const size = sharedSize(a, b);
      expect(writeParts(a, draw, size).length).toBe(writeParts(b, draw, size).length);
    }
  });
  it('never have a key of a group that they do not name', () => {
    for (const { one, other } of pairs) {
      const [from, to] = [partsOf(one.flight), partsOf(other.flight)];
      for (const { id } of dimensionsBetween(from, to)) {
        const { extensions } = mixed(from, to, new Set([id]));
        const versions = extensions.some(({ type }) => type === EXTENSIONS.supported_versions);
        const keys = extensions.some(({ type }) => type === EXTENSIONS.key_share);
        expect([id, keys]).toEqual([id, versions]);
      }
    }
  });
});
