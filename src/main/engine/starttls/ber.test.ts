import { describe, expect, it } from 'vitest';
import { berNumber, readBer, readBerList, writeBer } from './ber';

describe('a BER value', () => {
  it.each([
    ['a short length', [0x04, 2, 7, 8], [7, 8]],
    ['a long length', [0x04, 0x84, 0, 0, 0, 2, 7, 8], [7, 8]],
    ['nothing in it', [0x04, 0], []],
  ])('with %s is read', (_, bytes, content) => {
    expect(readBer(Uint8Array.from(bytes))).toEqual({
      tag: 4,
      content: Uint8Array.from(content),
      end: bytes.length,
    });
  });
  it('is waited for at every byte that is missing', () => {
    const bytes = Uint8Array.of(0x30, 0x82, 0, 3, 1, 2, 3);
    for (let length = 0; length < bytes.length; length += 1)
      expect(readBer(bytes.subarray(0, length))).toBe('more');
  });
  it.each([
    ['an endless length', [0x30, 0x80, 1, 0, 0]],
    ['a length of five bytes', [0x30, 0x85, 0, 0, 0, 0, 1]],
    ['a length beyond all measure', [0x30, 0x84, 0xff, 0xff, 0xff, 0xff]],
    ['a tag of several bytes', [0x3f, 0x81, 0x01, 0]],
  ])('with %s is none', (_, bytes) => {
    expect(readBer(Uint8Array.from(bytes))).toBeNull();
  });
  it('is one of a list only when the list is filled to the end', () => {
    expect(readBerList(Uint8Array.of(2, 1, 5, 4, 0))?.map(({ tag }) => tag)).toEqual([2, 4]);
    expect(readBerList(Uint8Array.of(2, 1, 5, 4, 1))).toBeNull();
    expect(readBerList(new Uint8Array(80))).toBeNull();
  });
  it('written is the one read', () => {
    const bytes = writeBer(0x30, writeBer(2, Uint8Array.of(1, 0)));
    const [number] = readBerList(bytes.subarray(2)) ?? [];
    expect(number && berNumber(number)).toBe(256);
  });
});
