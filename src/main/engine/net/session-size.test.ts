import { afterEach, describe, expect, it } from 'vitest';
import { createNet } from './create-net';
import { type Peer, startPeer } from './testing/peer';
import { privatePem, startTlsPeer, type TlsPeer } from './testing/tls-server';
import { onFirst, ScriptedServer } from './tls13/testing/scripted-server';
import { makeCertificate, pem } from './trust/testing/make-chain';

let peer: Peer | TlsPeer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const shake = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
  createNet({ target: { port: peer?.port ?? 0, extraRoots: [] } }).handshake({
    ...{ purpose: 'a complete handshake', address: '127.0.0.1', serverName: null, listenMs: 150 },
    ...{ minVersion: maxVersion, maxVersion },
  });

const withNames = (many: number) => {
  const names = Array.from({ length: many }, (_, number) => `host-${number}.handrail.test`);
  const large = makeCertificate({ subject: 'handrail.test', names });
  return startTlsPeer({ key: privatePem(large), cert: pem(large) });
};

describe('a session that node:tls would not show', () => {
  it('is not said to be none: the certificate is too large for that', async () => {
    peer = await withNames(600);
    expect(await shake('TLSv1.3')).toMatchObject({ completed: true, session: null, sessionTooLarge: true });
    // Below TLS 1.3 the wire tells, and the session is ours to ask for.
    expect(await shake('TLSv1.2')).toMatchObject({
      ...{ ticket: true, session: { kind: 'session' }, sessionTooLarge: false },
    });
  });
  it('is not what a certificate of usual size makes', async () => {
    peer = await withNames(100);
    expect(await shake('TLSv1.3')).toMatchObject({ ticket: true, sessionTooLarge: false });
    await peer.close();
    peer = await startPeer(
      onFirst(async (socket, record) => {
        socket.write((await ScriptedServer.from(record)).wholeFlight());
      }),
    );
    expect(await shake('TLSv1.3')).toMatchObject({
      ...{ completed: true, session: null, sessionTooLarge: false },
    });
  });
});
