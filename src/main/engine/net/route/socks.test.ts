import { describe, expect, it } from 'vitest';
import type { Errand, ProxyMove, ProxyScript } from './script';
import { socks4a } from './socks4a';
import { socks5 } from './socks5';

const errand = (more: Partial<Errand> = {}): Errand => ({
  ...{ host: 'www.example.test', port: 443, user: null, password: null },
  ...more,
});

/** Feeds the answers one after the other, as one growing stream; gives every move but the waiting. */
const run = (script: ProxyScript, ...answers: readonly (readonly number[])[]): ProxyMove[] => {
  const moves: ProxyMove[] = [];
  let received: number[] = [];
  const settle = () => {
    let move = script.next(Uint8Array.from(received));
    while (move.do === 'send') {
      moves.push(move);
      move = script.next(Uint8Array.from(received));
    }
    if (move.do !== 'wait') moves.push(move);
  };
  settle();
  for (const answer of answers) {
    received = [...received, ...answer];
    settle();
  }
  return moves;
};
const sent = (moves: readonly ProxyMove[]): number[][] =>
  moves.flatMap((move) => (move.do === 'send' ? [[...move.bytes]] : []));
const outcome = (moves: readonly ProxyMove[]) => {
  const last = moves.at(-1);
  return last?.do === 'failed' ? last.outcome : last;
};
const ascii = (text: string): number[] => [...Buffer.from(text)];
const NAME = ascii('www.example.test');
const OK4 = [5, 0, 0, 1, 10, 0, 0, 1, 0, 80];

describe('SOCKS5', () => {
  it('without a login: the name goes to the proxy, which looks it up', () => {
    const moves = run(socks5(errand()), [5, 0], [...OK4, 22, 3]);
    expect(sent(moves)).toEqual([
      [5, 1, 0],
      [5, 1, 0, 3, NAME.length, ...NAME, 1, 0xbb],
    ]);
    expect(moves.at(-1)).toEqual({ do: 'open', used: 12, label: 'accepted (0)' });
  });
  it('with a login (RFC 1929) says it only when asked', () => {
    const login = { user: 'me', password: 'pw' };
    const moves = run(socks5(errand(login)), [5, 2], [1, 0], OK4);
    expect(sent(moves).slice(0, 2)).toEqual([
      [5, 2, 0, 2],
      [1, 2, ...ascii('me'), 2, ...ascii('pw')],
    ]);
    expect(moves.at(-1)).toMatchObject({ do: 'open', used: 14 });
    expect(sent(run(socks5(errand(login)), [5, 0], OK4))).toHaveLength(2);
  });
  it('gives IP addresses as such', () => {
    const address = (host: string) => sent(run(socks5(errand({ host })), [5, 0]))[1]?.slice(3, -2);
    expect(address('192.0.2.9')).toEqual([1, 192, 0, 2, 9]);
    expect(address('2001:db8::1')).toEqual([4, 0x20, 1, 0x0d, 0xb8, ...Array<number>(11).fill(0), 1]);
  });
  it('reads an answer with any type of address, byte by byte', () => {
    for (const reply of [
      OK4,
      [5, 0, 0, 4, ...Array<number>(16).fill(0), 0, 80],
      [5, 0, 0, 3, 2, 65, 66, 0, 80],
    ]) {
      const moves = run(socks5(errand()), ...[5, 0, ...reply].map((byte) => [byte]));
      expect(moves.at(-1)).toEqual({ do: 'open', used: 2 + reply.length, label: 'accepted (0)' });
    }
  });
  it.each([
    [1, 'refused', 'general failure'],
    [2, 'forbidden', 'connection not allowed by its rules'],
    [3, 'bad-gateway', 'network unreachable'],
    [4, 'bad-gateway', 'host unreachable'],
    [5, 'bad-gateway', 'connection refused by the server'],
    [6, 'bad-gateway', 'the way there is too long (TTL expired)'],
    [7, 'refused', 'it does not know the command CONNECT'],
    [8, 'refused', 'it does not know this type of address'],
    [99, 'refused', 'an unknown reply'],
  ])('names reply %i', (code, what, text) => {
    expect(outcome(run(socks5(errand()), [5, 0], [5, code]))).toEqual({
      kind: 'proxy',
      what,
      status: code,
      text,
    });
  });
  it('tells apart: a login is needed, not accepted, or of a kind that we do not speak', () => {
    const login = { user: 'me', password: 'pw' };
    expect(outcome(run(socks5(errand()), [5, 255]))).toMatchObject({ what: 'auth-needed' });
    expect(outcome(run(socks5(errand()), [5, 2]))).toMatchObject({ what: 'auth-needed' });
    expect(outcome(run(socks5(errand()), [5, 1]))).toMatchObject({ what: 'auth-unsupported' });
    expect(outcome(run(socks5(errand(login)), [5, 255]))).toMatchObject({ what: 'auth-unsupported' });
    expect(outcome(run(socks5(errand(login)), [5, 2], [1, 7]))).toMatchObject({
      what: 'auth-refused',
      status: 7,
    });
  });
  it('knows what is no SOCKS5', () => {
    const http = ascii('HTTP/1.1 400 Bad Request\r\n');
    expect(outcome(run(socks5(errand()), http))).toMatchObject({
      what: 'not-a-proxy',
      text: 'HTTP/1.1 400 Bad Request',
    });
    expect(outcome(run(socks5(errand()), [0, 91]))).toMatchObject({ what: 'not-a-proxy' });
    expect(outcome(run(socks5(errand()), [5, 0], [4, 0]))).toMatchObject({ what: 'not-a-proxy' });
    expect(outcome(run(socks5(errand()), [5, 0], [5, 0, 0, 9]))).toMatchObject({ what: 'not-a-proxy' });
  });
  it('says nothing that does not fit into its fields', () => {
    for (const more of [{ host: 'a b' }, { user: 'x'.repeat(256) }, { user: 'u', password: 'ü'.repeat(128) }])
      expect(outcome(run(socks5(errand(more))))).toMatchObject({ kind: 'local', code: 'PROXY' });
  });
  it('never puts the password into a label', () => {
    const moves = run(socks5(errand({ user: 'me', password: 'canary-4711' })), [5, 2], [1, 1]);
    expect(moves.map((move) => ('label' in move ? move.label : JSON.stringify(move))).join()).not.toContain(
      'canary',
    );
    const echo = run(socks5(errand({ user: 'me', password: 'canary-4711' })), ascii('canary-4711'));
    expect(outcome(echo)).toMatchObject({ what: 'not-a-proxy', text: 'it sends our own words back' });
  });
});

