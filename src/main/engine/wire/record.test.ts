import { describe, expect, it } from 'vitest';
import { encodeHandshake, readHandshake } from './handshake';
import { RECORD_TYPES } from './ids';
import { encodeRecord, MOST_PLAINTEXT } from './record';
import { toHex } from './testing/recorded';

describe('a record', () => {
  it('is type, version, length, payload', () => {
    expect(toHex(encodeRecord(RECORD_TYPES.handshake, 0x0301, Uint8Array.of(0xab)))).toBe('1603010001ab');
  });

  it('carries 2^14 bytes and refuses one more', () => {
    expect(encodeRecord(22, 0x0303, new Uint8Array(MOST_PLAINTEXT)).length).toBe(MOST_PLAINTEXT + 5);
    expect(() => encodeRecord(22, 0x0303, new Uint8Array(MOST_PLAINTEXT + 1))).toThrow(RangeError);
  });
});

describe('a handshake message', () => {
  it('has a length of three bytes', () => {
    expect(toHex(encodeHandshake(14, new Uint8Array()))).toBe('0e000000');
  });

  it('can be read back', () => {
    expect(readHandshake(Uint8Array.of(2, 0, 0, 1, 9))).toEqual({ type: 2, body: Uint8Array.of(9) });
  });
});
