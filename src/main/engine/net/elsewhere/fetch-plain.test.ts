import { afterEach, describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../probes/net-port';
import { createNet } from '../create-net';
import { deafProxy, socks5Proxy } from '../route/testing/proxy';
import { netThrough } from '../route/testing/through';
import type { NetOptions } from '../run-net';
import { asking, onHello, type Peer, startPeer } from '../testing/peer';

const peers: Peer[] = [];
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

/** A web server that says these words to every request; `seen` keeps what it was asked. */
const serving = async (...answers: readonly string[]): Promise<{ port: number; seen: string[] }> => {
  const seen: string[] = [];
  const peer = await startPeer((socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      seen.push(text);
      socket.end(answers[Math.min(seen.length, answers.length) - 1] ?? '', 'latin1');
    });
  });
  peers.push(peer);
  return { port: peer.port, seen };
};
const ok = (body: string, head = ''): string =>
  `HTTP/1.1 200 OK\r\nDate: Mon, 01 Jun 2026 12:00:00 GMT\r\nContent-Length: ${body.length}\r\n${head}\r\n${body}`;

/** A run whose server is on loopback and was reached, or another one. */
const netAt = async (options: Partial<NetOptions> = {}, reached = true) => {
  const peer = await startPeer(onHello((socket) => socket.end()));
  peers.push(peer);
  const lookup: NetOptions['lookup'] = async () => [{ address: '127.0.0.1', family: 4 }];
  const net = createNet({ target: { port: peer.port, extraRoots: [] }, lookup, ...options });
  if (reached) await net.attempt(asking());
  return net;
};
const get = (url: string): FetchOptions => ({ purpose: 'a test', url, server: null, kind: 'certificate' });
const text = (body: Uint8Array | null): string => Buffer.from(body ?? []).toString();

describe('fetching', () => {
  it('brings the content, the Date header and a record of whom we asked', async () => {
    const { port, seen } = await serving(ok('hello'));
    const net = await netAt();
    const result = await net.fetchPlain(get(`http://ca.test:${port}/a.cer?x=1`));
    expect([result.status, text(result.body), result.date?.at]).toEqual([
      'fetched',
      'hello',
      '2026-06-01T12:00:00.000Z',
    ]);
    expect(seen[0]).toContain(`GET /a.cer?x=1 HTTP/1.1\r\nHost: ca.test:${port}\r\n`);
    expect(result.attempt.events.map(({ label }) => label)).toContain('ca.test → 127.0.0.1');
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'connect' });
  });
  it('takes an answer from a cache for as old as it is', async () => {
    const { port } = await serving(ok('x', 'Age: 90\r\n'), ok('x', 'Age: long\r\n'));
    const net = await netAt();
    const ask = async () => (await net.fetchPlain(get(`http://127.0.0.1:${port}/`))).date?.at;
    expect([await ask(), await ask()]).toEqual(['2026-06-01T12:01:30.000Z', '2026-06-01T12:00:00.000Z']);
  });
  it('posts what it is given', async () => {
    const { port, seen } = await serving(ok('fine'));
    const net = await netAt();
    await net.fetchPlain({ ...get(`http://127.0.0.1:${port}`), kind: 'ocsp', body: Buffer.from('0123') });
    expect(seen[0]).toMatch(
      /^POST \/ HTTP\/1\.1[\s\S]*application\/ocsp-request\r\nContent-Length: 4\r\n\r\n/,
    );
  });
  it('takes no place among the connections to the server', async () => {
    const { port } = await serving(ok('x'));
    const net = await netAt({ limits: { connections: 1, atOnce: 8 } });
    expect((await net.fetchPlain(get(`http://127.0.0.1:${port}/`))).status).toBe('fetched');
    expect(net.used).toBe(1);
  });
  it('follows three redirects and no more', async () => {
    const { port, seen } = await serving('HTTP/1.1 302 Found\r\nLocation: /on\r\nContent-Length: 0\r\n\r\n');
    const net = await netAt();
    const result = await net.fetchPlain(get(`http://127.0.0.1:${port}/`));
    expect([result.status, result.why, seen.length]).toEqual(['unreachable', 'It sends us on and on.', 4]);
    expect(new Set(result.attempts.map(({ id }) => id)).size).toBe(4);
  });
  it('does not follow a redirect into HTTPS', async () => {
    const { port } = await serving('HTTP/1.1 301 Moved\r\nLocation: https://127.0.0.1/\r\n\r\n');
    const net = await netAt();
    const result = await net.fetchPlain(get(`http://127.0.0.1:${port}/`));
    expect([result.status, result.why]).toEqual(['not-allowed', 'Only plain HTTP is asked, not HTTPS.']);
    expect([result.attempt.address, result.attempt.events.length]).toEqual(['https://127.0.0.1/', 1]);
  });
  it('asks others at most eight times in a run', async () => {
    const { port, seen } = await serving(ok('x'));
    const net = await netAt();
    const all = await Promise.all(
      Array.from({ length: 12 }, () => net.fetchPlain(get(`http://127.0.0.1:${port}/`))),
    );
    expect(all.filter(({ status }) => status === 'fetched').length).toBe(8);
    expect(seen.length).toBe(8);
    expect(all.at(-1)).toMatchObject({
      status: 'not-allowed',
      why: 'One check asks others at most 8 times.',
    });
  });
  it('asks nobody when the person does not want it', async () => {
    const { port, seen } = await serving(ok('x'));
    const net = await netAt({ fetch: false });
    const result = await net.fetchPlain(get(`http://127.0.0.1:${port}/`));
    expect([result.status, seen.length, result.attempt.outcome.kind]).toEqual(['not-allowed', 0, 'local']);
  });
  it('is not led into this computer by a server that is not here', async () => {
    const { port, seen } = await serving(ok('x'));
    const net = await netAt({}, false);
    const named = await net.fetchPlain(get(`http://inside.test:${port}/`));
    const plain = await net.fetchPlain(get(`http://127.0.0.1:${port}/`));
    expect([named.status, plain.status, seen.length]).toEqual(['not-allowed', 'not-allowed', 0]);
    expect(plain.why).toBe('It leads into a private network, and the server is not there.');
  });
  it('is not led there because another address of the server is', async () => {
    const { port, seen } = await serving(ok('x'));
    const net = await netAt();
    const from = (server: string) => net.fetchPlain({ ...get(`http://127.0.0.1:${port}/`), server });
    expect([(await from('203.0.114.7')).status, seen.length]).toEqual(['not-allowed', 0]);
    expect((await from('127.0.0.1')).status).toBe('fetched');
  });
  it('says so when nobody is there', async () => {
    const { port } = await serving('');
    await Promise.all(peers.splice(0).map((peer) => peer.close()));
    const net = await netAt({ lookup: async () => Promise.reject(new Error('no')) });
    expect((await net.fetchPlain(get(`http://127.0.0.1:${port}/`))).status).toBe('unreachable');
    expect(await net.fetchPlain(get('http://nowhere.test/'))).toMatchObject({
      status: 'unreachable',
      why: expect.stringMatching(/^The resolver reported an error/),
    });
  });
  it.each([
    ['a status that is no success', 'HTTP/1.1 404 Not Found\r\n\r\n', 'It answers with status 404.'],
    ['no HTTP at all', '220 mail.test ESMTP\r\n\r\n', 'It does not speak HTTP: 220 mail.test ESMTP.'],
    ['nothing', '', 'It closed the connection without an answer.'],
    ['half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort', 'Its answer was cut short.'],
    [
      'more than is read',
      'HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n',
      'Its answer is longer than the 1000000 bytes that are read.',
    ],
  ])('says why it has nothing after %s', async (_what, answer, why) => {
    const { port } = await serving(answer);
    const net = await netAt();
    const result = await net.fetchPlain(get(`http://127.0.0.1:${port}/`));
    expect([result.status, result.why, result.body]).toEqual(['unreachable', why, null]);
  });
  it('ends at a cancel with nothing left open', async () => {
    const peer = await startPeer(() => {});
    peers.push(peer);
    const net = await netAt();
    const work = net.fetchPlain(get(`http://127.0.0.1:${peer.port}/`));
    await net.close();
    expect((await work).attempt.outcome.kind).toBe('cancelled');
  });
});

