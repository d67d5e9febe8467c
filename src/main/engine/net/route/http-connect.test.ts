import { describe, expect, it } from 'vitest';
import { httpConnect } from './http-connect';
import type { Errand, ProxyMove } from './script';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const errand = (more: Partial<Errand> = {}): Errand => ({
  ...{ host: 'www.example.test', port: 443, user: null, password: null },
  ...more,
});
const request = (more: Partial<Errand> = {}): string => {
  const move = httpConnect(errand(more)).next(new Uint8Array(0));
  return move.do === 'send' ? new TextDecoder().decode(move.bytes) : JSON.stringify(move);
};
const answer = (text: string, more: Partial<Errand> = {}, over = false): ProxyMove => {
  const script = httpConnect(errand(more));
  script.next(new Uint8Array(0));
  return script.next(bytes(text), over);
};
const outcome = (text: string, more: Partial<Errand> = {}, over = false) => {
  const move = answer(text, more, over);
  return move.do === 'failed' ? move.outcome : move;
};
const challenge = (...schemes: string[]): string =>
  `HTTP/1.1 407 Who are you\r\n${schemes.map((scheme) => `Proxy-Authenticate: ${scheme}\r\n`).join('')}\r\n`;

describe('the request', () => {
  it('names the target twice and ends with an empty line', () => {
    expect(request()).toBe(
      'CONNECT www.example.test:443 HTTP/1.1\r\nHost: www.example.test:443\r\nUser-Agent: Handrail\r\n\r\n',
    );
  });
  it('puts an IPv6 address into brackets', () => {
    expect(request({ host: '2001:DB8::1', port: 8443 })).toMatch(/^CONNECT \[2001:db8::1\]:8443 HTTP/);
  });
  it('says a user name and password at once, in UTF-8', () => {
    const header = /Proxy-Authorization: Basic (\S+)/.exec(request({ user: 'zoë', password: 'päss:wörd' }));
    expect(Buffer.from(header?.[1] ?? '', 'base64').toString()).toBe('zoë:päss:wörd');
  });
  it('lets nothing through that could be a line of its own', () => {
    for (const host of [
      'a\r\nX: y',
      'a b',
      'a/b',
      'a@b',
      '[::1]',
      'fe80::1%eth0',
      '',
      'a:1',
      `${'x'.repeat(64)}.test`,
      'ü.test',
    ])
      expect(request({ host }), host).toContain('"code":"PROXY"');
    const sneaky = request({ user: 'a\r\nX-Evil 1', password: 'b\r\n\r\nGET /' });
    expect(sneaky.split('\r\n')).toHaveLength(6);
    expect(sneaky).not.toContain('Evil');
    expect(request({ user: 'a:b' })).toContain('"code":"PROXY"');
  });
});