describe('SOCKS4a', () => {
  it('gives a name behind an address that can not exist', () => {
    expect(sent(run(socks4a(errand({ user: 'me' }))))).toEqual([
      [4, 1, 1, 0xbb, 0, 0, 0, 1, ...ascii('me'), 0, ...NAME, 0],
    ]);
  });
  it('gives an IPv4 address as such, and an IPv6 address as a name', () => {
    expect(sent(run(socks4a(errand({ host: '192.0.2.9' }))))[0]).toEqual([4, 1, 1, 0xbb, 192, 0, 2, 9, 0]);
    expect(sent(run(socks4a(errand({ host: '::1' }))))[0]?.slice(8)).toEqual([0, ...ascii('::1'), 0]);
  });
  it('reads what is granted, byte by byte, and leaves the rest to the server', () => {
    const moves = run(socks4a(errand()), ...[0, 90, 0, 0, 0, 0, 0, 0].map((byte) => [byte]));
    expect(moves.at(-1)).toEqual({ do: 'open', used: 8, label: 'granted (90)' });
  });
  it.each([
    [91, 'refused'],
    [92, 'auth-needed'],
    [93, 'auth-refused'],
  ])('names reply %i', (code, what) => {
    expect(outcome(run(socks4a(errand()), [0, code]))).toMatchObject({ kind: 'proxy', what, status: code });
  });
  it('knows what is no SOCKS4', () => {
    expect(outcome(run(socks4a(errand()), ascii('HTTP/1.1 400')))).toMatchObject({ what: 'not-a-proxy' });
    expect(outcome(run(socks4a(errand()), [0, 1]))).toMatchObject({ what: 'not-a-proxy' });
  });
  it('lets no user name begin the host name, and has no password', () => {
    for (const more of [{ user: 'a\0b' }, { user: 'a', password: 'b' }, { host: 'a\0b' }])
      expect(outcome(run(socks4a(errand(more))))).toMatchObject({ kind: 'local', code: 'PROXY' });
  });
});
