import { describe, expect, it } from 'vitest';
import type { ClientHello } from './api';
import { encodeClientHello, encodeClientHelloBody, readClientHello } from './client-hello';
import { encodeHandshake } from './handshake';
import { EXTENSIONS, HANDSHAKE_TYPES } from './ids';
import { encodeRecord } from './record';
import { createTlsStream } from './stream';
import { helloOptions } from './testing/options';
import { fromHex, recordedHellos, toHex } from './testing/recorded';

/** The extensions whose whole content is a list that is read out of them. */
const LISTS = [
  EXTENSIONS.server_name,
  EXTENSIONS.supported_groups,
  EXTENSIONS.signature_algorithms,
  EXTENSIONS.application_layer_protocol_negotiation,
  EXTENSIONS.supported_versions,
];

/** Our own hello read back, as the base of bent ones. */
const plain = readClientHello(encodeClientHello(helloOptions).subarray(9));

describe('reading a hello', () => {
  it('keeps the message when an extension is broken, and says so', () => {
    const hello = readClientHello(
      encodeClientHelloBody({
        ...plain,
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
    const hello = readClientHello(encodeClientHelloBody({ ...plain, extensions: [name('61'), name('62')] }));
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

  it.each(recordedHellos)('$client: each record is rebuilt whole, headers included', ({ bytes }) => {
    const [item] = createTlsStream().push(bytes);
    const record = item?.kind === 'record' ? item.record : null;
    const hello = readClientHello(bytes.subarray(9));
    const message = encodeHandshake(HANDSHAKE_TYPES.client_hello, encodeClientHelloBody(hello));
    expect(toHex(encodeRecord(record?.type ?? 0, record?.version ?? 0, message))).toBe(toHex(bytes));
  });

  it.each(recordedHellos)('$client: its lists make the same extensions again', ({ bytes }) => {
    const hello = readClientHello(bytes.subarray(9));
    const { supportedVersions: versions, legacyVersion } = hello;
    const again = readClientHello(
      encodeClientHello({
        ...helloOptions,
        ...hello,
        versions: versions.length > 0 ? versions : [legacyVersion],
      }).subarray(9),
    );
    const content = (from: ClientHello, type: number): string | undefined => {
      const found = from.extensions.find((extension) => extension.type === type);
      return found && toHex(found.data);
    };
    for (const type of LISTS) expect(content(again, type)).toBe(content(hello, type));
  });
});
