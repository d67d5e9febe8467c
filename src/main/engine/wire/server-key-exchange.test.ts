import { describe, expect, it } from 'vitest';
import { HANDSHAKE_TYPES } from './ids';
import { readServerHello } from './server-hello';
import { encodeServerKeyExchange, readServerKeyExchange } from './server-key-exchange';
import { fromHex, recordedMessage } from './testing/recorded';

const read = (name: string) => {
  const { version, suite } = readServerHello(recordedMessage(name, HANDSHAKE_TYPES.server_hello));
  const body = recordedMessage(name, HANDSHAKE_TYPES.server_key_exchange);
  return readServerKeyExchange(body, suite, version);
};

describe('the key exchange of a real server', () => {
  it('names the curve, and from TLS 1.2 on the signature scheme', () => {
    expect(read('tls12-ecdhe')).toMatchObject({ kind: 'ecdhe', group: 0x001d, scheme: 0x0403 });
  });

  it.each(['tls12-aecdh', 'tls12-ecdhe-psk'])('%s: is not signed', (name) => {
    const exchange = read(name);
    expect(exchange).toMatchObject({ kind: 'ecdhe', group: 0x001d, scheme: null });
    expect(exchange?.kind === 'ecdhe' && exchange.key.length).toBe(32);
  });

  it.each([
    ['tls12-dhe', 2_048, 0x0804],
    ['tls12-anon', 1_024, null],
    ['tls12-dhe-psk', 1_024, null],
    ['tls10-dhe', 2_048, null],
  ])('%s: has a prime of %i bits', (name, bits, scheme) => {
    expect(read(name)).toMatchObject({ kind: 'dhe', bits, scheme, generator: Uint8Array.of(2) });
  });
});

describe('a key exchange that is not as usual', () => {
  const ECDHE = 0xc02f;

  it('says that a curve was given by its numbers', () => {
    for (const type of ['01', '02'])
      expect(readServerKeyExchange(fromHex(`${type} 04 ffff`), ECDHE, 0x0303)).toEqual({
        kind: 'explicit-curve',
      });
  });

  it.each([
    ['a curve type nobody knows', '09 0017 00', ECDHE],
    ['a suite nobody knows', '03 0017 00', 0x4a4a],
    ['a suite with another key exchange', '0000', 0x008c],
    ['a suite that has none', '03 0017 00', 0x002f],
  ])('is left aside with %s', (_what, hex, suite) => {
    expect(readServerKeyExchange(fromHex(hex), suite, 0x0303)).toBeNull();
  });

  it.each([
    ['an empty public key', '03 001d 00', ECDHE, 'bad-length', 'public'],
    ['an empty prime', '0000 0001 02 0001 05', 0x0034, 'bad-length', 'dh_p'],
    ['no scheme in TLS 1.2', '03 001d 01 04', ECDHE, 'truncated', 'signed_params.algorithm'],
    [
      'a signature longer than the message',
      '03 001d 01 04 0403 ffff',
      ECDHE,
      'truncated',
      'signed_params.signature',
    ],
  ])('is refused with %s', (_what, hex, suite, reason, what) => {
    expect(() => readServerKeyExchange(fromHex(hex), suite, 0x0303)).toThrow(
      expect.objectContaining({ reason, what: `ServerKeyExchange.${what}` }),
    );
  });

  it('counts the bits of a prime without leading zeros', () => {
    const bits = (hex: string) => readServerKeyExchange(fromHex(`${hex} 0001 02 0001 05`), 0x0034, 0x0303);
    expect(bits('0003 000180')).toMatchObject({ bits: 9 });
    expect(bits('0002 0000')).toMatchObject({ bits: 0 });
    expect(bits('0001 ff')).toMatchObject({ bits: 8 });
  });

  it('can only be written with a curve that has a name', () => {
    expect(() => encodeServerKeyExchange({ kind: 'explicit-curve' }, { signature: null })).toThrow(
      RangeError,
    );
  });
});
