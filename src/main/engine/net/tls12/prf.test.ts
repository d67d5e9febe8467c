import { describe, expect, it } from 'vitest';
import { prf } from './prf';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');

describe('the pseudorandom function', () => {
  it('is that of the test vector for TLS 1.2 with SHA-256', () => {
    // Posted to the mailing list of the TLS working group for RFC 5246 (P_SHA256, 100 bytes); the first 64 of them.
    const out = prf(
      'sha256',
      bytes('9bbe436ba940f017b17652849a71db35'),
      'test label',
      bytes('a0ba9f936cda311827a6f796ffd5198c'),
      64,
    );
    expect(hex(out)).toBe(
      'e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab',
    );
  });
  it('gives the beginning of what a longer call gives', () => {
    for (const hash of ['md5-sha1', 'sha256', 'sha384'] as const) {
      const long = prf(hash, bytes('0102030405'), 'x', bytes('aa'), 150);
      for (const length of [1, 12, 48, 149])
        expect(hex(prf(hash, bytes('0102030405'), 'x', bytes('aa'), length))).toBe(
          hex(long.subarray(0, length)),
        );
    }
  });
});
