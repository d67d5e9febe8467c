import { describe, expect, it } from 'vitest';
import { encodeClientHello } from '../wire/client-hello';
import { handrailHello } from './handrail';

const hello = (versions: readonly number[], serverName: string | null = 'www.lab.test') =>
  handrailHello({
    versions,
    serverName,
    random: new Uint8Array(32),
    sessionId: new Uint8Array(32),
    keyShares: [{ group: 0x001d, key: new Uint8Array(32) }],
  });

describe('handrailHello', () => {
  it('stays below 512 bytes, with a long name too', () => {
    expect(encodeClientHello(hello([0x0304, 0x0303], `${'a'.repeat(55)}.test`)).length).toBeLessThan(512);
  });
  it('is longer than 255 bytes with nothing left out, like the greetings of ordinary programs', () => {
    expect(encodeClientHello(hello([0x0304, 0x0303])).length).toBeGreaterThan(255);
  });
  it('offers the suites of the versions it names, and no others', () => {
    expect(hello([0x0304]).suites).toEqual([0x1302, 0x1301, 0x1303]);
    expect(hello([0x0303]).suites).not.toContain(0x1301);
    expect(hello([0x0304, 0x0303]).suites).toEqual([...hello([0x0304]).suites, ...hello([0x0303]).suites]);
  });
  it('signals renegotiation and ends with what is oldest', () => {
    expect(hello([0x0301]).suites.slice(-2)).toEqual([0x000a, 0x00ff]);
    expect(hello([0x0303]).signatureSchemes.slice(-2)).toEqual([0x0203, 0x0201]);
  });
  it('differs between TLS 1.0 and 1.2 in the version alone', () => {
    expect({ ...hello([0x0301]), versions: [] }).toEqual({ ...hello([0x0303]), versions: [] });
  });
  it('sends its key only with TLS 1.3', () => {
    expect(hello([0x0303]).keyShares).toEqual([]);
    expect(hello([0x0304]).keyShares).toHaveLength(1);
  });
  it('has no extensions in SSL 3.0, and its record version', () => {
    expect(hello([0x0300])).toMatchObject({ serverName: null, groups: [], alpn: [], recordVersion: 0x0300 });
  });
});
