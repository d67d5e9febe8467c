import { afterEach, describe, expect, it } from 'vitest';

import { createNet } from './create-net';
import { lineDialogue } from './testing/dialogue';
import { asking, drip, onHello, type Peer, serverHello12, startPeer } from './testing/peer';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

/** Sockets that keep this process alive, as the runtime itself counts them; a closed one takes a few turns of the loop to go. */
const openSockets = async (): Promise<number> => {
  let open = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 200 && open > 0; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    open = process.getActiveResourcesInfo().filter((kind) => /^TCP(Socket|Connect)Wrap$/.test(kind)).length;
  }
  return open;
};

/** Starts an attempt, cancels when `moment` has come, and says how it ended and what is left open on our side. */
const cancelledAt = async (
  script: Parameters<typeof startPeer>[0],
  more: Parameters<typeof asking>[0],
  moment: (reached: () => void) => (socket: Parameters<Parameters<typeof startPeer>[0]>[0]) => void,
) => {
  const abort = new AbortController();
  let reached = () => {};
  const come = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const tell = moment(reached);
  peer = await startPeer((socket) => {
    tell(socket);
    script(socket);
  });
  const net = createNet({ target: { port: peer.port, extraRoots: [] }, signal: abort.signal });
  const work = net.attempt(asking({ waitMs: 15_000, ...more }));
  await come;
  abort.abort();
  const { attempt } = await work;
  await peer.close();
  return { attempt, left: await openSockets() };
};

const onAccept = (reached: () => void) => () => reached();
const onFirstBytes =
  (reached: () => void) => (socket: { once(event: 'data', then: () => void): unknown }) => {
    socket.once('data', () => reached());
  };

