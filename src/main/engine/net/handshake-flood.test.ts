import { afterEach, describe, expect, it } from 'vitest';
import { HANDSHAKE_TYPES, RECORD_TYPES } from '../wire/ids';
import { written } from '../wire/writer';
import { createNet } from './create-net';
import { type Peer, startPeer } from './testing/peer';
import { message, onFirst, ScriptedServer } from './tls13/testing/scripted-server';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

/** A NewSessionTicket that every client can read (RFC 8446 §4.6.1). */
const ticket = message(
  HANDSHAKE_TYPES.new_session_ticket,
  written((writer) =>
    writer
      .u16(0)
      .u16(300)
      .u16(0)
      .u16(0)
      .opaque(1, new Uint8Array(8))
      .opaque(2, new Uint8Array(12_000))
      .u16(0),
  ),
);

describe('a complete handshake with a server that sends tickets without end', () => {
  it('ends within its byte budget, and does not call the server quiet', async () => {
    peer = await startPeer(
      onFirst(async (socket, record) => {
        const server = await ScriptedServer.from(record);
        socket.write(server.wholeFlight());
        const more = () => {
          if (!socket.destroyed)
            socket.write(server.seal(RECORD_TYPES.handshake, ticket), () => setImmediate(more));
        };
        more();
      }),
    );
    const result = await createNet({ target: { port: peer.port, extraRoots: [] } }).handshake({
      purpose: 'a flood',
      address: '127.0.0.1',
      serverName: null,
      listenMs: 5_000,
      minVersion: 'TLSv1.3',
    });
    expect(result).toMatchObject({
      completed: true,
      afterFinished: 'data',
      attempt: { outcome: { kind: 'too-much', stage: 'after-finished' } },
    });
    expect(result.attempt.bytesIn).toBeLessThan(1_500_000);
  });
});
