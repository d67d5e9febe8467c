import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startPeer } from '../testing/peer';
import { deafProxy, type FakeProxy } from './testing/proxy';
import { CANARY, closeAll, every, netThrough, opened, said, secrets } from './testing/through';

afterEach(closeAll);

const http =
  (status: string, fields = '') =>
  (socket: Socket) =>
    socket.write(`HTTP/1.1 ${status}\r\n${fields}\r\n`);
type Refusal = readonly [string, (socket: Socket) => unknown, object];

describe('a proxy that does not let us through, seen by our own hello and by complete handshakes', () => {
  const refusals: readonly Refusal[] = [
    [
      '407 with Basic',
      http('407 Login', 'Proxy-Authenticate: Basic realm="x"\r\n'),
      { what: 'auth-refused', status: 407 },
    ],
    [
      '407 without Basic',
      http('407 Login', 'Proxy-Authenticate: NTLM\r\n'),
      { what: 'auth-unsupported', status: 407 },
    ],
    ['403', http('403 Blocked'), { what: 'forbidden', status: 403, text: 'Blocked' }],
    ['400', http('400 Bad'), { what: 'refused', status: 400 }],
    ['502', http('502 Bad Gateway'), { what: 'bad-gateway', status: 502 }],
    ['503', http('503 Busy'), { what: 'bad-gateway', status: 503 }],
    ['504', http('504 Late'), { what: 'bad-gateway', status: 504 }],
    [
      '200, then FIN',
      (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'),
      { what: 'closed-after-accept', status: null },
    ],
    ['FIN', (socket) => socket.end(), { what: 'closed', status: null, text: 'FIN' }],
    ['RST', (socket) => socket.resetAndDestroy(), { what: 'closed', status: null, text: 'RST' }],
    [
      '403 cut short',
      (socket) => socket.end('HTTP/1.1 403 Blocked\r\nA: '),
      { what: 'forbidden', status: 403 },
    ],
    ['garbage', (socket) => socket.write('SSH-2.0-x\r\n'), { what: 'not-a-proxy', text: 'SSH-2.0-x' }],
    ['silence', (socket) => socket.once('data', () => {}), { what: 'silent', status: null }],
  ];
  it.each(refusals)('%s', async (_, answer, expected) => {
    const proxy = await opened(deafProxy(answer));
    const net = netThrough(proxy, { user: 'me' }, { secrets, openingMs: 300 });
    const [raw, whole, flight] = await every(net);
    expect(raw.attempt.outcome).toMatchObject({ kind: 'proxy', ...expected });
    expect(whole.outcome).toMatchObject({ kind: 'proxy', ...expected });
    expect(flight.outcome).toMatchObject({ kind: 'proxy', ...expected });
    expect(raw.dialogueRefused).toBeNull();
  });
  it('yes, then closed when our hello came: the hello is counted, and the end is the proxy’s', async () => {
    const proxy = await opened(
      deafProxy((socket, heard) => {
        if (heard.toString().startsWith('CONNECT')) socket.write('HTTP/1.1 200 OK\r\n\r\n');
        else socket.end();
      }),
    );
    const { attempt } = await netThrough(proxy).attempt(said());
    expect(attempt.outcome).toEqual({
      ...{ kind: 'proxy', what: 'closed-after-accept', status: null },
      text: 'FIN, after our first words to the server',
    });
  });
  it('endless headers are given up', async () => {
    const proxy = await opened(
      deafProxy((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = () => {
          if (!socket.destroyed) socket.write(`A: ${'x'.repeat(4_000)}\r\n`, () => setImmediate(more));
        };
        more();
      }),
    );
    const { attempt } = await netThrough(proxy).attempt(said());
    expect(attempt.outcome).toMatchObject({ kind: 'proxy', what: 'not-a-proxy' });
    expect(attempt.bytesIn).toBeLessThan(200_000);
  });
  it('one header byte at a time ends at the deadline', async () => {
    const proxy = await opened(
      deafProxy((socket) => {
        const more = () => {
          if (!socket.destroyed) socket.write('HTTP/1.1 200 O', () => setTimeout(more, 5));
        };
        more();
      }),
    );
    const { attempt } = await netThrough(proxy, {}, { openingMs: 200 }).attempt(said());
    expect(attempt.outcome).toMatchObject({ kind: 'proxy' });
  });
  it('is not there at all', async () => {
    const gone = await startPeer(() => {});
    await gone.close();
    const [raw, whole, flight] = await every(netThrough(gone));
    const expected = {
      kind: 'proxy',
      what: 'unreachable',
      text: `127.0.0.1:${gone.port}: connection refused`,
    };
    expect(raw.attempt.outcome).toMatchObject(expected);
    expect(whole.outcome).toMatchObject(expected);
    expect(flight.outcome).toMatchObject(expected);
    expect(raw.attempt.events.map(({ kind }) => kind)).toEqual(['connecting', 'unreachable']);
  });
  it('has a name that leads nowhere', async () => {
    const net = netThrough(
      { port: 1 },
      { host: 'proxy.test' },
      { lookup: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) },
    );
    const { attempt } = await net.attempt(said());
    expect(attempt.outcome).toMatchObject({ kind: 'proxy', what: 'unreachable' });
    expect('text' in attempt.outcome && attempt.outcome.text).toContain('there is no such name');
  });
  it('a name that could break out of the request is not said at all', async () => {
    const proxy = await opened(deafProxy((socket) => socket.end()));
    const { attempt } = await netThrough(proxy).attempt(said({ address: 'a\r\nX-Evil: 1' }));
    expect(attempt.outcome).toMatchObject({ kind: 'local', code: 'PROXY' });
    expect(attempt.bytesOut).toBe(0);
  });
});

describe('the password of a proxy', () => {
  const echo = (socket: Socket, heard: Buffer) => socket.write(heard);
  const late = (socket: Socket, heard: Buffer) =>
    socket.write(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), heard]));
  const kinds = ['http', 'socks5'] as const;
  it.each(kinds)('is kept back when a proxy sends it back: %s', async (kind) => {
    for (const script of [echo, late]) {
      const proxy: FakeProxy = await opened(deafProxy(script));
      const results = await every(netThrough(proxy, { kind, user: 'me' }, { secrets }));
      expect(proxy.heard.length).toBeGreaterThan(0);
      const kept = JSON.stringify(results, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
      for (const secret of [
        CANARY,
        btoa(`me:${CANARY}`),
        Buffer.from(CANARY).toString('hex'),
        Buffer.from(btoa(`me:${CANARY}`)).toString('hex'),
      ])
        expect(kept).not.toContain(secret);
      expect(results[0].attempt.outcome).toMatchObject({ kind: 'proxy', what: 'not-a-proxy' });
    }
  });
});
