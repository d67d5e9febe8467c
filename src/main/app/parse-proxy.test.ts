import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseProxy } from './parse-proxy';

const parse = (text: string) => parseProxy(text, domainToASCII);

describe('the address of a proxy', () => {
  it('is read with scheme, user, password and port', () => {
    expect(parse('http://kim:p%40ss@proxy.example:3128')).toEqual({
      kind: 'proxy',
      proxy: { kind: 'http', host: 'proxy.example', port: 3128, user: 'kim' },
      password: 'p@ss',
    });
    expect(parse('socks5://[2001:db8::1]:9050')).toMatchObject({
      proxy: { kind: 'socks5', host: '2001:db8::1', port: 9050, user: null },
      password: null,
    });
  });
  it('takes http and the usual port for what is left out', () => {
    expect(parse('proxy.example')).toMatchObject({ proxy: { kind: 'http', port: 8080 } });
    expect(parse('proxy.example:80')).toMatchObject({ proxy: { port: 80 } });
    expect(parse('socks4a://proxy.example')).toMatchObject({ proxy: { kind: 'socks4a', port: 1080 } });
  });
  it('that is none is said to be so, with an example', () => {
    for (const text of [
      '',
      'ftp://proxy.example',
      'http://',
      'http://a b',
      'proxy.example:0',
      'proxy.example:99999',
    ])
      expect(parse(text), text).toMatchObject({ kind: 'problem', example: 'http://proxy.example:8080' });
  });
});
