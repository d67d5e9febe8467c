import { describe, expect, it } from 'vitest';
import { hostField, readUrl } from './read-url';

const read = (text: string, base?: string) => {
  const url = readUrl(text, base);
  return 'refused' in url ? url.refused : [url.host, url.port, url.path];
};

describe('an address in a certificate', () => {
  it('is read', () => {
    expect(read('http://CA.test/a/b.cer?x=1#y')).toEqual(['ca.test', 80, '/a/b.cer?x=1']);
    expect(read('http://ca.test:8080')).toEqual(['ca.test', 8080, '/']);
    expect(read('http://[2001:DB8::1]/x')).toEqual(['2001:db8::1', 80, '/x']);
    expect(read('http://0x7f000001/')).toEqual(['127.0.0.1', 80, '/']);
  });
  it('is read beside the one that a redirect came from', () => {
    expect(read('../c.cer', 'http://ca.test:8080/a/b.cer')).toEqual(['ca.test', 8080, '/c.cer']);
    expect(read('//other.test/', 'http://ca.test/')).toEqual(['other.test', 80, '/']);
  });
  it.each([
    ['ldap://dc.test/CN=CA', 'Only plain HTTP is asked, not LDAP.'],
    ['https://ca.test/', 'Only plain HTTP is asked, not HTTPS.'],
    ['file:///etc/passwd', 'Only plain HTTP is asked, not FILE.'],
    ['http://kim:secret@ca.test/', 'It holds a user name, which belongs in no certificate.'],
    ['http://ca.test:25/', 'Port 25 belongs to another service.'],
    ['http://ca.test:443/', 'Port 443 belongs to another service.'],
    ['nonsense', 'It is not an address that can be read.'],
    [`http://ca.test/${'a'.repeat(3_000)}`, 'It is not an address that can be read.'],
  ])('is not followed when it is %s', (text, why) => {
    expect(read(text)).toBe(why);
  });
  it('can’t slip a line into the request', () => {
    const url = readUrl('http://ca.test/a\r\nX: y');
    expect('refused' in url ? '' : url.path).toBe('/aX:%20y');
    expect('refused' in url).toBe(false);
  });
});

describe('the Host field', () => {
  it('names the port unless it is 80, and puts IPv6 in brackets', () => {
    expect(hostField({ host: 'ca.test', port: 80 })).toBe('ca.test');
    expect(hostField({ host: '::1', port: 8080 })).toBe('[::1]:8080');
  });
});
