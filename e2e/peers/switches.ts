import type { Socket } from 'node:net';
import type { StarttlsName } from '../../src/shared/model/way';
import { HANDSHAKE, record, serverHello } from './bytes';
import { atOnce, drip, forever, type Script, type StartPeer } from './peer';

// Servers that begin in plain text and mean no good. Each answers by turns: what was asked is not read.

interface Switching {
  readonly starttls: StarttlsName;
  readonly start: StartPeer;
}

type Turn = string | Uint8Array | Script;

const act = (socket: Socket, turn: Turn): void => {
  if (!socket.writable) return;
  if (typeof turn === 'function') turn(socket);
  else socket.write(turn);
};

/** The first turn at once, each further one when something has come. Behind the last one it is silent. */
const byTurns = (starttls: StarttlsName, ...turns: readonly Turn[]): Switching => ({
  starttls,
  start: atOnce((socket) => {
    const [first, ...rest] = turns;
    const waiting = [...rest];
    if (first !== undefined) act(socket, first);
    socket.on('data', () => {
      const next = waiting.shift();
      if (next !== undefined) act(socket, next);
    });
  }),
});

const endless =
  (line: string): Script =>
  (socket) =>
    forever(socket, Buffer.from(line));
const slowly =
  (text: string): Script =>
  (socket) =>
    drip(socket, Buffer.from(text), 300);

const SMTP = '220 mail.lab.test ESMTP\r\n';
const SMTP_OFFER = '250-mail.lab.test\r\n250 STARTTLS\r\n';
const ESCAPES = '\u001b[2J\u001b]0;gotcha\u0007\u202e\u0085<img src=x onerror=alert(1)>';
/** An XMPP server's opening, without its end. */
const STREAM =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'><stream:features>";

/** By the name of what is wrong with each. */
export const SWITCHING: Readonly<Record<string, Switching>> = {
  'SMTP: a greeting without end': byTurns('smtp', endless('220-and one more line\r\n')),
  'SMTP: a list of abilities without end': byTurns('smtp', SMTP, endless('250-XABLE 1\r\n')),
  'SMTP: a line without end': byTurns('smtp', SMTP, endless('250-XXXXXXXXXXXXXXXX')),
  'SMTP: one byte at a time': byTurns('smtp', slowly(SMTP + SMTP_OFFER)),
  'SMTP: words behind the agreement': byTurns('smtp', SMTP, SMTP_OFFER, '220 go\r\n250 injected\r\n'),
  'SMTP: an answer of TLS behind the agreement, before the greeting': byTurns(
    'smtp',
    SMTP,
    SMTP_OFFER,
    Buffer.concat([Buffer.from('220 go\r\n'), record(HANDSHAKE, serverHello())]),
  ),
  'SMTP: a refusal made to harm a terminal': byTurns('smtp', SMTP, SMTP_OFFER, `454 ${ESCAPES}\r\n`),
  'SMTP: a greeting of no protocol': byTurns('smtp', `${ESCAPES}\r\n\0\0\0\r\n`),
  'SMTP: silent behind the greeting': byTurns('smtp', SMTP),
  'SMTP: silent behind the agreement': byTurns('smtp', SMTP, SMTP_OFFER, '220 go\r\n'),
  'SMTP: closes behind the agreement': byTurns('smtp', SMTP, SMTP_OFFER, (socket) =>
    socket.end('220 go\r\n'),
  ),
  'SMTP: goes on in plain text behind the agreement': byTurns(
    'smtp',
    SMTP,
    SMTP_OFFER,
    '220 go\r\n',
    `500 ${ESCAPES}\r\n`,
  ),
  'IMAP: abilities without end': byTurns('imap', '* OK ready\r\n', endless('* CAPABILITY X Y Z\r\n')),
  'IMAP: a literal of four gigabytes': byTurns('imap', '* OK {4294967295}\r\n', endless('x')),
  'POP3: a list without its end': byTurns('pop3', '+OK\r\n', endless('UIDL\r\n')),
  'FTP: a refusal made to harm a terminal': byTurns('ftp', '220 ready\r\n', `534 ${ESCAPES}\r\n`),
  'Sieve: a literal that says too much': byTurns('sieve', '"IMPLEMENTATION" {999999999}\r\n', endless('y')),
  'NNTP: abilities without end': byTurns('nntp', '200 hi\r\n', '101 list\r\n', endless('OVER\r\n')),
  'XMPP: features without end': byTurns('xmpp', '', STREAM, endless('<mechanism>X</mechanism>')),
  'XMPP: elements in each other without end': byTurns('xmpp', '', STREAM, endless('<a>')),
  'XMPP: an entity made to grow': byTurns(
    'xmpp',
    '',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
  ),
  'LDAP: a length of four gigabytes': byTurns(
    'ldap',
    '',
    Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 2, 1, 1),
  ),
  'LDAP: lengths in lengths': byTurns('ldap', '', new Uint8Array(5_000).fill(0x30)),
  'PostgreSQL: an error without end': byTurns('postgres', '', endless('EXXXX')),
  'PostgreSQL: an answer of TLS in the same breath': byTurns(
    'postgres',
    '',
    Buffer.concat([Buffer.from('S'), record(HANDSHAKE, serverHello())]),
  ),
  'MySQL: a packet that says sixteen megabytes': byTurns(
    'mysql',
    Buffer.concat([Uint8Array.of(0xff, 0xff, 0xff, 0, 10), Buffer.alloc(60_000, 'v')]),
  ),
  'MySQL: a refusal made to harm a terminal': byTurns(
    'mysql',
    Buffer.concat([Uint8Array.of(60, 0, 0, 0, 0xff, 0x6a, 4), Buffer.from(ESCAPES.padEnd(57))]),
  ),
  'RDP: lengths that go nowhere': byTurns('rdp', '', Uint8Array.of(3, 0, 0, 4, 0xff, 0xd0, 0, 0)),
  'SQL Server: offsets that go nowhere': byTurns(
    'tds',
    '',
    Uint8Array.of(4, 1, 0, 20, 0, 0, 1, 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0),
  ),
  'SQL Server: packets of no length': byTurns('tds', '', endless('\u0004\u0001\0\0\0\0\0\0')),
  'IRC: words without end': byTurns('irc', endless(':s NOTICE * :wait\r\n')),
};
