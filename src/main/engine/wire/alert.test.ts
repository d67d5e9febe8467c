import { describe, expect, it } from 'vitest';
import { encodeAlert, readAlert } from './alert';
import { DecodeError } from './decode-error';
import { recordedServer, toHex } from './testing/recorded';

describe('an alert', () => {
  it('is a record of two bytes', () => {
    expect(toHex(encodeAlert(2, 70, 0x0301))).toBe('15030100020246');
  });

  it('is written like a real server writes it', () => {
    expect(encodeAlert(2, 40, 0x0303)).toEqual(recordedServer('alert-handshake-failure'));
  });

  it('keeps numbers that no RFC knows', () => {
    expect(readAlert(Uint8Array.of(7, 200))).toEqual({ level: 7, description: 200 });
  });

  it.each([
    ['truncated', [2]],
    ['truncated', []],
    ['trailing-bytes', [2, 40, 0]],
  ] as const)('is refused as %s when it is %j', (reason, bytes) => {
    expect(() => readAlert(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ reason }));
    expect(() => readAlert(Uint8Array.from(bytes))).toThrow(DecodeError);
  });
});
