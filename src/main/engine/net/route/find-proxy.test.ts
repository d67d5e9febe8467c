import { afterEach, describe, expect, it } from 'vitest';
import { createCancelSwitch } from '../cancel-switch';
import type { NetOptions } from '../create-net';
import type { Lookup } from '../resolve';
import { onHello, serverHello12, startPeer } from '../testing/peer';
import { httpProxy } from './testing/proxy';
import { closeAll, netThrough, opened, said } from './testing/through';

afterEach(closeAll);

/** Of the addresses of this name only the last one is the proxy; nothing listens on the others, whose port is the same. */
const lookup: Lookup = async () => [
  { address: '::1', family: 6 },
  { address: '127.0.0.2', family: 4 },
  { address: '127.0.0.1', family: 4 },
];

const named = async (options: Partial<NetOptions> = {}) => {
  const { port } = await opened(startPeer(onHello((socket) => socket.write(serverHello12))));
  const proxy = await opened(httpProxy(port));
  return { proxy, net: netThrough(proxy, { host: 'proxy.test' }, { lookup, ...options }) };
};

describe('a proxy whose name has several addresses', () => {
  it('is looked for with connections that are counted, once', async () => {
    const { net } = await named();
    let beside = 0;
    const scope = {
      beside: () => {
        beside += 1;
      },
    };
    const results = [await net.attempt(said(), scope), await net.attempt(said(), scope)];
    expect(results.map(({ attempt }) => attempt.outcome.kind)).toEqual(['answered', 'answered']);
    expect([net.used, beside]).toEqual([5, 3]);
  });
  it('is not looked for beyond the connections that there are', async () => {
    const { net } = await named({ limits: { connections: 2, atOnce: 1 } });
    const { attempt } = await net.attempt(said());
    // The first address, of which nothing else is known.
    expect(attempt.outcome).toMatchObject({ kind: 'proxy', what: 'unreachable' });
    expect(net.used).toBe(2);
  });
  it('is looked for with the pauses that were promised', async () => {
    const cancel = createCancelSwitch();
    const { proxy, net } = await named({ limits: { connections: 9, atOnce: 1, pauseMs: 600_000 } });
    let tried = () => {};
    const first = new Promise<void>((resolve) => {
      tried = resolve;
    });
    const result = net.attempt(said(), { cancel, beside: () => tried() });
    await first;
    cancel.cancel();
    expect((await result).attempt.outcome.kind).toBe('cancelled');
    expect([net.used, proxy.heard]).toEqual([2, []]);
  });
  it('is looked for by the next one when the first is cancelled meanwhile', async () => {
    const asked: ((found: Awaited<ReturnType<Lookup>>) => void)[] = [];
    const { net } = await named({ lookup: () => new Promise((resolve) => asked.push(resolve)) });
    const [one, two] = [createCancelSwitch(), createCancelSwitch()];
    const first = net.attempt(said(), { cancel: one });
    const second = net.attempt(said(), { cancel: two });
    const third = net.attempt(said());
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(1);
    // The second only waits for what the first one looks for: it need not wait on.
    two.cancel();
    expect((await second).attempt.outcome.kind).toBe('cancelled');
    one.cancel();
    expect((await first).attempt.outcome.kind).toBe('cancelled');
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(2);
    asked[1]?.([{ address: '127.0.0.1', family: 4 }]);
    expect((await third).attempt.outcome.kind).toBe('answered');
  });
});
