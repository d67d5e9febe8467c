import { describe, expect, it } from 'vitest';
import type { Extension } from '../wire/api';
import { encodeCertificateStatus } from '../wire/certificate-status';
import { HANDSHAKE_TYPES } from '../wire/ids';
import { encodeServerHello } from '../wire/server-hello';
import { encodeServerKeyExchange } from '../wire/server-key-exchange';
import { encodeNewSessionTicket12 } from '../wire/session-ticket';
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

describe('what a server says besides', () => {
  const said = (type: number, body: Uint8Array) => {
    const flight = new ServerFlight();
    flight.read(hello([]));
    return { flight, label: flight.read({ type, body }) };
  };
  it('is its key exchange: the group, or the size of the prime', () => {
    const exchange = { kind: 'ecdhe', group: 0x001d, key: new Uint8Array(32), scheme: 0x0804 } as const;
    const body = encodeServerKeyExchange(exchange, { signature: new Uint8Array(8) });
    const { flight, label } = said(HANDSHAKE_TYPES.server_key_exchange, body);
    expect(flight.serverKeyExchange).toMatchObject({ kind: 'ecdhe', group: 0x001d, scheme: 0x0804 });
    expect(label).toBe('ServerKeyExchange');
  });
  it('is an OCSP staple', () => {
    const body = encodeCertificateStatus(Uint8Array.of(0x30, 0));
    expect(said(HANDSHAKE_TYPES.certificate_status, body).flight.ocsp).toHaveLength(2);
  });
  it('is a ticket, if there is one in the message', () => {
    const of = (ticket: Uint8Array) =>
      said(HANDSHAKE_TYPES.new_session_ticket, encodeNewSessionTicket12({ lifetime: 0, ticket })).flight
        .ticket;
    expect([of(Uint8Array.of(1)), of(new Uint8Array(0))]).toEqual([true, false]);
  });
  it('may be unreadable, and is said to be', () => {
    const { flight, label } = said(HANDSHAKE_TYPES.server_key_exchange, Uint8Array.of(3, 0));
    expect([flight.serverKeyExchange, label]).toEqual([null, 'ServerKeyExchange (not readable)']);
  });
});
