import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProxy } from './parse-proxy';

const read = (text: string) => parseProxy(text, domainToASCII);
const proxy = (text: string): string => {
  const reading = read(text);
  if ('problem' in reading) throw new Error(reading.problem);
  const { kind, host, port, user } = reading.proxy;
  return [kind, host, port, user, reading.password].join(' ');
};
const problem = (text: string): string => {
  const reading = read(text);
  if (!('problem' in reading)) throw new Error(JSON.stringify(reading));
  return reading.problem;
};

describe('a proxy as people write it', () => {
  it.each([
    ['http://proxy.test:8080', 'http proxy.test 8080  '],
    ['proxy.test:3128', 'http proxy.test 3128  '],
    ['proxy.test', 'http proxy.test 8080  '],
    ['http://proxy.test:80/', 'http proxy.test 80  '],
    ['  HTTP://Proxy.Test:3128/some/path?x#y ', 'http proxy.test 3128  '],
    ['http://proxy.test:', 'http proxy.test 8080  '],
    ['socks5://10.0.0.1', 'socks5 10.0.0.1 1080  '],
    ['socks5h://proxy.test:9050', 'socks5 proxy.test 9050  '],
    ['socks://proxy.test', 'socks5 proxy.test 1080  '],
    ['socks4a://proxy.test:1081', 'socks4a proxy.test 1081  '],
    ['socks4://proxy.test', 'socks4a proxy.test 1080  '],
    ['http://[2001:DB8::1]:3128', 'http 2001:db8::1 3128  '],
    ['[::1]:3128', 'http ::1 3128  '],
    ['http://bücher.test:1', 'http xn--bcher-kva.test 1  '],
    ['localhost:8080', 'http localhost 8080  '],
  ])('%j', (text, expected) => {
    expect(proxy(text)).toBe(expected);
  });
  it.each([
    ['http://me:secret@proxy.test:3128', 'http proxy.test 3128 me secret'],
    ['me:secret@proxy.test:3128', 'http proxy.test 3128 me secret'],
    ['http://me@proxy.test', 'http proxy.test 8080 me '],
    ['http://me:@proxy.test', 'http proxy.test 8080 me '],
    ['http://@proxy.test', 'http proxy.test 8080  '],
    ['http://:token@proxy.test', 'http proxy.test 8080  token'],
    ['http://CORP%5Cme:p%40ss%3Aword%25@proxy.test', 'http proxy.test 8080 CORP\\me p@ss:word%'],
    ['http://me:p@ss/w#o?rd@proxy.test:1', 'http proxy.test 1 me p@ss/w#o?rd'],
    ['socks5://me:100%@proxy.test', 'socks5 proxy.test 1080 me 100%'],
    ['http://me:%FF%E4@proxy.test', 'http proxy.test 8080 me %FF%E4'],
    ['http://zo%C3%AB:pä@proxy.test', 'http proxy.test 8080 zoë pä'],
  ])('with a login: %j', (text, expected) => {
    expect(proxy(text)).toBe(expected);
  });
  it('says that no password was written by null', () => {
    expect(read('http://me@proxy.test')).toMatchObject({ password: null, proxy: { user: 'me' } });
    expect(read('http://proxy.test')).toMatchObject({ password: null, proxy: { user: null } });
  });
});

describe('what is no proxy', () => {
  it.each([
    ['', /Which proxy/],
    ['   ', /Which proxy/],
    ['https://proxy.test:443', /not spoken to here/],
    ['ftp://proxy.test', /begins with/],
    ['constructor://proxy.test', /begins with/],
    ['http://', /can not be read/],
    ['http://:8080', /can not be read/],
    ['http://proxy.test:0', /1 to 65535/],
    ['http://proxy.test:65536', /1 to 65535/],
    ['http://proxy.test:80a', /can not be read/],
    ['http://proxy.test:1234567', /can not be read/],
    ['http://2001:db8::1', /square brackets/],
    ['http://[::1', /can not be read/],
    ['http://proxy test:80', /./],
    ['http://a..b:80', /./],
    ['http://1.2.3:80', /./],
    ['http://me%0d%0aX-Evil:p@proxy.test', /can not be seen/],
    ['http://me:p%00@proxy.test', /can not be seen/],
    ['http://a%3Ab:p@proxy.test', /colon/],
    ['socks4a://me:p@proxy.test', /no password/],
    [`socks5://me:${'x'.repeat(256)}@proxy.test`, /255 bytes/],
    [`http://${'x'.repeat(300)}:p@proxy.test`, /too long/],
    [`http://proxy.test/${'x'.repeat(2_000)}`, /too long/],
    ['http://proxy.test%0d%0aX:80', /./],
  ])('%j', (text, expected) => {
    expect(problem(text)).toMatch(expected);
  });
  it('never repeats a password, wherever it slipped to', () => {
    for (const text of [
      'http://me:canary@',
      'http://me:canary@pro xy.test',
      'http://me:canary@proxy.test:99999',
      'http://me:x@can*ary.test',
      'gopher://me:canary@proxy.test',
      'https://me:canary@proxy.test',
      'socks4a://me:canary@proxy.test',
      'http://me:canary%00@proxy.test',
    ])
      expect(JSON.stringify(read(text)), text).not.toMatch(/canary|can\*ary/);
  });
  it('nothing throws, and whatever is read fits the model', () => {
    const piece = fc.constantFrom(
      'http://',
      'socks5://',
      'me',
      ':',
      '@',
      '%',
      '%0a',
      '[',
      ']',
      '::1',
      '/',
      '?',
      'a.test',
      '8080',
      ' ',
      '\u202e',
      'ü',
      '\0',
      '\ud800',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 10 });
    fc.assert(
      fc.property(text, (pieces) => {
        const reading = read(pieces.join(''));
        if ('problem' in reading) return reading.problem.length > 0 && reading.example.length > 0;
        return /^[a-z0-9_.:%-]+$/i.test(reading.proxy.host) && !/\p{Cc}/u.test(reading.proxy.user ?? '');
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});
