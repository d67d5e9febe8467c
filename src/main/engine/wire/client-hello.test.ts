import { describe, expect, it } from 'vitest';
import { encodeClientHello, encodeClientHelloBody, readClientHello } from './client-hello';
import { EXTENSIONS } from './ids';
import { helloOptions } from './testing/options';
import { fromHex, recordedHellos, toHex } from './testing/recorded';

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
});
