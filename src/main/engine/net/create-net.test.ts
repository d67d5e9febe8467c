import { afterEach, describe, expect, it } from 'vitest';
import { scopeNet } from '../run/scoped-net';
import { createCancelSwitch } from './cancel-switch';
import { createNet } from './create-net';
import { createSlots } from './slots';
import { asking, onHello, type Peer, serverHello12, startPeer } from './testing/peer';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

describe('the net of one run', () => {
  it('never has more sockets open than it said', async () => {
    let most = 0;
    const held: Peer = await startPeer((socket) => {
      most = Math.max(most, held.sockets.size);
      socket.once('data', () => setImmediate(() => socket.end(serverHello12)));
    });
    peer = held;
    const net = createNet({
      target: { port: peer.port, extraRoots: [] },
      limits: { connections: 30, atOnce: 3 },
    });
    const done = await Promise.all(
      Array.from({ length: 20 }, () => net.attempt(asking({ until: 'server-hello' }))),
    );
    expect(done.every(({ attempt }) => attempt.outcome.kind === 'answered')).toBe(true);
    // A socket closed here may still be open over there for a moment.
    expect(most).toBeLessThanOrEqual(6);
    expect(net.used).toBe(20);
  });
  it('says so when its connections are used up, handshakes counted', async () => {
    peer = await startPeer(onHello((socket) => socket.end()));
    const net = createNet({
      target: { port: peer.port, extraRoots: [] },
      limits: { connections: 2, atOnce: 8 },
    });
    await net.attempt(asking());
    await net.handshake({ purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 });
    const third = await net.attempt(asking());
    expect(third.attempt.outcome).toMatchObject({ kind: 'local', code: 'BUDGET' });
    const fourth = await net.handshake({ purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 });
    expect(fourth.attempt.outcome).toMatchObject({ kind: 'local', code: 'BUDGET' });
    expect(net.used).toBe(2);
  });
  it('is crowded while a connection waits for one of its own, or for one of another net’s, and a probe sees it', async () => {
    const go: (() => void)[] = [];
    peer = await startPeer((socket) => {
      socket.once('data', () => go.push(() => socket.end(serverHello12)));
    });
    const slots = createSlots(1);
    const { port } = peer;
    const netOf = () => createNet({ target: { port, extraRoots: [] }, slots });
    const [first, other] = [netOf(), netOf()];
    const scoped = scopeNet(other, {
      ...{ since: 0, probe: 'hello', budget: 8, cancel: createCancelSwitch() },
      ...{ onMark: () => {}, onChange: () => {} },
    });
    const seen = () => [first.crowded, other.crowded, scoped.crowded];
    const all = [first.attempt(asking())];
    expect(seen()).toEqual([false, false, false]);
    all.push(other.attempt(asking()));
    expect(seen()).toEqual([true, true, true]);
    const feed = setInterval(() => go.shift()?.(), 1);
    await Promise.all(all);
    clearInterval(feed);
    expect(seen()).toEqual([false, false, false]);
  });
  it('begins a transcript with where the address came from', async () => {
    peer = await startPeer(onHello((socket) => socket.end()));
    const net = createNet({
      target: { port: peer.port, extraRoots: [] },
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    await net.resolve('handrail.test');
    const { attempt } = await net.attempt(asking());
    expect(attempt.events[0]).toMatchObject({ kind: 'resolved', label: 'handrail.test → 127.0.0.1' });
  });
  it('takes the port and the time it is given', async () => {
    peer = await startPeer(onHello((socket) => socket.end()));
    const net = createNet({
      target: { port: 1, extraRoots: [] },
      now: () => new Date('2026-03-04T05:06:07Z'),
    });
    const { attempt } = await net.attempt(asking({ port: peer.port }));
    expect(attempt).toMatchObject({ port: peer.port, startedAt: '2026-03-04T05:06:07.000Z' });
  });
  it('knows this computer without naming it', async () => {
    const net = createNet({ target: { port: 1, extraRoots: [] } });
    const machine = await net.machine();
    expect(machine.os.length).toBeGreaterThan(3);
    expect(machine.runtime).toContain(process.versions.node);
    expect(machine.roots).toBeGreaterThan(0);
  });
  it('judges a chain with this computer’s authorities', async () => {
    const net = createNet({ target: { port: 1, extraRoots: [] } });
    const verdict = await net.judgeChain([Uint8Array.of(1, 2, 3)], null, new Date());
    expect(verdict.trusted).toBe(false);
    expect(verdict.faults.map(({ code }) => code)).toContain('unreadable');
  });
  it('makes random bytes and key shares of the right length', () => {
    const net = createNet({ target: { port: 1, extraRoots: [] } });
    expect(net.random(32)).toHaveLength(32);
    expect(net.random(32)).not.toEqual(net.random(32));
    expect([29, 23, 24, 25].map((group) => net.keyShare(group)?.length)).toEqual([32, 65, 97, 133]);
    expect(net.keyShare(23)?.[0]).toBe(4);
    expect(net.keyShare(0x0a0a)).toBeNull();
  });
});
