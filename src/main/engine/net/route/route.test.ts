import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../shared/model/attempt';
import type { ProxyServer } from '../../../../shared/model/way';
import type { AttemptOptions, AttemptResult } from '../../probes/net-port';
import { createNet, type NetOptions } from '../create-net';
import { lineDialogue } from '../testing/dialogue';
import { asking, HELLO, onHello, type Peer, serverHello12, startPeer } from '../testing/peer';
import { ecKey, makeCertificate, pem } from '../trust/testing/make-chain';
import { deafProxy, type FakeProxy, httpProxy, socks5Proxy } from './testing/proxy';

const open: Peer[] = [];
const opened = async <P extends Peer>(starting: Promise<P>): Promise<P> => {
  const peer = await starting;
  open.push(peer);
  return peer;
};
afterEach(async () => {
  for (const peer of open.splice(0)) await peer.close();
});

const CANARY = 'canary-4711';
const NAME = 'www.handrail.test';

/** The net of a run through this proxy on loopback, to a server that only the proxy knows. */
const netThrough = (
  proxy: { readonly port: number },
  more: Partial<ProxyServer> = {},
  options: Partial<NetOptions> = {},
) =>
  createNet({
    target: { port: 8443, extraRoots: [], host: NAME },
    proxy: { kind: 'http', host: '127.0.0.1', port: proxy.port, user: null, ...more },
    lookup: () => Promise.reject(new Error('nothing is looked up here')),
    openingMs: 2_000,
    ...options,
  });
const secrets = { proxyPassword: CANARY, clientIdentity: null };
const said = (more: Partial<AttemptOptions> = {}) =>
  asking({ address: NAME, until: 'server-hello', ...more });
/** By our own hello, by a complete handshake of node:tls, and by our own TLS 1.3. */
const WHOLE = { purpose: 'x', address: NAME, serverName: NAME, listenMs: 0 };
const every = async (net: ReturnType<typeof createNet>): Promise<[AttemptResult, Attempt, Attempt]> => [
  await net.attempt(said()),
  (await net.handshake(WHOLE)).attempt,
  (await net.flight(WHOLE)).attempt,
];
const server = () => opened(startPeer(onHello((socket) => socket.write(serverHello12))));

