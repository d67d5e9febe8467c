import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createNet } from '../create-net';
import { asking, HELLO, type Peer, serverHello12, startPeer } from '../testing/peer';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

/** What a load balancer says ahead of its own health checks: version 1 UNKNOWN, version 2 LOCAL. */
const LINE_1 = Buffer.from('PROXY UNKNOWN\r\n');
const LINE_2 = Buffer.from('0d0a0d0a000d0a515549540a20000000', 'hex');

/** The length of a PROXY protocol header at the start (HAProxy, doc/proxy-protocol.txt §2.1, §2.2); 0 = not all here yet, null = none. */
const headerLength = (bytes: Buffer): number | null => {
  const text = bytes.toString('latin1');
  if (text.startsWith('PROXY ')) return /^PROXY (UNKNOWN|TCP4|TCP6)[^\r]*\r\n/.exec(text)?.[0].length ?? 0;
  if (!text.startsWith('\r\n\r\n\0\r\nQUIT\n')) return null;
  const isLocal = bytes[12] === 0x20;
  return isLocal && bytes.length >= 16 ? 16 + bytes.readUInt16BE(14) : 0;
};

/** Cuts the line unless a load balancer's line comes first; then answers the hello behind it. */
const behindBalancer = (socket: Socket) => {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    const length = headerLength(received);
    if (length === null) socket.resetAndDestroy();
    else if (length > 0 && received.length > length) socket.write(serverHello12);
  });
};

describe('a server behind a load balancer', () => {
  it('answers the hello that follows the line, in both versions, and cuts the bare one', async () => {
    peer = await startPeer(behindBalancer);
    const net = createNet({ target: { port: peer.port, extraRoots: [] } });
    const bare = await net.attempt(asking({ until: 'server-hello' }));
    expect(bare.attempt.outcome).toEqual({ kind: 'rst', stage: 'after-hello' });
    for (const preface of [LINE_1, LINE_2]) {
      const { attempt } = await net.attempt(asking({ until: 'server-hello', preface }));
      expect(attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
      expect(attempt.bytesOut).toBe(preface.length + HELLO.length);
    }
  });
  it('is told apart by a complete handshake too', async () => {
    peer = await startPeer(behindBalancer);
    const net = createNet({ target: { port: peer.port, extraRoots: [] } });
    const whole = { purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 };
    const bare = await net.handshake(whole);
    expect(bare.attempt.outcome).toEqual({ kind: 'rst', stage: 'after-hello' });
    const { attempt } = await net.handshake({ ...whole, preface: LINE_1 });
    expect(attempt.events.map(({ label }) => label)).toContain('ServerHello');
  });
});
