import { describe, expect, it } from 'vitest';
import { recognisePlaintext } from './recognise-plaintext';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('recognising plain text', () => {
  it.each([
    ['HTTP/1.1 400 Bad Request\r\n', 'http'],
    ['<!DOCTYPE html><html>', 'http'],
    ['\r\n<html>', 'http'],
    ['220 mail.example.test ESMTP Postfix\r\n', 'smtp'],
    ['220-mail.example.test\r\n220 ready', 'smtp'],
    ['421 mail.example.test too busy\r\n', 'smtp'],
    ['554 SMTP not for you\r\n', 'smtp'],
    ['220 (vsFTPd 3.0.5)\r\n', 'ftp'],
    ['220 FileZilla Server 1.7\r\n', 'ftp'],
    ['530 FTP login first\r\n', 'ftp'],
    ['220 welcome\r\n', 'unknown'],
    ['* OK [CAPABILITY IMAP4rev1] ready\r\n', 'imap'],
    ['* BYE go away\r\n', 'imap'],
    ['+OK ready\r\n', 'pop3'],
    ['-ERR no\r\n', 'pop3'],
    ['SSH-2.0-OpenSSH_9.2\r\n', 'ssh'],
    ['J\0\0\0\n8.0.36\0', 'mysql'],
    ['A\0\0\0\xff\x15\x04Host is not allowed', 'mysql'],
    ['J\0\0\0\nnot a version', 'unknown'],
    ['hello', 'unknown'],
    ['', 'unknown'],
    ['\0\0\0\0\0\0', 'unknown'],
  ])('%j is %s', (text, kind) => {
    expect(recognisePlaintext(latin1(text))).toBe(kind);
  });
});
