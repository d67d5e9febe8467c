import { describe, expect, it } from 'vitest';
import type { ServerHello } from './api';
import { EXTENSIONS } from './ids';
import { encodeServerHello, HELLO_RETRY_RANDOM, readServerHello } from './server-hello';
import { createTlsStream } from './stream';
import { fromHex, recordedServer, toHex } from './testing/recorded';

/** The server hellos of a recorded connection, as bodies. */
const hellosOf = (name: string): Uint8Array[] =>
  createTlsStream()
    .push(recordedServer(name))
    .flatMap((item) => (item.kind === 'handshake' && item.message.type === 2 ? [item.message.body] : []));

const read = (name: string): ServerHello[] => hellosOf(name).map((body) => readServerHello(body));

const fields = {
  legacyVersion: 0x0303,
  random: new Uint8Array(32).fill(1),
  sessionId: new Uint8Array(),
  suite: 0x1301,
  compression: 0,
};
const withExtension = (type: number, hex: string) =>
  readServerHello(encodeServerHello({ ...fields, extensions: [{ type, data: fromHex(hex) }] }));

describe('server hellos of a real server', () => {
  it('TLS 1.3: the version comes from supported_versions, the group from key_share', () => {
    expect(read('tls13')).toMatchObject([
      { helloRetryRequest: false, legacyVersion: 0x0303, version: 0x0304, suite: 0x1302, group: 0x001d },
    ]);
  });

  it('a HelloRetryRequest is told by its random and names a group without a key', () => {
    expect(read('hrr')).toMatchObject([
      { helloRetryRequest: true, version: 0x0304, group: 0x0018 },
      { helloRetryRequest: false, version: 0x0304, group: 0x0018 },
    ]);
  });

  it("has the server's public key, which a HelloRetryRequest and an older version lack", () => {
    expect(
      [...read('tls13'), ...read('hrr'), ...read('tls12')].map(({ keyShare }) => keyShare?.length),
    ).toEqual([32, undefined, 97, undefined]);
  });

  it('TLS 1.2: with the chosen protocol', () => {
    expect(read('tls12')).toMatchObject([{ version: 0x0303, suite: 0xc030, group: null, alpn: 'h2' }]);
  });

  it.each([
    ['tls10', 0x0301],
    ['tls11', 0x0302],
  ])('%s: the version is legacy_version', (name, version) => {
    expect(read(name)).toMatchObject([{ version, legacyVersion: version, alpn: null }]);
  });

  it.each(['tls13', 'hrr', 'tls12', 'tls10', 'tls11'])('%s: is written back to the same bytes', (name) => {
    for (const body of hellosOf(name))
      expect(toHex(encodeServerHello(readServerHello(body)))).toBe(toHex(body));
  });
});

describe('reading a server hello', () => {
  it('takes one that ends after the compression method, as SSL 3.0 has it', () => {
    const hello = readServerHello(encodeServerHello({ ...fields, legacyVersion: 0x0300, extensions: [] }));
    expect(hello).toMatchObject({ version: 0x0300, extensions: [] });
  });

  it('keeps versions, suites and extensions that nobody knows', () => {
    const body = encodeServerHello({
      ...fields,
      legacyVersion: 0x7f7f,
      suite: 0xabcd,
      extensions: [{ type: 0x9999, data: Uint8Array.of(1, 2) }],
    });
    expect(readServerHello(body)).toMatchObject({
      version: 0x7f7f,
      suite: 0xabcd,
      extensions: [{ type: 0x9999, data: Uint8Array.of(1, 2) }],
    });
  });

  it.each([
    ['a version of one byte', EXTENSIONS.supported_versions, '03', 'truncated'],
    ['a version and more', EXTENSIONS.supported_versions, '030400', 'trailing-bytes'],
    ['a share without a key', EXTENSIONS.key_share, '001d', 'truncated'],
    ['no protocol', EXTENSIONS.application_layer_protocol_negotiation, '0000', 'bad-length'],
    ['two protocols', EXTENSIONS.application_layer_protocol_negotiation, '0004 0161 0162', 'too-many-items'],
  ])('notes %s and keeps the message', (_what, type, hex, reason) => {
    const hello = withExtension(type, hex);
    expect(hello).toMatchObject({ version: 0x0303, group: null, alpn: null, suite: 0x1301 });
    expect(hello.faults).toMatchObject([{ reason }]);
  });

  it('refuses a session id of 33 bytes', () => {
    const body = new Uint8Array([3, 3, ...new Uint8Array(32), 33, ...new Uint8Array(33 + 3)]);
    expect(() => readServerHello(body)).toThrow(
      expect.objectContaining({ reason: 'bad-length', what: 'ServerHello.legacy_session_id_echo' }),
    );
  });

  it('knows a HelloRetryRequest by all 32 bytes', () => {
    const almost = HELLO_RETRY_RANDOM.slice();
    almost[31] = 0;
    const hello = readServerHello(encodeServerHello({ ...fields, random: almost, extensions: [] }));
    expect(hello.helloRetryRequest).toBe(false);
  });
});
