import { describe, expect, it } from 'vitest';
import { DerError, oidText, readAll, readDer } from './read-der';

describe('readDer', () => {
  it('reads a short element', () => {
    const element = readDer(Uint8Array.of(0x02, 0x01, 0x05, 0xff));
    expect([element.tag, [...element.content], element.whole.length]).toEqual([2, [5], 3]);
  });
  it('reads a long length', () => {
    const bytes = new Uint8Array(4 + 300);
    bytes.set([0x04, 0x82, 0x01, 0x2c]);
    expect(readDer(bytes).content.length).toBe(300);
  });
  it.each([
    ['nothing', []],
    ['half a header', [0x30]],
    ['half a length', [0x30, 0x82, 0x01]],
    ['a length beyond the end', [0x30, 0x05, 0x00]],
    ['an indefinite length', [0x30, 0x80, 0x00, 0x00]],
    ['a length of four bytes', [0x30, 0x84, 0, 0, 0, 0]],
    ['a long tag', [0x1f, 0x81, 0x01, 0x00]],
  ])('refuses %s', (_what, bytes) => {
    expect(() => readDer(Uint8Array.from(bytes))).toThrow(DerError);
  });
});

describe('readAll', () => {
  it('reads what follows each other', () => {
    expect(readAll(Uint8Array.of(2, 1, 1, 2, 1, 2)).map((item) => item.content[0])).toEqual([1, 2]);
  });
  it('refuses a flood of elements', () => {
    expect(() => readAll(new Uint8Array(20_000))).toThrow(DerError);
  });
});

describe('oidText', () => {
  it('reads identifiers of all three roots', () => {
    expect(oidText(Uint8Array.of(0x55, 0x04, 0x03))).toBe('2.5.4.3');
    expect(oidText(Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b))).toBe(
      '1.2.840.113549.1.1.11',
    );
    expect(oidText(Uint8Array.of(0x88, 0x37, 0x03))).toBe('2.999.3');
  });
  it('refuses one that never ends', () => {
    expect(() => oidText(new Uint8Array(40).fill(0xff))).toThrow(DerError);
  });
});