describe('through a proxy', () => {
  it('by HTTP CONNECT: the proxy is given the name, and the hello goes to the server', async () => {
    const { port } = await server();
    const proxy = await opened(httpProxy(port));
    const result = await netThrough(proxy).attempt(said());
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(result.serverHello).not.toBeNull();
    expect(proxy.heard[0]?.toString()).toContain(`CONNECT ${NAME}:8443 HTTP/1.1`);
    expect(result.attempt).toMatchObject({ address: NAME, port: 8443 });
    expect(result.attempt.events.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      `connecting: TCP to the proxy 127.0.0.1:${proxy.port}`,
      'connected: TCP connection to the proxy',
      `proxy: CONNECT ${NAME}:8443`,
      'proxy: 200 Connection established',
      'sent: ClientHello',
      'record: ServerHello',
      'closed: closed by us',
    ]);
    expect(result.attempt.firstBytes).toBe(Buffer.from(serverHello12).toString('hex'));
  });
  it('by SOCKS5 with a login, and the password is nowhere in what is kept', async () => {
    const { port } = await server();
    const proxy = await opened(socks5Proxy(port, `me:${CANARY}`));
    const net = netThrough(proxy, { kind: 'socks5', user: 'me' }, { secrets });
    const result = await net.attempt(said());
    expect(result.attempt.outcome.kind).toBe('answered');
    expect(Buffer.concat(proxy.heard).toString()).toContain(CANARY);
    expect(JSON.stringify(result)).not.toContain(CANARY);
  });
  it('a whole handshake goes as well, by node:tls and by our own TLS 1.3', async () => {
    const own = makeCertificate({ subject: NAME, names: [NAME], key: ecKey() });
    const key = own.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const tls = createTlsServer({ key, cert: pem(own) }, (socket) => socket.on('error', () => {}));
    tls.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const address = tls.address();
    const proxy = await opened(socks5Proxy(typeof address === 'object' && address ? address.port : 0));
    const net = netThrough(proxy, { kind: 'socks5' });
    const whole = await net.handshake(WHOLE);
    const flight = await net.flight(WHOLE);
    tls.close();
    expect(whole).toMatchObject({ completed: true, version: 'TLS 1.3' });
    expect(Buffer.from(whole.certificates[0] ?? []).equals(own.der)).toBe(true);
    expect(flight).toMatchObject({ finishedValid: true });
  });
  it('a given address is given to the proxy as it is, IPv6 in brackets', async () => {
    const { port } = await server();
    const proxy = await opened(httpProxy(port));
    const net = netThrough(proxy);
    await net.attempt(said({ address: '192.0.2.7' }));
    await net.attempt(said({ address: '2001:db8::7' }));
    const firstLines = proxy.heard.map((request) => request.toString().split('\r\n')[0]);
    expect(firstLines).toEqual(['CONNECT 192.0.2.7:8443 HTTP/1.1', 'CONNECT [2001:db8::7]:8443 HTTP/1.1']);
  });
  it('a plain dialogue and a preface come after the proxy', async () => {
    const heard: Buffer[] = [];
    const { port } = await opened(
      startPeer((socket) => {
        socket.write('220 hello\r\n');
        socket.on('data', (chunk) => {
          heard.push(chunk);
          if (chunk.toString().endsWith('STARTTLS\r\n')) socket.write('220 go\r\n');
          if (chunk.equals(HELLO)) socket.write(serverHello12);
        });
      }),
    );
    const net = netThrough(await opened(httpProxy(port)), {}, { dialogue: () => lineDialogue(['STARTTLS']) });
    const result = await net.attempt(said({ preface: new TextEncoder().encode('PROXY UNKNOWN\r\n') }));
    expect(result.attempt.outcome.kind).toBe('answered');
    expect(Buffer.concat(heard).toString()).toBe(`PROXY UNKNOWN\r\nSTARTTLS\r\n${Buffer.from(HELLO)}`);
  });
  it('bytes of the server that come along with the proxy’s yes are the server’s', async () => {
    const proxy = await opened(
      deafProxy((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n220 mail.test ESMTP\r\n')),
    );
    const result = await netThrough(proxy).attempt(said({ send: null, until: 'first-bytes' }));
    expect(result.attempt.outcome).toMatchObject({ kind: 'plaintext', looksLike: 'smtp' });
    expect(result.attempt.bytesIn).toBe('HTTP/1.1 200 OK\r\n\r\n220 mail.test ESMTP\r\n'.length);
  });
  it('the connection alone can be the question: yes means that the server is reached', async () => {
    const proxy = await opened(deafProxy((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n')));
    const result = await netThrough(proxy).attempt(said({ send: null, until: 'connected' }));
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'connect' });
    const no = await opened(deafProxy((socket) => socket.write('HTTP/1.1 403 No\r\n\r\n')));
    const refused = await netThrough(no).attempt(said({ send: null, until: 'connected' }));
    expect(refused.attempt.outcome).toMatchObject({ kind: 'proxy', what: 'forbidden' });
  });
  it('but not when the way is to be direct', async () => {
    const { port } = await server();
    const proxy = await opened(httpProxy(port));
    const result = await netThrough(proxy).attempt(said({ address: '127.0.0.1', port, via: 'direct' }));
    expect(result.attempt.outcome.kind).toBe('answered');
    expect(proxy.heard).toEqual([]);
  });
  it('whose name has two addresses, the one that answers is used, and looked for once', async () => {
    const { port } = await server();
    const proxy = await opened(httpProxy(port));
    const asked: string[] = [];
    const net = netThrough(
      proxy,
      { host: 'proxy.test' },
      {
        lookup: async (host) => {
          asked.push(host);
          return [
            { address: '::1', family: 6 },
            { address: '127.0.0.1', family: 4 },
          ];
        },
      },
    );
    const results = await Promise.all([net.attempt(said()), net.attempt(said())]);
    expect(results.map(({ attempt }) => attempt.outcome.kind)).toEqual(['answered', 'answered']);
    expect(asked).toEqual(['proxy.test']);
    expect(results[0]?.attempt.events[0]?.label).toBe(`TCP to the proxy proxy.test:${proxy.port}`);
  });
  it('its connection is the one that is timed', async () => {
    const { port } = await server();
    const { timing } = await netThrough(await opened(httpProxy(port))).attempt(said());
    const { connectedAt, helloAt, firstByteAt, endedAt } = timing;
    const times = [0, connectedAt ?? -1, helloAt ?? -1, firstByteAt ?? -1, endedAt];
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });
});

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
