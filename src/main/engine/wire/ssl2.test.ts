import { describe, expect, it } from 'vitest';
import { encodeAlert } from './alert';
import type { Ssl2ClientHello, Ssl2ServerHello } from './api';
import { DecodeError } from './decode-error';
import { SSL2_ERRORS, SSL2_KINDS, VERSIONS } from './ids';
import {
  encodeSsl2ClientHello,
  encodeSsl2Error,
  encodeSsl2ServerHello,
  readSsl2ClientHello,
  readSsl2ServerHello,
} from './ssl2';
import { fromHex, toHex } from './testing/recorded';

const client: Ssl2ClientHello = {
  version: VERSIONS['SSL 2.0'],
  ciphers: [SSL2_KINDS.SSL_CK_RC4_128_WITH_MD5, SSL2_KINDS.SSL_CK_DES_192_EDE3_CBC_WITH_MD5],
  sessionId: new Uint8Array(),
  challenge: new Uint8Array(16).fill(0xab),
};
const server: Ssl2ServerHello = {
  sessionIdHit: false,
  certificateType: 1,
  version: VERSIONS['SSL 2.0'],
  certificate: new Uint8Array(300).fill(0x30),
  ciphers: [SSL2_KINDS.SSL_CK_RC4_128_WITH_MD5],
  connectionId: new Uint8Array(16).fill(0xcd),
};

describe('CLIENT-HELLO of SSL 2.0', () => {
  it('is laid out as in the draft, byte for byte', () => {
    expect(toHex(encodeSsl2ClientHello(client))).toBe(
      `801f 01 0002 0006 0000 0010 010080 0700c0 ${'ab'.repeat(16)}`.replace(/ /g, ''),
    );
  });

  it('is read back', () => {
    const resuming = { ...client, sessionId: new Uint8Array(16).fill(7) };
    for (const hello of [client, resuming])
      expect(readSsl2ClientHello(encodeSsl2ClientHello(hello))).toEqual(hello);
  });

  it('asks for TLS 1.2 in the old format: a suite becomes a kind with a zero in front', () => {
    const version = VERSIONS['TLS 1.2'];
    const asked = { ...client, version, ciphers: [0xc02f, 0x010080, 0x00ff], challenge: new Uint8Array(32) };
    const bytes = encodeSsl2ClientHello(asked);
    expect(toHex(bytes.subarray(2, 20))).toBe(
      '01 0303 0009 0000 0020 00c02f 010080 0000ff'.replace(/ /g, ''),
    );
    expect(readSsl2ClientHello(bytes)).toEqual(asked);
  });

  it.each([15, 33])('refuses a challenge of %i bytes, to be sent and to be read', (length) => {
    expect(() => encodeSsl2ClientHello({ ...client, challenge: new Uint8Array(length) })).toThrow(RangeError);
    const bytes = [...fromHex('0100020003000000'), length, 1, 0, 0x80, ...new Uint8Array(length)];
    expect(() => readSsl2ClientHello(Uint8Array.of(0x80, bytes.length, ...bytes))).toThrow(
      expect.objectContaining({ reason: 'bad-length', what: 'CLIENT-HELLO.CHALLENGE' }),
    );
  });

  it.each([
    ['a record of TLS', '1603010005', 'not-tls'],
    ['another message', '8001 04', 'not-tls'],
    [
      'kinds that are no multiple of three',
      `801b 01 0002 0002 0000 0010 0100 ${'ab'.repeat(16)}`,
      'bad-length',
    ],
    [
      'a byte behind the record',
      `801f 01 0002 0006 0000 0010 010080 0700c0 ${'ab'.repeat(16)} 00`,
      'trailing-bytes',
    ],
    [
      'a byte behind the challenge',
      `8020 01 0002 0006 0000 0010 010080 0700c0 ${'ab'.repeat(16)} 00`,
      'trailing-bytes',
    ],
  ])('refuses %s', (_what, hex, reason) => {
    expect(() => readSsl2ClientHello(fromHex(hex))).toThrow(expect.objectContaining({ reason }));
  });

  it('is refused at every length but its own', () => {
    const bytes = encodeSsl2ClientHello(client);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => readSsl2ClientHello(bytes.subarray(0, length))).toThrow(DecodeError);
  });

  it('refuses more ciphers than a record can name', () => {
    const ciphers = new Array<number>(10_923).fill(0x010080);
    expect(() => encodeSsl2ClientHello({ ...client, ciphers })).toThrow(RangeError);
  });
});

describe('the answer to it', () => {
  const bytes = encodeSsl2ServerHello(server);

  it('SERVER-HELLO is laid out as in the draft', () => {
    expect(toHex(bytes.subarray(0, 13))).toBe('814a 04 00 01 0002 012c 0003 0010'.replace(/ /g, ''));
  });

  it('is read back, and says how many bytes it took', () => {
    expect(readSsl2ServerHello(bytes)).toEqual({ state: 'whole', hello: server, bytes: bytes.length });
    const more = Uint8Array.from([...bytes, 1, 2, 3]);
    expect(readSsl2ServerHello(more)).toEqual({ state: 'whole', hello: server, bytes: bytes.length });
  });

  it('is incomplete, not invalid, at every length before its own', () => {
    const states = Array.from(bytes, (_, have) => readSsl2ServerHello(bytes.subarray(0, have)));
    expect(states.slice(0, 2)).toEqual([0, 1].map((have) => ({ state: 'more', have, need: 2 })));
    expect(states.slice(2)).toEqual(
      states.slice(2).map((_, at) => ({ state: 'more', have: at + 2, need: bytes.length })),
    );
  });

  it('may be an error', () => {
    const error = encodeSsl2Error(SSL2_ERRORS.no_cipher);
    expect(toHex(error)).toBe('8003000001');
    expect(readSsl2ServerHello(error)).toEqual({ state: 'error', code: SSL2_ERRORS.no_cipher, bytes: 5 });
  });

  it.each([
    ['an alert of TLS', toHex(encodeAlert(2, 40, 0x0301)), 'not-tls', 'record_header'],
    ['an alert of SSL 3.0', toHex(encodeAlert(2, 40, 0x0300)), 'not-tls', 'record_header'],
    ['the first byte of plain text', '48', 'not-tls', 'record_header'],
    ['another message, at its first byte', '812c09', 'not-tls', 'MSG'],
    ['an empty record', '8000', 'truncated', 'SERVER-HELLO.MSG'],
    [
      'a certificate longer than the record',
      '800b 04 00 01 0002 ffff 0003 0010',
      'truncated',
      'SERVER-HELLO.CERTIFICATE-DATA',
    ],
    [
      'bytes behind the connection id',
      '800c 04 00 01 0002 0000 0000 0000 ff',
      'trailing-bytes',
      'SERVER-HELLO',
    ],
    ['an error of one byte', '8002 00 01', 'truncated', 'ERROR.ERROR-CODE'],
  ])('is not %s', (_what, hex, reason, what) => {
    expect(readSsl2ServerHello(fromHex(hex))).toEqual({ state: 'no', reason, what });
  });
});