describe('cancelling an attempt', () => {
  it('before it begins opens nothing', async () => {
    const abort = new AbortController();
    abort.abort();
    const net = createNet({ target: { port: 1, extraRoots: [] }, signal: abort.signal });
    const { attempt } = await net.attempt(asking());
    expect(attempt.outcome).toEqual({ kind: 'cancelled' });
    expect(attempt.events.map(({ kind }) => kind)).toEqual(['cancelled']);
  });
  it('while connecting', async () => {
    peer = await startPeer(() => {});
    const abort = new AbortController();
    const net = createNet({ target: { port: peer.port, extraRoots: [] }, signal: abort.signal });
    const work = net.attempt(asking());
    await Promise.resolve();
    await Promise.resolve();
    abort.abort();
    const { attempt } = await work;
    expect(attempt.outcome).toEqual({ kind: 'cancelled' });
    await peer.close();
    expect(await openSockets()).toBe(0);
  });
  it('while listening', async () => {
    const { attempt, left } = await cancelledAt(() => {}, { send: null, until: 'first-bytes' }, onAccept);
    expect(attempt.outcome).toEqual({ kind: 'cancelled' });
    expect(left).toBe(0);
  });
  it('while waiting for an answer', async () => {
    const { attempt, left } = await cancelledAt((socket) => socket.resume(), {}, onFirstBytes);
    expect(attempt.outcome).toEqual({ kind: 'cancelled' });
    expect(attempt.events.at(-2)?.kind).toBe('cancelled');
    expect(left).toBe(0);
  });
  it('in the middle of the server’s flight', async () => {
    const { attempt, left } = await cancelledAt(
      onHello((socket) => drip(socket, serverHello12.subarray(0, 40))),
      {},
      onFirstBytes,
    );
    expect(attempt.outcome).toEqual({ kind: 'cancelled' });
    expect(left).toBe(0);
  });
  it('in the plain words before the hello', async () => {
    const { attempt, left } = await cancelledAt(
      (socket) => socket.write('220 mail ESMTP\r\n'),
      { dialogue: lineDialogue(['EHLO x']) },
      onFirstBytes,
    );
    expect(attempt.outcome).toEqual({ kind: 'cancelled' });
    expect(left).toBe(0);
  });
  it('while a proxy is silent', async () => {
    const abort = new AbortController();
    let heard = () => {};
    const asked = new Promise<void>((resolve) => {
      heard = resolve;
    });
    peer = await startPeer(onHello(() => heard()));
    const net = createNet({
      target: { port: 443, extraRoots: [], host: 'www.handrail.test' },
      proxy: { kind: 'http', host: '127.0.0.1', port: peer.port, user: null },
      signal: abort.signal,
    });
    const work = net.attempt(asking({ address: 'www.handrail.test' }));
    await asked;
    abort.abort();
    expect((await work).attempt.outcome).toEqual({ kind: 'cancelled' });
    await peer.close();
    expect(await openSockets()).toBe(0);
  });
  it('while the proxy is looked for', async () => {
    const abort = new AbortController();
    let heard = () => {};
    const asked = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const net = createNet({
      target: { port: 443, extraRoots: [], host: 'www.handrail.test' },
      proxy: { kind: 'http', host: 'proxy.handrail.test', port: 8080, user: null },
      signal: abort.signal,
      lookup: () => {
        heard();
        return new Promise(() => {});
      },
    });
    const work = net.attempt(asking({ address: 'www.handrail.test' }));
    await asked;
    abort.abort();
    expect((await work).attempt.outcome).toEqual({ kind: 'cancelled' });
    expect(await openSockets()).toBe(0);
  });
  it('twelve at once, eight of them under way: all end, and none of the rest begins', async () => {
    const abort = new AbortController();
    let accepted = 0;
    let all = () => {};
    const eight = new Promise<void>((resolve) => {
      all = resolve;
    });
    peer = await startPeer(() => {
      accepted += 1;
      if (accepted === 8) all();
    });
    const net = createNet({ target: { port: peer.port, extraRoots: [] }, signal: abort.signal });
    const work = Array.from({ length: 12 }, () => net.attempt(asking()));
    await eight;
    abort.abort();
    const done = await Promise.all(work);
    expect(done.map(({ attempt }) => attempt.outcome.kind)).toEqual(
      Array.from({ length: 12 }, () => 'cancelled'),
    );
    expect(
      done.filter(({ attempt }) => attempt.events.some(({ kind }) => kind === 'connecting')),
    ).toHaveLength(8);
    expect(accepted).toBe(8);
    expect(net.used).toBe(8);
    await peer.close();
    expect(await openSockets()).toBe(0);
  });
  it('during a complete handshake', async () => {
    const abort = new AbortController();
    let heard = () => {};
    const hello = new Promise<void>((resolve) => {
      heard = resolve;
    });
    peer = await startPeer(onHello(() => heard()));
    const net = createNet({ target: { port: peer.port, extraRoots: [] }, signal: abort.signal });
    const work = net.handshake({ purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 });
    await hello;
    abort.abort();
    const result = await work;
    expect(result.attempt.outcome).toEqual({ kind: 'cancelled' });
    await peer.close();
    expect(await openSockets()).toBe(0);
  });
  it('by closing the net resolves when everything is gone', async () => {
    peer = await startPeer(() => {});
    const net = createNet({ target: { port: peer.port, extraRoots: [] } });
    const work = net.attempt(asking());
    await net.close();
    expect((await work).attempt.outcome).toEqual({ kind: 'cancelled' });
    await peer.close();
    expect(await openSockets()).toBe(0);
  });
  it('leaves out nothing: an ordinary end and a fault of our own are clean as well', async () => {
    peer = await startPeer(onHello((socket) => socket.write(serverHello12)));
    const net = createNet({ target: { port: peer.port, extraRoots: [] } });
    await net.attempt(asking({ until: 'server-hello' }));
    const faulty = net.attempt(
      asking({
        dialogue: {
          name: 'faulty',
          next: () => {
            throw new Error('our fault');
          },
        },
      }),
    );
    await expect(faulty).rejects.toThrow('our fault');
    await peer.close();
    expect(await openSockets()).toBe(0);
  });
});
