import { describe, expect, it } from 'vitest';
import type { TlsRecord } from '../../wire/api';
import { usableSuites } from './aead';
import { createProtection } from './record-protection';
import { fromHex, SIMPLE, toHex } from './testing/rfc8448';

const suites = await usableSuites();
const suiteOf = (code: number) => {
  const suite = suites.get(code);
  if (!suite) throw new Error('this runtime has not the suite');
  return suite;
};
const recordOf = (bytes: Uint8Array): TlsRecord => ({
  type: bytes[0] ?? 0,
  version: 0x0303,
  payload: bytes.slice(5),
});
const secretOf = (code: number) => new Uint8Array(suiteOf(code).hash === 'sha384' ? 48 : 32).fill(5);
const keys = (code: number) => createProtection(suiteOf(code), secretOf(code));

describe('record protection', () => {
  it('opens the server’s flight of RFC 8448 §3', () => {
    const server = createProtection(suiteOf(0x1301), fromHex(SIMPLE.serverHandshake));
    const opened = server.open(recordOf(fromHex(SIMPLE.serverFlightRecord)));
    expect(opened?.type).toBe(22);
    expect(toHex(opened?.content ?? new Uint8Array())).toBe(SIMPLE.serverFlight);
  });
  it('seals the client’s Finished of RFC 8448 §3 to the same bytes', () => {
    const client = createProtection(suiteOf(0x1301), fromHex(SIMPLE.clientHandshake));
    expect(toHex(client.seal(22, fromHex(SIMPLE.clientFinished)))).toBe(SIMPLE.clientFinishedRecord);
  });
  it.each([0x1301, 0x1302, 0x1303, 0x1304, 0x1305])(
    'reads what it wrote, record after record, with suite %i',
    (code) => {
      const [here, there] = [keys(code), keys(code)];
      for (const text of ['one', '', 'three'])
        expect(there.open(recordOf(here.seal(23, new TextEncoder().encode(text))))).toEqual({
          type: 23,
          content: new TextEncoder().encode(text),
        });
    },
  );
  it('opens nothing when one bit is different, when a record is missing, or when there is too little of it', () => {
    const sealed = keys(0x1301).seal(22, Uint8Array.of(1, 2, 3));
    const changed = sealed.slice();
    changed[7] = (changed[7] ?? 0) ^ 1;
    expect(keys(0x1301).open(recordOf(changed))).toBeNull();
    expect(keys(0x1301).open(recordOf(sealed.slice(0, 9)))).toBeNull();
    const later = keys(0x1301);
    later.seal(22, Uint8Array.of(0));
    expect(later.open(recordOf(sealed))).toBeNull();
  });
  it('takes padding away, and does not take padding alone for content', () => {
    const padded = keys(0x1302).seal(22, Uint8Array.of(7));
    expect(keys(0x1302).open(recordOf(padded))?.content).toEqual(Uint8Array.of(7));
    const zeros = keys(0x1302).seal(0, new Uint8Array(20));
    expect(keys(0x1302).open(recordOf(zeros))).toBeNull();
    // A content type in front of zeros: the zeros are padding.
    const inside = keys(0x1302).seal(0, Uint8Array.of(9, 22, 0, 0));
    expect(keys(0x1302).open(recordOf(inside))).toEqual({ type: 22, content: Uint8Array.of(9) });
  });
  it('changes its keys at a KeyUpdate, on both sides alike', () => {
    const [here, there] = [keys(0x1301).updated(), keys(0x1301).updated()];
    expect(there.open(recordOf(here.seal(23, Uint8Array.of(1))))?.content).toEqual(Uint8Array.of(1));
    expect(keys(0x1301).open(recordOf(here.seal(23, Uint8Array.of(1))))).toBeNull();
  });
  it('offers only suites that it knows, in the order wanted', async () => {
    expect([...(await usableSuites([0x1303, 0xc02f, 0x1301])).keys()]).toEqual([0x1303, 0x1301]);
  });
});
