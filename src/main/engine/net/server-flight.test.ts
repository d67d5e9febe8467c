import { describe, expect, it } from 'vitest';
import type { Extension } from '../wire/api';
import { HANDSHAKE_TYPES } from '../wire/ids';
import { encodeServerHello } from '../wire/server-hello';
import { ServerFlight } from './server-flight';

const hello = (extensions: readonly Extension[]) => ({
  type: HANDSHAKE_TYPES.server_hello,
  body: encodeServerHello({
    legacyVersion: 0x0303,
    random: new Uint8Array(32),
    sessionId: new Uint8Array(0),
    suite: 0xc02f,
    compression: 0,
    extensions,
  }),
});

describe('a ServerHello in the transcript', () => {
  it('is called by its name alone when all is well', () => {
    expect(new ServerFlight().read(hello([]))).toBe('ServerHello');
  });
  it('says which extension is malformed and is read all the same', () => {
    const flight = new ServerFlight();
    const label = flight.read(hello([{ type: 51, data: Uint8Array.of(0) }]));
    expect(label).toBe('ServerHello (malformed: ServerHello.key_share.group truncated)');
    expect(flight.serverHello?.suite).toBe(0xc02f);
    expect(flight.problem).toBeNull();
  });
  it('names the first few of many', () => {
    const data = new Uint8Array(0);
    const label = new ServerFlight().read(hello(Array.from({ length: 2_000 }, () => ({ type: 99, data }))));
    expect(label).toMatch(/ and 1996 more\)$/);
    expect(label.length).toBeLessThan(200);
  });
});
