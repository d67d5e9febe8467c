import { connect } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { HandshakeOptions } from '../probes/net-port';
import { RECORD_TYPES } from '../wire/ids';
import { createTlsStream } from '../wire/stream';
import { createNet } from './create-net';
import { type Peer, startPeer } from './testing/peer';
import { startTlsPeer, type TlsPeer } from './testing/tls-server';

let open: (Peer | TlsPeer)[] = [];
afterEach(async () => {
  for (const peer of open) await peer.close();
  open = [];
});

/** A server of TLS 1.2 that does as OpenSSL's: one connection that ends without close_notify, and it forgets its sessions. */
const startForgetful = async (talk: (socket: TLSSocket) => void = () => {}) => {
  const closed: Promise<boolean>[] = [];
  let clean = true;
  const tls = await startTlsPeer({ maxVersion: 'TLSv1.2' }, talk, () => clean);
  const between = await startPeer((socket) => {
    const records = createTlsStream();
    let last: number | null = null;
    const server = connect(tls.port, '127.0.0.1').on('error', () => {});
    server.pipe(socket);
    socket.on('data', (chunk: Buffer) => {
      server.write(chunk);
      for (const item of records.push(new Uint8Array(chunk)))
        if (item.kind === 'record') last = item.record.type;
    });
    closed.push(
      new Promise((resolve) =>
        socket.once('close', () => {
          server.destroy();
          clean &&= last === RECORD_TYPES.alert;
          resolve(last === RECORD_TYPES.alert);
        }),
      ),
    );
    socket.once('end', () => socket.end());
  });
  open.push(between, tls);
  return { port: between.port, closed };
};

const asking = (more: Partial<HandshakeOptions>): HandshakeOptions => ({
  purpose: 'a complete handshake',
  address: '127.0.0.1',
  serverName: 'handrail.test',
  listenMs: 20,
  tickets: false,
  ...more,
});

describe('a session to take up later', () => {
  it('is left with close_notify, so that the server keeps it', async () => {
    const { port, closed } = await startForgetful();
    const net = createNet({ target: { port, extraRoots: [] } });
    const shake = async (session: HandshakeOptions['session']) => {
      const result = await net.handshake(asking({ closeCleanly: true, session: session ?? null }));
      expect(await closed.at(-1)).toBe(true);
      return result;
    };
    const first = await shake(null);
    const second = await shake(first.session);
    const third = await shake(first.session);
    expect([first, second, third].map(({ resumed }) => resumed)).toEqual([false, true, true]);
    for (const { attempt, afterFinished } of [first, second, third]) {
      expect([attempt.outcome, afterFinished]).toEqual([
        { kind: 'answered', stage: 'after-finished' },
        'quiet',
      ]);
      expect(attempt.events.at(-1)).toMatchObject({ who: 'here', kind: 'closed' });
    }
  });
  it('is forgotten when the connection is dropped, as others are', async () => {
    const { port, closed } = await startForgetful();
    const net = createNet({ target: { port, extraRoots: [] } });
    const first = await net.handshake(asking({}));
    expect(await closed.at(-1)).toBe(false);
    const second = await net.handshake(asking({ session: first.session }));
    expect([first.session === null, second.resumed]).toEqual([false, false]);
  });
  it('changes nothing in what the server ended by itself', async () => {
    const { port } = await startForgetful((socket) => socket.end());
    const net = createNet({ target: { port, extraRoots: [] } });
    const result = await net.handshake(asking({ closeCleanly: true, listenMs: 3_000 }));
    expect(result).toMatchObject({ afterFinished: 'alert', alertName: 'close_notify' });
  });
});
