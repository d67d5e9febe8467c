import { describe, expect, it } from 'vitest';
import { recognise } from './recognise';
import { latin1 } from './testing/play';

describe('recognising plain text', () => {
  it.each([
    ['HTTP/1.1 400 Bad Request\r\n', 'http'],
    ['<!DOCTYPE html><html>', 'http'],
    ['<?xml version="1.0"?><html>', 'http'],
    ['220 mail.example.test ESMTP Postfix\r\n', 'smtp'],
    ['220 mail.example.test\r\n', 'smtp'],
    ['220 debian Dovecot ready.\r\n', 'smtp'],
    ['220 mail.example.test LMTP Postfix\r\n', 'lmtp'],
    ['220 (vsFTPd 3.0.5)\r\n', 'ftp'],
    ['220 ProFTPD Server (Debian) [::ffff:127.0.0.1]\r\n', 'ftp'],
    ['200 news.test InterNetNews NNRP server INN 2.7.1 ready (posting ok)\r\n', 'nntp'],
    ['201 news.test\r\n', 'nntp'],
    ['400 news server is down\r\n', 'nntp'],
    ['502 posting not allowed here\r\n', 'nntp'],
    ['"IMPLEMENTATION" "Dovecot Pigeonhole"\r\n', 'sieve'],
    ["<?xml version='1.0'?><stream:stream xmlns='jabber:client'", 'xmpp'],
    ['<stream:stream>', 'xmpp'],
    [':irc.test NOTICE * :*** Looking up your hostname...\r\n', 'irc'],
    ['NOTICE AUTH :*** Processing connection\r\n', 'irc'],
    [':irc.test 451 * :Connection not registered\r\n', 'irc'],
    ['ERROR :Closing link\r\n', 'irc'],
    ['-ERR unknown command `\x16`\r\n', 'redis'],
    ['-NOAUTH Authentication required.\r\n', 'redis'],
    ['-ERR no\r\n', 'pop3'],
    ['* OK [CAPABILITY IMAP4rev1] ready\r\n', 'imap'],
    ['SSH-2.0-OpenSSH_9.2\r\n', 'ssh'],
    ['RFB 003.008\n', 'vnc'],
    ['\xff\xfd\x18\xff\xfd\x20', 'telnet'],
    ['\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\0\x04\0\x04\0', 'ldap'],
    ['\x30\x84\0\0\0\x10\x02\x01\0\x78\x84\0\0\0\x07', 'ldap'],
    ['E\0\0\0\x1dSFATAL\0C08P01\0', 'postgres'],
    ['J\0\0\0\x0a8.0.36\0', 'mysql'],
    ['220 welcome\r\n', 'unknown'],
    ['\x30\x0c\x04\x01\x01', 'unknown'],
    ['\x30\x84', 'unknown'],
    ['Error\r\n', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (text, kind) => {
    expect(recognise(latin1(text))).toBe(kind);
  });
  it('looks at no more than the beginning', () => {
    expect(recognise(latin1(`${' '.repeat(2_000)}<html>`))).toBe('unknown');
  });
});
