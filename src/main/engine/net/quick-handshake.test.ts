import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HandshakeOptions } from '../probes/net-port';
import { createNet, type RunNet } from './create-net';
import { lineDialogue } from './testing/dialogue';
import { onHello, type Peer, startPeer } from './testing/peer';
import { startTlsPeer, type TlsPeer } from './testing/tls-server';

const open: (Peer | TlsPeer | RunNet)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const kept = <T extends Peer | TlsPeer | RunNet>(one: T): T => {
  open.push(one);
  return one;
};
const netFor = (port: number, dialogue?: Parameters<typeof createNet>[0]['dialogue']): RunNet =>
  kept(createNet({ target: { port, extraRoots: [] }, ...(dialogue ? { dialogue } : {}) }));
const quick = (more: Partial<HandshakeOptions> = {}): HandshakeOptions => ({
  purpose: 'a quick handshake',
  address: '127.0.0.1',
  serverName: 'handrail.test',
  listenMs: 0,
  brief: true,
  ...more,
});

describe('a quick handshake', () => {
  it('says that it completed, with what, and how many bytes that took', async () => {
    const peer = kept(await startTlsPeer());
    const net = netFor(peer.port);
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const result = await net.handshake(quick({ minVersion: version, maxVersion: version }));
      expect(result).toMatchObject({
        completed: true,
        version: version.replace('v', ' '),
        localRefusal: null,
      });
      expect(result.suite).toMatch(/^TLS_/);
      expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-finished' });
      expect(result.attempt.bytesIn).toBeGreaterThan(500);
      expect(result.attempt.bytesOut).toBeGreaterThan(200);
      expect(result.timing.connectedAt).not.toBeNull();
    }
    expect(net.used).toBe(2);
  });
  it('offers the suites it is told to, and says which of them the runtime has', async () => {
    const peer = kept(await startTlsPeer());
    const net = netFor(peer.port);
    for (const [version, suites, suite] of [
      ['TLSv1.2', [0x0004, 0xc02b], 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
      ['TLSv1.3', [0x1303], 'TLS_CHACHA20_POLY1305_SHA256'],
    ] as const) {
      const only = { minVersion: version, maxVersion: version, suites };
      expect(await net.handshake(quick(only))).toMatchObject({
        completed: true,
        suite,
        offered: suites.slice(-1),
      });
    }
    const refused = await net.handshake(quick({ maxVersion: 'TLSv1.2', suites: [0xc02f] }));
    expect(refused).toMatchObject({ completed: false, alertName: 'handshake_failure', offered: [0xc02f] });
  });
  it('connects to nobody when the runtime has none of the suites', async () => {
    let connections = 0;
    const peer = kept(await startPeer(() => (connections += 1)));
    const result = await netFor(peer.port).handshake(quick({ suites: [0x0004] }));
    expect(result).toMatchObject({ completed: false, localRefusal: expect.any(String), offered: [] });
    expect(result.attempt.bytesOut).toBe(0);
    expect(connections).toBe(0);
  });
  it('says with which alert the server refused', async () => {
    const peer = kept(await startTlsPeer({ minVersion: 'TLSv1.3' }));
    const { completed, alertName, attempt } = await netFor(peer.port).handshake(
      quick({ maxVersion: 'TLSv1.2' }),
    );
    expect(completed).toBe(false);
    expect(alertName).toBe('protocol_version');
    expect(attempt.outcome).toMatchObject({ kind: 'alert', code: 70 });
  });
  const ends: [string, (socket: Socket) => void][] = [
    ['closes at once', (socket) => socket.end()],
    ['closes after our hello', onHello((socket) => socket.end())],
    ['cuts the line after our hello', onHello((socket) => socket.resetAndDestroy())],
    ['closes within a record', onHello((socket) => socket.end(new Uint8Array([22, 3, 3, 0, 80, 2])))],
  ];
  it.each(ends)('does not complete with a peer that %s, and leaves nothing open', async (_what, script) => {
    const peer = kept(await startPeer(script));
    const { completed, attempt } = await netFor(peer.port).handshake(quick());
    expect(completed).toBe(false);
    expect(['fin', 'rst']).toContain(attempt.outcome.kind);
    await expect.poll(() => peer.sockets.size).toBe(0);
  });
  it('tells a refusal of its own from one of the server', async () => {
    const peer = kept(await startPeer(onHello((socket) => socket.end('220 mail ready\r\n'))));
    const { localRefusal, attempt } = await netFor(peer.port).handshake(quick());
    expect(localRefusal).toMatch(/^ERR_SSL_/);
    expect(attempt.outcome.kind).toBe('local');
  });
  it('ends by itself when the answer has no end', async () => {
    // Empty handshake records, as fast as they are taken; closed by us, or the write fails.
    const empty = new Uint8Array(Array.from({ length: 1_000 }, () => [22, 3, 3, 0, 0]).flat());
    const pour = (socket: Socket): void => {
      if (!socket.destroyed) socket.write(empty, (error) => error || setImmediate(() => pour(socket)));
    };
    const peer = kept(await startPeer(onHello(pour)));
    const { completed, localRefusal } = await netFor(peer.port).handshake(quick());
    expect(completed).toBe(false);
    expect(localRefusal).toMatch(/^ERR_SSL_/);
    await expect.poll(() => peer.sockets.size).toBe(0);
  });
  it('ends at a cancel while the server says nothing', async () => {
    const peer = kept(await startPeer((socket) => socket.resume().once('end', () => socket.end())));
    const net = netFor(peer.port);
    const work = net.handshake(quick());
    await expect.poll(() => peer.sockets.size).toBe(1);
    await net.close();
    expect((await work).attempt.outcome.kind).toBe('cancelled');
    await expect.poll(() => peer.sockets.size).toBe(0);
  });
  it('is a watched one where something is said before it', async () => {
    const peer = kept(
      await startPeer((socket) => {
        socket.write('220 ready\r\n');
        socket.once('data', () => socket.end());
      }),
    );
    const { attempt } = await netFor(peer.port, () => lineDialogue([])).handshake(quick());
    // Who watches the line knows that it was a FIN.
    expect(attempt.outcome).toMatchObject({ kind: 'fin', stage: 'after-hello' });
  });
});
