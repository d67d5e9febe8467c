import { describe, expect, it } from 'vitest';
import { findTarget } from './find-target';

describe('findTarget', () => {
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
    ['no time of day', 'at 12:34:56 on 2026-03-03', null],
  ];
  for (const [name, text, target] of cases) {
    it(`finds ${name}`, () => {
      expect(findTarget(text)).toBe(target);
    });
  }
});
