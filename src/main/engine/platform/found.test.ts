import { describe, expect, it } from 'vitest';
import { withoutPassword, withoutPasswords } from './found';

const ODD = [
  'pa;ss',
  'pa ss',
  'pa@ss',
  'pa:ss',
  'pa/ss',
  'pa?ss',
  'pa=ss',
  'pa\nss',
  'a;b c@d:e',
  'a;b=c',
  '://pa',
];

describe('the address of a proxy', () => {
  it.each(ODD)('is kept without its login when the password is "%s"', (password) => {
    for (const scheme of ['', 'http://', 'HTTPS://', 'socks5h://'])
      expect(withoutPassword(`${scheme}user:${password}@proxy:3128`)).toBe(`${scheme}***@proxy:3128`);
    expect(withoutPassword(` http://us er:${password}@proxy:3128 `)).toBe('http://***@proxy:3128');
  });
  it('keeps nothing of a login that looks like something else', () => {
    expect(withoutPassword('pa=ss:x@proxy:1')).toBe('***@proxy:1');
    expect(withoutPassword('secret://x@proxy:1')).toBe('***@proxy:1');
  });
  it('is kept without its query', () => {
    expect(withoutPassword('http://proxy/p.pac?key=1')).toBe('http://proxy/p.pac?…');
  });
  it('is kept whole when there is nothing to hide', () => {
    for (const text of ['http://proxy:3128', 'proxy:3128', 'localhost, .corp;10.0.0.0/8', ''])
      expect(withoutPassword(text)).toBe(text);
  });
});

describe('the proxies of Windows', () => {
  it.each(ODD)('are kept each without its login when the password is "%s"', (password) => {
    expect(
      withoutPasswords(`http=user:${password}@one:80;https=http://user:${password}@two:81;ftp=three:82`),
    ).toBe('http=***@one:80;https=http://***@two:81;ftp=three:82');
    expect(withoutPasswords(`user:${password}@one:80`)).toBe('***@one:80');
  });
  it('are kept whole when there is nothing to hide', () => {
    for (const text of ['proxy:80', 'http=one:80;https=two:81', '10.0.0.1:8080;socks=x:1080'])
      expect(withoutPasswords(text)).toBe(text);
  });
});
