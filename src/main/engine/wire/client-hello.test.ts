import { describe, expect, it } from 'vitest';
import type { ClientHello, HelloOptions } from './api';
import { encodeClientHello, encodeClientHelloBody, readClientHello } from './client-hello';
import { EXTENSIONS, extensionName, VERSIONS } from './ids';
import { fromHex, recordedHellos, toHex } from './testing/recorded';

const SCSV = 0x00ff;
const base: HelloOptions = {
  versions: [0x0304, 0x0303],
  serverName: 'www.example.org',
  random: new Uint8Array(32).fill(0x11),
  sessionId: new Uint8Array(32).fill(0x22),
  suites: [0x1301, SCSV, 0xc02f],
  groups: [0x001d, 0x0017],
  signatureSchemes: [0x0403, 0x0804],
  keyShares: [{ group: 0x001d, key: new Uint8Array(32).fill(0x33) }],
  alpn: ['h2', 'http/1.1'],
};

const sent = (changes: Partial<HelloOptions>): { record: Uint8Array; hello: ClientHello } => {
  const record = encodeClientHello({ ...base, ...changes });
  return { record, hello: readClientHello(record.subarray(9)) };
};
const extensionNames = (hello: ClientHello) => hello.extensions.map(({ type }) => extensionName(type)).sort();

describe('the hello that we send', () => {
  it('is one record with one handshake message, whose lengths agree', () => {
    const { record } = sent({});
    expect(toHex(record.subarray(0, 3))).toBe('160301');
    expect((record[3] ?? 0) * 256 + (record[4] ?? 0)).toBe(record.length - 5);
    expect(toHex(record.subarray(5, 9))).toBe(`0100${(record.length - 9).toString(16).padStart(4, '0')}`);
  });

  it('offers TLS 1.3 through supported_versions and stays at TLS 1.2 in legacy_version', () => {
    const { hello } = sent({});
    expect(hello).toMatchObject({
      legacyVersion: 0x0303,
      supportedVersions: [0x0304, 0x0303],
      serverName: 'www.example.org',
      suites: [0x1301, SCSV, 0xc02f],
      compressions: [0],
      groups: [0x001d, 0x0017],
      signatureSchemes: [0x0403, 0x0804],
      keyShareGroups: [0x001d],
      alpn: ['h2', 'http/1.1'],
    });
    expect(hello.sessionId).toEqual(base.sessionId);
    expect(hello).not.toHaveProperty('faults');
  });

  it('has just what TLS 1.3 uses when nothing older is offered', () => {
    expect(extensionNames(sent({ versions: [0x0304] }).hello)).toEqual([
      'application_layer_protocol_negotiation',
      'key_share',
      'psk_key_exchange_modes',
      'server_name',
      'signature_algorithms',
      'status_request',
      'supported_groups',
      'supported_versions',
    ]);
  });

  it('has nothing of TLS 1.3 when that is not offered', () => {
    const { hello } = sent({ versions: [0x0303, 0x0302] });
    expect(hello.legacyVersion).toBe(0x0303);
    expect(extensionNames(hello)).toEqual([
      'application_layer_protocol_negotiation',
      'ec_point_formats',
      'extended_master_secret',
      'server_name',
      'session_ticket',
      'signature_algorithms',
      'status_request',
      'supported_groups',
    ]);
  });

  it.each([0x0301, 0x0302])('names version %i in legacy_version and no signature algorithms', (version) => {
    const { hello } = sent({ versions: [version] });
    expect(hello.legacyVersion).toBe(version);
    expect(hello.signatureSchemes).toEqual([]);
    expect(hello.supportedVersions).toEqual([]);
  });

  it('has no extension block at all for SSL 3.0 only, and its record version', () => {
    const { record, hello } = sent({ versions: [0x0300] });
    expect(toHex(record.subarray(0, 3))).toBe('160300');
    expect(hello).toMatchObject({ legacyVersion: 0x0300, extensions: [], suites: base.suites });
    expect(record.length).toBe(9 + 2 + 32 + 33 + 2 + 6 + 2);
  });

  it('says that it renegotiates safely once: by suite or by extension', () => {
    const types = (suites: number[]) =>
      sent({ versions: [0x0303], suites }).hello.extensions.map(({ type }) => type);
    expect(types([0xc02f, SCSV])).not.toContain(EXTENSIONS.renegotiation_info);
    expect(types([0xc02f])).toContain(EXTENSIONS.renegotiation_info);
  });

  it.each([null, '192.0.2.1', '::1', 'bücher.example'])('sends no server_name for %j', (serverName) => {
    const { hello } = sent({ serverName });
    expect(extensionNames(hello)).not.toContain('server_name');
    expect(hello.serverName).toBeNull();
  });

  it('asks for a HelloRetryRequest with an empty list of shares', () => {
    const share = sent({ keyShares: [] }).hello.extensions.find(({ type }) => type === EXTENSIONS.key_share);
    expect(share?.data).toEqual(Uint8Array.of(0, 0));
  });

  it('never ends in an empty extension, which some old servers drop', () => {
    for (const versions of [[0x0301], [0x0303], [0x0304, 0x0301]]) {
      const bare = sent({ versions, alpn: [], groups: [], serverName: null, signatureSchemes: [] });
      expect(bare.hello.extensions.at(-1)?.data.length).toBeGreaterThan(0);
    }
  });

  it('takes another record version when told to', () => {
    expect(toHex(sent({ recordVersion: VERSIONS['TLS 1.2'] }).record.subarray(0, 3))).toBe('160303');
  });

  it.each<[string, Partial<HelloOptions>]>([
    ['no version', { versions: [] }],
    ['a random of the wrong length', { random: new Uint8Array(31) }],
    ['a long session id', { sessionId: new Uint8Array(33) }],
    ['more than a record can carry', { alpn: new Array<string>(80).fill('x'.repeat(255)) }],
    ['a protocol that is not ASCII', { alpn: ['h²'] }],
  ])('refuses %s', (_what, changes) => {
    expect(() => encodeClientHello({ ...base, ...changes })).toThrow(RangeError);
  });
});