describe('the answer', () => {
  it('200 opens the way, and what comes behind the header is the server’s', () => {
    const header = 'HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n';
    expect(answer(`${header}220 mail`)).toEqual({
      ...{ do: 'open', used: header.length, label: '200 Connection established' },
    });
  });
  it('may come after an interim one, without a reason, and with bare line ends', () => {
    expect(answer('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200\n\n')).toMatchObject({ do: 'open', used: 39 });
  });
  it('is waited for, however it is cut', () => {
    const whole = 'HTTP/1.1 200 OK\r\nA: b\r\n\r\n';
    for (let at = 0; at < whole.length; at += 1)
      expect(answer(whole.slice(0, at)).do, String(at)).toBe('wait');
  });
  it('407 with Basic and without a login of ours asks for one', () => {
    expect(outcome(challenge('Negotiate', 'Basic realm="a, b"'))).toEqual({
      ...{ kind: 'proxy', what: 'auth-needed', status: 407 },
      text: 'Who are you; it offers Negotiate, Basic',
    });
  });
  it('407 with Basic after a login of ours refuses that', () => {
    expect(outcome(challenge('basic realm="x"'), { user: 'u', password: 'p' })).toMatchObject({
      what: 'auth-refused',
    });
    expect(outcome(challenge(), { user: 'u', password: 'p' })).toMatchObject({ what: 'auth-refused' });
  });
  it('401 after a login of ours refuses that, as tinyproxy says it', () => {
    expect(outcome('HTTP/1.0 401 Unauthorized\r\n\r\n', { user: 'u', password: 'p' })).toMatchObject({
      ...{ what: 'auth-refused', status: 401 },
    });
  });
  it('407 without Basic asks for what we do not speak, with a login or without', () => {
    expect(outcome(challenge('Negotiate', 'NTLM'))).toMatchObject({
      what: 'auth-unsupported',
      text: 'Who are you; it offers Negotiate, NTLM',
    });
    expect(outcome(challenge('Digest realm="x", nonce="y"'), { user: 'u', password: 'p' })).toMatchObject({
      what: 'auth-unsupported',
      text: 'Who are you; it offers Digest',
    });
  });
  it.each([
    [403, 'forbidden'],
    [451, 'forbidden'],
    [400, 'refused'],
    [401, 'auth-needed'],
    [429, 'refused'],
    [511, 'refused'],
    [404, 'not-a-proxy'],
    [405, 'not-a-proxy'],
    [501, 'not-a-proxy'],
    [500, 'bad-gateway'],
    [502, 'bad-gateway'],
    [503, 'bad-gateway'],
    [504, 'bad-gateway'],
  ])('%i is %s', (status, what) => {
    expect(outcome(`HTTP/1.1 ${status} Because\r\n\r\n`)).toEqual({
      ...{ kind: 'proxy', what, status, text: 'Because' },
    });
  });
  it('302 says where it would send a browser', () => {
    expect(outcome('HTTP/1.1 302 Found\r\nLocation: http://portal.test/login\r\n\r\n')).toMatchObject({
      what: 'refused',
      text: 'Found → http://portal.test/login',
    });
  });
  it('cut short by a close still says its status', () => {
    expect(outcome('HTTP/1.1 403 No\r\nA: b', {}, true)).toMatchObject({ what: 'forbidden', status: 403 });
    expect(answer('HTTP/1.1 40', {}, true)).toEqual({ do: 'wait' });
  });
  it.each([
    'SSH-2.0-x\r\n',
    '\u0005\u0000',
    '\u0015\u0003\u0001',
    '<html>',
    'HTTP/2 200\r\n\r\n',
    'HTTP/1.1 abc\r\n\r\n',
    'http/1.1 200 OK\r\n\r\n',
  ])('that is no HTTP comes from no proxy: %j', (text) => {
    expect(outcome(text)).toMatchObject({ kind: 'proxy', what: 'not-a-proxy', status: null });
  });
  it('in another language names that language', () => {
    expect(outcome('\u0005\u00ff')).toMatchObject({ text: 'it speaks SOCKS5' });
    expect(outcome('\u0015\u0003\u0003\u0000\u0002')).toMatchObject({ text: 'it speaks TLS' });
    expect(outcome('\u0000\u005b\u0001')).toMatchObject({ text: '·[·' });
    expect(outcome('\u0000\u0001\u0002')).toMatchObject({ text: 'bytes 00 01 02' });
  });
  it('without an end to its header is given up at 16 KiB', () => {
    expect(answer(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(2_000)}`).do).toBe('wait');
    expect(outcome(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(3_000)}`)).toMatchObject({ what: 'not-a-proxy' });
  });
  it('that repeats our password shows it to nobody', () => {
    const login = { user: 'u', password: 'canary-4711' };
    const token = btoa('u:canary-4711');
    for (const echo of ['canary-4711', token]) {
      for (const text of [
        `HTTP/1.1 407 ${echo}\r\nProxy-Authenticate: Basic\r\n\r\n`,
        `HTTP/1.1 302 x\r\nLocation: http://${echo}/\r\n\r\n`,
        `HTTP/1.1 200 ${echo}\r\n\r\n`,
        `${echo}\r\n`,
      ])
        expect(JSON.stringify(answer(text, login)), text).not.toMatch(/canary|dTpjYW5/);
    }
  });
});
