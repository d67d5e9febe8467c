import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedTargetSchema } from '../model/target';
import { looksLikeMessage } from './looks-like-message';
import { parseTarget } from './parse-target';

const parse = (text: string) => parseTarget({ text, addresses: '', port: '', serverName: '' }, domainToASCII);

describe('a pasted error message', () => {
  it.each([
    ['Authentication failed because the remote party has closed the transport stream.', null],
    ['System.IO.IOException: Authentication failed', null],
    ['javax.net.ssl.SSLHandshakeException', null],
    ['ECONNRESET', null],
    ['ERR_SSL_PROTOCOL_ERROR', null],
    ['net::ERR_CERT_DATE_INVALID', null],
    ['0x80090326', null],
    ['基础连接已经关闭: 发送时发生错误。', null],
    ['write EPROTO 140:error:0A000086:SSL routines:ssl/statem/statem_clnt.c:1913:', null],
    [
      'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to api.example.com:443',
      'api.example.com:443',
    ],
    ['curl: (60) SSL certificate problem\nMore details here: https://curl.se/docs/sslcerts.html', null],
    ['Connect to db.example:8443 [db.example/192.0.2.7] failed: Connection reset', 'db.example:8443'],
    ['dial tcp 192.0.2.5:636: connect: connection refused', '192.0.2.5:636'],
    ['connect ECONNREFUSED ::1 [2001:db8::5]:8443 refused it', '[2001:db8::5]:8443'],
    ['getaddrinfo ENOTFOUND nowhere.example', 'nowhere.example:443'],
    ['at sun.security.ssl.SSLSocketImpl.java:1314\nat Main.java:7 failed', null],
    ['12:30:45 handshake error in Foo.cs:99', null],
  ])('is recognised: %j', (text, found) => {
    expect(parse(text)).toEqual({ kind: 'message', text, foundTarget: found });
  });
  it.each([
    'example.com',
    'error.example.com',
    'MAIL_SERVER',
    'https://example.com/failed',
    'EXAMPLE',
    'server-closed.example',
  ])('is not seen in the address %j', (text) => {
    expect(looksLikeMessage(text)).toBe(false);
  });
  it('loses user name and password of a URL in it, and still gives the server', () => {
    expect(parse('GET https://joe:hunter2@api.example.com/x failed with a handshake error')).toEqual({
      kind: 'message',
      text: 'GET https://…@api.example.com/x failed with a handshake error',
      foundTarget: 'api.example.com:443',
    });
  });
});

describe('user names and passwords', () => {
  it('are refused without being repeated, with the address itself as the example', () => {
    expect(parse('https://joe:hunter2@api.example.com:8443/x')).toEqual({
      kind: 'problem',
      problems: [
        {
          field: 'text',
          sentence:
            'Leave out what stands before the @ (a user name, a password, an e-mail address); Handrail never signs in.',
          example: 'api.example.com:8443',
        },
      ],
    });
  });
  it('never come back, whatever stands around them', () => {
    const secret = fc.constantFrom(
      'zqxSecretxqz',
      'zqx:pass@zqx',
      'zqx/zqx',
      'zqx%40zqx',
      'zqx?zqx',
      'zqx.zqx.zqx',
    );
    const scheme = fc.constantFrom(
      'https://',
      'ldap://',
      'odd://',
      '//',
      '',
      'http://',
      'see the error at https://',
    );
    const rest = fc.constantFrom(
      'host.example',
      'host.example:99999',
      'ho st',
      '[::1',
      '',
      'host/zz@a',
      'bad!host',
      '::1:443',
    );
    fc.assert(
      fc.property(scheme, secret, rest, (before, word, after) => {
        expect(JSON.stringify(parse(`${before}user:${word}@${after}`))).not.toContain('zqx');
      }),
      { numRuns: 400 },
    );
  });
});

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    'https://',
    '[',
    ']',
    '::',
    ':',
    '.',
    '@',
    '%',
    '443',
    '99999',
    'example',
    '.com',
    '/',
    '?',
    '-',
    '*',
    ' ',
    '\n',
    '1.2.3.4',
    'fe80::1',
    'ü',
    '\u202e',
    '\u0000',
    '_',
    '"',
    '<',
    '>',
    '例え。',
    'error',
    'failed',
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 12 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const short = fc.oneof(
    fc.constant(''),
    text.map((one) => one.slice(0, 20)),
  );

  it('gives one of the three answers of the contract, and never throws', () => {
    fc.assert(
      fc.property(text, short, short, short, (typed, port, addresses, serverName) => {
        const parsed = parseTarget({ text: typed, port, addresses, serverName }, domainToASCII);
        expect(parsedTargetSchema.safeParse(parsed).success).toBe(true);
        if (parsed.kind === 'problem') {
          for (const one of parsed.problems)
            expect(`${one.sentence}|${one.example}`).toMatch(/^[^\n]{10,}\.\|[^\n]+$/);
        }
      }),
      { numRuns: 3_000 },
    );
  });
  it('shows a target in a form that gives the same target when typed', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parse(typed);
        if (parsed.kind !== 'target') return;
        expect(parse(parsed.target.display)).toEqual(parsed);
      }),
      { numRuns: 3_000 },
    );
  });
  it('gives every example in a form that works in its field', () => {
    fc.assert(
      fc.property(text, short, (typed, port) => {
        const parsed = parseTarget({ text: typed, port, addresses: '', serverName: '' }, domainToASCII);
        if (parsed.kind !== 'problem') return;
        for (const { field, example } of parsed.problems) {
          const again = { text: 'example.com', port: '', addresses: '', serverName: '', [field]: example };
          expect(parseTarget(again, domainToASCII)).toMatchObject({ kind: 'target' });
        }
      }),
      { numRuns: 2_000 },
    );
  });
  it('reads long hostile texts in a moment', () => {
    for (const piece of ['a.', 'a:', 'https://', '://@', '@:', '[', ' host', 'host:1 ', '…@']) {
      expect(parsedTargetSchema.safeParse(parse(piece.repeat(20_000 / piece.length))).success).toBe(true);
    }
  });
});
