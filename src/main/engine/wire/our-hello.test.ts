import { describe, expect, it } from 'vitest';
import type { ClientHello, HelloOptions, StreamItem } from './api';
import { encodeClientHello, encodeClientHelloInRecords, readClientHello } from './client-hello';
import { EXTENSIONS, extensionName, VERSIONS } from './ids';
import { createTlsStream } from './stream';
import { helloOptions as base } from './testing/options';
import { toHex } from './testing/recorded';

const SCSV = 0x00ff;

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

const types = (changes: Partial<HelloOptions>): number[] =>
  sent(changes).hello.extensions.map(({ type }) => type);

describe('what a hello may be told to do otherwise', () => {
  it('names another legacy_version and changes nothing else', () => {
    const usual = sent({}).record;
    const bent = sent({ legacyVersion: 0x0305 }).record;
    expect([...bent].filter((byte, at) => byte !== usual[at])).toEqual([5]);
    expect(toHex(bent.subarray(9, 11))).toBe('0305');
  });

  it('offers the compression methods it is given, none included', () => {
    expect(sent({ compressions: [1, 0] }).hello.compressions).toEqual([1, 0]);
    expect(sent({ compressions: [] }).hello.compressions).toEqual([]);
  });

  it('goes without an extension, all others unchanged and in place', () => {
    const left = types({ without: [EXTENSIONS.extended_master_secret, 0x7777] });
    expect(left).toEqual(types({}).filter((type) => type !== EXTENSIONS.extended_master_secret));
    expect(left.length).toBe(types({}).length - 1);
  });

  it('puts extra extensions behind the others as they are given, an empty last one too', () => {
    const extra = [
      { type: 0x1a1a, data: Uint8Array.of(0) },
      { type: 0x4a4a, data: new Uint8Array() },
    ];
    expect(sent({ extra }).hello.extensions.slice(-2)).toEqual(extra);
    expect(sent({ extra, without: [0x1a1a] }).hello.extensions.slice(-2)).toEqual(extra);
    expect(sent({ versions: [0x0300], extra }).hello.extensions).toEqual(extra);
  });

  it('leads with the extensions whose order is given; the others follow as usual', () => {
    const order = [EXTENSIONS.key_share, 0x1a1a, 0x9999, EXTENSIONS.server_name];
    const seen = types({ order, extra: [{ type: 0x1a1a, data: new Uint8Array() }] });
    const named = [EXTENSIONS.key_share, 0x1a1a, EXTENSIONS.server_name];
    expect(seen).toEqual([...named, ...types({}).filter((type) => !named.includes(type))]);
  });

  it.each([508, 511, 512, 600, 1_400, 4_096])('is padded to a record of %i bytes', (padTo) => {
    const { record, hello } = sent({ padTo });
    expect(record.length).toBe(padTo);
    expect(hello.extensions.at(-1)?.type).toBe(EXTENSIONS.padding);
    expect(hello.extensions.at(-1)?.data.every((byte) => byte === 0)).toBe(true);
    expect(hello.faults).toBeUndefined();
  });

  it('is left as it is when it is large enough already', () => {
    const { length } = sent({}).record;
    for (const padTo of [0, 100, length - 1, length]) expect(sent({ padTo }).record.length).toBe(length);
  });

  it('never pads with an empty extension, and so grows by five bytes at least', () => {
    const { length } = sent({}).record;
    const grown = [1, 2, 3, 4, 5, 6].map((more) => sent({ padTo: length + more }).record.length - length);
    expect(grown).toEqual([5, 5, 5, 5, 5, 6]);
  });

  it('pads a hello that had no extension block to the byte', () => {
    const bare = { versions: [0x0300], padTo: 300 };
    expect(sent(bare).record.length).toBe(300);
  });

  it('keeps pre_shared_key last, and padding where the order wants it', () => {
    const extra = [{ type: EXTENSIONS.pre_shared_key, data: new Uint8Array(20) }];
    expect(types({ extra, padTo: 1_000 }).slice(-2)).toEqual([EXTENSIONS.padding, EXTENSIONS.pre_shared_key]);
    expect(types({ order: [EXTENSIONS.padding], padTo: 1_000 })[0]).toBe(EXTENSIONS.padding);
  });
});

const handshakes = (items: readonly StreamItem[]) => items.filter(({ kind }) => kind === 'handshake');

describe('a hello in several records', () => {
  const whole = encodeClientHello(base);

  it.each<[number[]]>([[[]], [[1]], [[4]], [[4, 40, 41]], [[whole.length - 6]]])(
    'cut at %j brings the same message',
    (cuts) => {
      const items = createTlsStream().push(encodeClientHelloInRecords(base, cuts));
      expect(items.filter(({ kind }) => kind === 'record')).toHaveLength(cuts.length + 1);
      expect(handshakes(items)).toEqual(handshakes(createTlsStream().push(whole)));
    },
  );

  it('begins a record at each offset of the message, header included', () => {
    const bytes = encodeClientHelloInRecords({ ...base, recordVersion: 0x0303 }, [4]);
    expect(toHex(bytes.subarray(0, 14))).toBe(
      `160303000401${toHex(whole.subarray(6, 9))}160303${toHex(bytes.subarray(12, 14))}`,
    );
    expect(bytes.length).toBe(whole.length + 5);
  });

  it.each<[number[]]>([[[0]], [[-1]], [[5, 5]], [[9, 5]], [[1.5]], [[whole.length - 5]], [[100_000]]])(
    'refuses to be cut at %j, which leaves a record empty or lies outside',
    (cuts) => {
      expect(() => encodeClientHelloInRecords(base, cuts)).toThrow(RangeError);
    },
  );

  it('carries what one record could not', () => {
    const large = { ...base, extra: [{ type: 0x1a1a, data: new Uint8Array(20_000) }] };
    expect(() => encodeClientHello(large)).toThrow(RangeError);
    expect(handshakes(createTlsStream().push(encodeClientHelloInRecords(large, [16_000])))).toHaveLength(1);
  });
});
