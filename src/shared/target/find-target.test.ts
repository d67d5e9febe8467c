import { describe, expect, it } from 'vitest';
import { findTargets } from './find-target';

const first = (text: string): string | null => findTargets(text)[0] ?? null;

describe('findTargets', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    [
      'a web address, without path or query',
      'GET https://api.example.com/v1/x?token=1 failed',
      'api.example.com:443',
    ],
    ['a port in a web address', 'https://api.example.com:8443/', 'api.example.com:8443'],
    [
      'a web address without its user name and password',
      'https://bob:secret@api.example.com/',
      'api.example.com:443',
    ],
    ['the scheme’s own port', 'ldaps://dc1.corp.example failed', 'dc1.corp.example:636'],
    ['a host and port', 'connect ECONNREFUSED 192.0.2.7:993', '192.0.2.7:993'],
    ['an IPv6 address', 'dial tcp [2001:db8::7]:443: i/o timeout', '[2001:db8::7]:443'],
    [
      'the far end of an arrow',
      'read tcp 127.0.0.1:53252->192.0.2.1:8443: read: connection reset',
      '192.0.2.1:8443',
    ],
    ['a database server', 'Server=tcp:db.example.com,1433;User ID=sa', 'db.example.com:1433'],
    [
      'curl’s way to say it',
      'Failed to connect to shop.example port 8443: Connection refused',
      'shop.example:8443',
    ],
    [
      'the name that curl connected to, not the address that it tried before',
      '*   Trying 203.0.113.5:8443...\n* Connected to shop.example (203.0.113.5) port 8443 (#0)',
      'shop.example:8443',
    ],
    [
      'Python’s way to say it',
      "HTTPSConnectionPool(host='shop.example', port=8443): Max retries exceeded",
      'shop.example:8443',
    ],
    ['the same as JSON', '{"code":"ECONNRESET","host":"shop.example","port":8443}', 'shop.example:8443'],
    ['a database behind Java’s name for it', 'jdbc:postgresql://db.example/shop', 'db.example:5432'],
    ['its own port', 'jdbc:sqlserver://db.example:14330;encrypt=true', 'db.example:14330'],
    ['a name that was not found', 'getaddrinfo ENOTFOUND shop.example', 'shop.example:443'],
    ['localhost', 'SSL_ERROR_SYSCALL in connection to localhost:20000', 'localhost:20000'],
    ['no file and line', 'at SslState.cs:871 and ssl.c:1006 and /home/x/server.js:12:34', null],
    [
      'no link to documentation',
      'see https://curl.se/docs/sslcerts.html and https://go.microsoft.com/fwlink',
      null,
    ],
    [
      'nothing in the bare headline',
      'Authentication failed because the remote party has closed the transport stream',
      null,
    ],
    ['no port that can’t be', 'shop.example:99999', null],
    ['a name with accents, whole', 'connect to müller.example:8443 failed', 'müller.example:8443'],
    ['a name right after Chinese words', '无法连接example.com:8443，已重置', 'example.com:8443'],
    ['no time of day', 'at 12:34:56 on 2026-03-03', null],
  ];
  for (const [name, text, target] of cases) {
    it(`finds ${name}`, () => {
      expect(first(text)).toBe(target);
    });
  }
  it('lists every server once, the most certain first, and no more than 40', () => {
    expect(findTargets('connect to b.example:1 via https://a.example/ and b.example:1')).toEqual([
      'a.example:443',
      'b.example:1',
    ]);
    const many = Array.from({ length: 99 }, (_, at) => `h${at}.example:1`).join(' ');
    expect(findTargets(many)).toHaveLength(40);
  });
  it('gets through 20,000 hostile characters', () => {
    const hostile = [
      'a',
      'a.',
      'a-',
      '1.',
      ' ',
      'https://a:',
      'é.',
      'Failed to connect to ',
      '[::',
      'Server=tcp:',
    ];
    for (const piece of hostile)
      expect(first(piece.repeat(20_000 / piece.length))?.length ?? 0).toBeLessThan(300);
  });
});
