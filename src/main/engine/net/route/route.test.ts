import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { lineDialogue } from '../testing/dialogue';
import { HELLO, onHello, serverHello12, startPeer } from '../testing/peer';
import { ecKey, makeCertificate, pem } from '../trust/testing/make-chain';
import { deafProxy, httpProxy, socks5Proxy } from './testing/proxy';
import { CANARY, closeAll, NAME, netThrough, opened, said, secrets, WHOLE } from './testing/through';

afterEach(closeAll);

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