describe('reading a hello', () => {
  it('keeps the message when an extension is broken, and says so', () => {
    const hello = readClientHello(
      encodeClientHelloBody({
        ...sent({}).hello,
        extensions: [
          { type: EXTENSIONS.supported_groups, data: fromHex('0003 001d 00') },
          { type: EXTENSIONS.server_name, data: fromHex('0009 00 0001 61') },
          { type: 0x1234, data: fromHex('ff') },
        ],
      }),
    );
    expect(hello.groups).toEqual([]);
    expect(hello.extensions).toHaveLength(3);
    expect(hello.faults).toEqual([
      { reason: 'truncated', what: 'ClientHello.server_name.server_name_list' },
      { reason: 'bad-length', what: 'ClientHello.supported_groups.list.code' },
    ]);
  });

  it('refuses a session id of 33 bytes', () => {
    const body = new Uint8Array([3, 3, ...new Uint8Array(32), 33, ...new Uint8Array(33), 0, 2, 0, 1, 1, 0]);
    expect(() => readClientHello(body)).toThrow(
      expect.objectContaining({ reason: 'bad-length', what: 'ClientHello.legacy_session_id' }),
    );
  });

  it('notes an extension that comes twice and reads the first', () => {
    const name = (letter: string) => ({
      type: EXTENSIONS.server_name,
      data: fromHex(`0004 00 0001 ${letter}`),
    });
    const hello = readClientHello(
      encodeClientHelloBody({ ...sent({}).hello, extensions: [name('61'), name('62')] }),
    );
    expect(hello.serverName).toBe('a');
    expect(hello.faults).toEqual([{ reason: 'too-many-items', what: 'ClientHello.server_name' }]);
  });
});

describe('hellos of real programs', () => {
  it('were recorded from 17 clients', () => {
    expect(recordedHellos).toHaveLength(17);
  });

  it.each(recordedHellos)('$client: is read, and written back to the same bytes', ({ bytes }) => {
    const hello = readClientHello(bytes.subarray(9));
    expect(hello.faults).toBeUndefined();
    expect(hello.serverName).toBe('localhost');
    expect(hello.suites.length).toBeGreaterThan(2);
    expect(toHex(encodeClientHelloBody(hello))).toBe(toHex(bytes.subarray(9)));
  });
});
