import { describe, expect, it } from 'vitest';
import { readSystemProxy } from './system-proxy';

describe('the proxy of this computer’s settings', () => {
  it('is the first one that can be spoken to', () => {
    expect(readSystemProxy('PROXY proxy.example:8080; DIRECT')).toEqual({
      kind: 'http',
      host: 'proxy.example',
      port: 8080,
      user: null,
    });
    expect(readSystemProxy('HTTPS a.example:443; SOCKS5 [2001:db8::1]:1080')).toMatchObject({
      kind: 'socks5',
      host: '2001:db8::1',
      port: 1080,
    });
    expect(readSystemProxy('SOCKS old.example:1080')?.kind).toBe('socks4a');
  });
  it('is none where the way is direct, or nothing can be read', () => {
    for (const answer of [
      'DIRECT',
      'DIRECT; PROXY a.example:1',
      '',
      'PROXY :0',
      'PROXY a.example:99999',
      'x',
    ])
      expect(readSystemProxy(answer), answer).toBeNull();
  });
});