describe('with a proxy', () => {
  it('asks an HTTP proxy by the whole address, and leaves the name to it', async () => {
    const { port, seen } = await serving(ok('through'));
    const net = await netAt(
      {
        target: { port: 1, extraRoots: [], host: 'www.lab.test' },
        proxy: { kind: 'http', host: '127.0.0.1', port, user: 'kim' },
        secrets: { proxyPassword: 'secret', clientIdentity: null },
        lookup: async () => Promise.reject(new Error('nobody may be asked')),
      },
      false,
    );
    const result = await net.fetchPlain(get('http://ca.test/a.cer'));
    expect(text(result.body)).toBe('through');
    expect(seen[0]).toContain('GET http://ca.test/a.cer HTTP/1.1\r\nHost: ca.test\r\n');
    expect(seen[0]).toContain('Proxy-Authorization: Basic a2ltOnNlY3JldA==\r\n');
    expect(JSON.stringify(result.attempts)).not.toContain('a2ltOnNlY3JldA');
  });
  it('goes through a SOCKS proxy, which looks the name up', async () => {
    const { port, seen } = await serving(ok('through'));
    const proxy = await socks5Proxy(port);
    peers.push(proxy);
    const net = netThrough(proxy, { kind: 'socks5' });
    expect(text((await net.fetchPlain(get('http://ca.test/a.cer'))).body)).toBe('through');
    expect(seen[0]).toContain('GET /a.cer HTTP/1.1\r\nHost: ca.test\r\n');
    expect(Buffer.concat(proxy.heard).includes('ca.test')).toBe(true);
  });
  it('sends no proxy to addresses within, nor to itself', async () => {
    const proxy = await deafProxy(() => {});
    peers.push(proxy);
    const net = netThrough(proxy);
    for (const host of ['127.0.0.1', '10.0.0.1', '[::1]', 'localhost', 'a.localhost'])
      expect((await net.fetchPlain(get(`http://${host}/`))).status).toBe('not-allowed');
    expect(proxy.heard).toEqual([]);
  });
  it('says what the proxy said', async () => {
    const { port } = await serving('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const result = await netThrough({ port }).fetchPlain(get('http://ca.test/'));
    expect([result.status, result.why]).toEqual(['unreachable', 'It answers with status 407.']);
  });
});
