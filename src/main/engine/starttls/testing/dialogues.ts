import type { StarttlsName } from '../../../../shared/model/way';
import type { Why } from '../script';

/** A refusal: what it is, the peer's replies, and what the script makes of them. */
type Refusal = readonly [label: string, replies: readonly string[], why: Why, text: string];

/** One protocol's whole dialogue in both directions, one character a byte, written by hand from its specification. */
export interface Dialogue {
  readonly replies: readonly string[];
  readonly sent: readonly string[];
  readonly refusals: readonly Refusal[];
}

const SMTP_GREETING = '220-mail.test\r\n220 ready\r\n';

const esmtp = (hello: string, offer: string): Dialogue => ({
  replies: [SMTP_GREETING, offer, '220 go ahead\r\n'],
  sent: [`${hello} handrail.invalid\r\n`, 'STARTTLS\r\n'],
  refusals: [
    [
      'no STARTTLS among what it offers',
      [SMTP_GREETING, '250-mail.test\r\n250-XSTARTTLS\r\n250 SIZE 1000\r\n'],
      'not-offered',
      'The mail server does not offer STARTTLS to this computer.',
    ],
    [
      'an offer that a firewall has masked',
      [SMTP_GREETING, '250-mail.test\r\n250-SIZE 1000\r\n250 XXXXXXXA\r\n'],
      'stripped',
      'Where STARTTLS should be offered, the list says: 250 XXXXXXXA',
    ],
    [
      'the switch itself',
      [SMTP_GREETING, offer, '454 4.7.0 TLS not available\r\n'],
      'refused',
      '454 4.7.0 TLS not available',
    ],
    ['no service at all', ['554 no mail here\r\n'], 'refused', '554 no mail here'],
    [
      'a service that ends in the middle of its list',
      [SMTP_GREETING, '250-mail.test\r\n421 closing\r\n'],
      'refused',
      '421 closing',
    ],
  ],
});

const XMPP_STREAM = (namespace: string) =>
  `<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='${namespace}' id='1' from='www.lab.test' version='1.0' x='a>b'>`;
const XMPP_OFFER =
  "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>";

const xmpp = (namespace: string): Dialogue => ({
  replies: [XMPP_STREAM(namespace) + XMPP_OFFER, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
  sent: [
    `<?xml version='1.0'?><stream:stream xmlns='${namespace}' xmlns:stream='http://etherx.jabber.org/streams' to='www.lab.test' version='1.0'>`,
    "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
  ],
  refusals: [
    [
      'no starttls among its features',
      [`${XMPP_STREAM(namespace)}<stream:features/>`],
      'not-offered',
      'The chat server does not offer STARTTLS to this computer.',
    ],
    [
      'a feature of that name in another namespace',
      [`${XMPP_STREAM(namespace)}<stream:features><starttls xmlns='urn:x'/></stream:features>`],
      'not-offered',
      'The chat server does not offer STARTTLS to this computer.',
    ],
    [
      'a name that it does not serve',
      [
        `${XMPP_STREAM(namespace)}<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`,
      ],
      'refused',
      'The server ended it: host unknown',
    ],
    [
      'a failure instead of proceed',
      [
        XMPP_STREAM(namespace) + XMPP_OFFER,
        "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>",
      ],
      'refused',
      'The server ended it: no reason given',
    ],
    [
      'a stream that closes',
      [`${XMPP_STREAM(namespace)}</stream:stream>`],
      'refused',
      'The server closed the conversation (stream).',
    ],
    ['what has no place in a stream', [`${XMPP_STREAM(namespace)}<!-- x -->`], 'garbled', '<!-- x -->'],
  ],
});

const LDAP_REQUEST = `\x30\x1d\x02\x01\x01\x77\x18\x80\x161.3.6.1.4.1.1466.20037`;
const ldapAnswer = (code: number, message: string, id = 1): string => {
  const result = `\x0a\x01${String.fromCharCode(code)}\x04\0\x04${String.fromCharCode(message.length)}${message}`;
  const operation = `\x78${String.fromCharCode(result.length)}${result}`;
  return `\x30${String.fromCharCode(3 + operation.length)}\x02\x01${String.fromCharCode(id)}${operation}`;
};

const mysqlPacket = (payload: string): string => `${String.fromCharCode(payload.length)}\0\0\0${payload}`;
const mysqlGreeting = (capabilities: string): string =>
  mysqlPacket(
    `\x0a8.0.36\0\x01\0\0\0abcdefgh\0${capabilities}\x21\x02\0\xff\xc1\x15${'\0'.repeat(10)}more of it\0`,
  );

const rdpConfirm = (negotiation: string): string =>
  `\x03\0\0${String.fromCharCode(11 + negotiation.length)}${String.fromCharCode(6 + negotiation.length)}\xd0\0\0\x12\x34\0${negotiation}`;

const tdsAnswer = (payload: string): string =>
  `\x04\x01\0${String.fromCharCode(8 + payload.length)}\0\0\x01\0${payload}`;
const tdsOptions = (encryption: number): string =>
  tdsAnswer(`\0\0\x0b\0\x06\x01\0\x11\0\x01\xff\x10\0\x07\xd0\0\0${String.fromCharCode(encryption)}`);

const IMAP_GREETING = '* OK [CAPABILITY IMAP4rev1] ready\r\n';
const IMAP_OFFER = '* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nh1 OK done\r\n';
const POP3_OFFER = '+OK here it is\r\nTOP\r\nSTLS\r\n.\r\n';
const NNTP_OFFER = '101 list:\r\nVERSION 2\r\nSTARTTLS\r\n.\r\n';
const SIEVE_OFFER = '"IMPLEMENTATION" {5}\r\nOK it\r\n"SIEVE" "fileinto"\r\n"STARTTLS"\r\nOK "ready"\r\n';
const IRC_LIST =
  ':irc.test NOTICE * :*** Looking up\r\nPING :x\r\n:irc.test CAP * LS * :a b\r\n:irc.test CAP * LS :tls sasl\r\n';

/** Every dialogue that has words at all. */
export const DIALOGUES: { readonly [N in Exclude<StarttlsName, 'tds-strict'>]: Dialogue } = {
  smtp: esmtp('EHLO', '250-mail.test\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 HELP\r\n'),
  lmtp: esmtp('LHLO', '250-mail.test\r\n250 STARTTLS\r\n'),
  imap: {
    replies: [IMAP_GREETING, IMAP_OFFER, 'h2 OK begin\r\n'],
    sent: ['h1 CAPABILITY\r\n', 'h2 STARTTLS\r\n'],
    refusals: [
      [
        'no STARTTLS in its list',
        [IMAP_GREETING, '* CAPABILITY IMAP4rev1 XSTARTTLS\r\nh1 OK\r\n'],
        'not-offered',
        'The mailbox server does not offer STARTTLS to this computer.',
      ],
      ['BYE in the middle', [IMAP_GREETING, '* BYE too many\r\n'], 'refused', '* BYE too many'],
      ['a session that is open already', ['* PREAUTH welcome\r\n'], 'refused', '* PREAUTH welcome'],
      ['the switch itself', [IMAP_GREETING, IMAP_OFFER, 'h2 BAD no\r\n'], 'refused', 'h2 BAD no'],
    ],
  },
  pop3: {
    replies: ['+OK ready\r\n', POP3_OFFER, '+OK begin\r\n'],
    sent: ['CAPA\r\n', 'STLS\r\n'],
    refusals: [
      [
        'no STLS in its list',
        ['+OK ready\r\n', '+OK\r\nTOP\r\nXSTLS\r\n.\r\n'],
        'not-offered',
        'The mailbox server does not offer STLS, its word for STARTTLS, to this computer.',
      ],
      ['the switch itself', ['+OK ready\r\n', POP3_OFFER, '-ERR no\r\n'], 'refused', '-ERR no'],
      ['the switch, without a list', ['+OK ready\r\n', '-ERR what\r\n', '-ERR no\r\n'], 'refused', '-ERR no'],
      ['no service at all', ['-ERR not today\r\n'], 'refused', '-ERR not today'],
    ],
  },
  ftp: {
    replies: ['120 in a minute\r\n220-welcome\r\n 220 and so on\r\n220 ready\r\n', '234 AUTH TLS OK.\r\n'],
    sent: ['AUTH TLS\r\n'],
    refusals: [
      [
        'a server that wants a login first, which is how one without TLS answers',
        ['220 ready\r\n', '530 Please login with USER and PASS.\r\n'],
        'not-offered',
        'The file server does not offer AUTH TLS to this computer: 530 Please login with USER and PASS.',
      ],
      ['a policy', ['220 ready\r\n', '534 not for you\r\n'], 'refused', '534 not for you'],
      ['too many guests', ['421 too many\r\n'], 'refused', '421 too many'],
    ],
  },
  nntp: {
    replies: ['200 news.test ready\r\n', NNTP_OFFER, '382 go on\r\n'],
    sent: ['CAPABILITIES\r\n', 'STARTTLS\r\n'],
    refusals: [
      [
        'no STARTTLS in its list',
        ['201 news.test\r\n', '101 list:\r\nVERSION 2\r\n.\r\n'],
        'not-offered',
        'The news server does not offer STARTTLS to this computer.',
      ],
      [
        'no STARTTLS for readers either',
        [
          '200 news.test\r\n',
          '101 list:\r\nMODE-READER\r\n.\r\n',
          '201 reader\r\n',
          '101 list:\r\nMODE-READER\r\n.\r\n',
        ],
        'not-offered',
        'The news server does not offer STARTTLS to this computer.',
      ],
      ['the switch itself', ['200 hi\r\n', NNTP_OFFER, '580 can not\r\n'], 'refused', '580 can not'],
      [
        'an old server that knows neither list nor switch',
        ['200 hi\r\n', '500 what\r\n', '500 what\r\n'],
        'not-offered',
        'The news server does not offer STARTTLS to this computer.',
      ],
      ['no service at all', ['502 permission denied\r\n'], 'refused', '502 permission denied'],
    ],
  },
  sieve: {
    replies: [SIEVE_OFFER, 'OK "go on"\r\n'],
    sent: ['STARTTLS\r\n'],
    refusals: [
      [
        'no STARTTLS in its greeting',
        ['"IMPLEMENTATION" "x"\r\n"SASL" "PLAIN"\r\nOK\r\n'],
        'not-offered',
        'The mail filter server does not offer STARTTLS to this computer.',
      ],
      ['the switch itself', [SIEVE_OFFER, 'NO "not today"\r\n'], 'refused', 'NO "not today"'],
      ['a text on a line of its own', [SIEVE_OFFER, 'BYE {5}\r\nlater\r\n'], 'refused', 'BYE {5} later'],
    ],
  },
  xmpp: xmpp('jabber:client'),
  'xmpp-server': xmpp('jabber:server'),
  ldap: {
    replies: [ldapAnswer(0, '')],
    sent: [LDAP_REQUEST],
    refusals: [
      [
        'an operation it does not know',
        [ldapAnswer(2, 'unsupported extended operation')],
        'not-offered',
        'protocolError (2): unsupported extended operation',
      ],
      [
        'a directory without a certificate, with lengths as Active Directory writes them',
        ['\x30\x84\0\0\0\x18\x02\x01\x01\x78\x84\0\0\0\x0f\x0a\x01\x34\x04\0\x04\x08no certs'],
        'not-offered',
        'unavailable (52): no certs',
      ],
      ['a busy one', [ldapAnswer(51, '')], 'refused', 'busy (51)'],
      ['a number of its own', [ldapAnswer(123, 'x')], 'refused', 'result (123): x'],
      ['a notice that it hangs up', [ldapAnswer(52, 'bye', 0)], 'not-offered', 'unavailable (52): bye'],
      [
        'a result that is none',
        ['\x30\x07\x02\x01\x01\x78\x02\x04\0'],
        'garbled',
        'An answer to StartTLS whose result can’t be read.',
      ],
    ],
  },
  postgres: {
    replies: ['S'],
    sent: ['\0\0\0\x08\x04\xd2\x16\x2f'],
    refusals: [
      ['N', ['N'], 'not-offered', 'The database server answered N: it does not offer TLS.'],
      ['an error with fields', ['E\0\0\0\x1dSFATAL\0C53300\0Mtoo many\0\0'], 'refused', 'too many'],
      [
        'an error of an old server',
        ['Eunsupported frontend protocol\0'],
        'refused',
        'unsupported frontend protocol',
      ],
    ],
  },
  mysql: {
    replies: [mysqlGreeting('\xff\xff')],
    sent: [`\x20\0\0\x01\x01\x8a\0\0\0\0\0\x01\x21${'\0'.repeat(23)}`],
    refusals: [
      [
        'no TLS among its capabilities',
        [mysqlGreeting('\xff\xf7')],
        'not-offered',
        'The database server does not offer TLS in its greeting.',
      ],
      [
        'a host that may not connect',
        [mysqlPacket('\xff\x6a\x04Host is not allowed')],
        'refused',
        'Host is not allowed (1130)',
      ],
      [
        'too many connections, with a state',
        [mysqlPacket('\xff\x10\x04#08004Too many')],
        'refused',
        'Too many (1040)',
      ],
      [
        'a protocol of the past',
        [mysqlPacket('\x093.20\0\x01\0\0\0abcdefgh\0')],
        'not-offered',
        'A MySQL server from before version 3.21, which knows no TLS.',
      ],
    ],
  },
  rdp: {
    replies: [rdpConfirm('\x02\x1f\x08\0\x02\0\0\0')],
    sent: ['\x03\0\0\x13\x0e\xe0\0\0\0\0\0\x01\0\x08\0\x03\0\0\0'],
    refusals: [
      [
        'no negotiation at all',
        [rdpConfirm('')],
        'not-offered',
        'The server knows only the old security of RDP, without TLS.',
      ],
      [
        'the old security chosen',
        [rdpConfirm('\x02\0\x08\0\0\0\0\0')],
        'not-offered',
        'The server knows only the old security of RDP, without TLS.',
      ],
      ['no certificate', [rdpConfirm('\x03\0\x08\0\x03\0\0\0')], 'not-offered', 'SSL_CERT_NOT_ON_SERVER (3)'],
      [
        'another kind of login wanted',
        [rdpConfirm('\x03\0\x08\0\x05\0\0\0')],
        'refused',
        'HYBRID_REQUIRED_BY_SERVER (5)',
      ],
      [
        'a negotiation of a wrong length',
        [rdpConfirm('\x02\0\x09\0\x01\0\0\0')],
        'garbled',
        'An answer to the negotiation that can’t be read.',
      ],
      [
        'a disconnect',
        ['\x03\0\0\x0b\x06\x80\0\0\0\0\0'],
        'refused',
        'The server hung up (X.224 disconnect request).',
      ],
    ],
  },
  tds: {
    replies: [tdsOptions(1)],
    sent: [
      `\x12\x01\0\x29\0\0\0\0\0\0\x15\0\x06\x01\0\x1b\0\x01\x02\0\x1c\0\x01\x03\0\x1d\0\x04\xff\0\0\0\0\0\0\x01\0\0\0\0\0`,
    ],
    refusals: [
      [
        'NOT_SUP',
        [tdsOptions(2)],
        'not-offered',
        'The database server answered NOT_SUP: it does not offer TLS.',
      ],
      [
        'an option beyond the packet',
        [tdsAnswer('\x01\x7f\xff\0\x01\xff')],
        'garbled',
        'An answer to PRELOGIN whose encryption option can’t be read.',
      ],
      [
        'no such option',
        [tdsAnswer('\xff')],
        'garbled',
        'An answer to PRELOGIN whose encryption option can’t be read.',
      ],
      ['an error token', [tdsAnswer('\xaa\x0e\0\x01\0\0\0\x01\x10\x02\0N\0o\0\0\0\0')], 'refused', 'No'],
    ],
  },
  irc: {
    replies: [`${IRC_LIST}:irc.test 670 * :STARTTLS successful, go ahead\r\n`],
    sent: ['CAP LS 302\r\nSTARTTLS\r\n'],
    refusals: [
      [
        'a list without it',
        [':irc.test CAP * LS * :a b\r\n:irc.test CAP * LS :sasl\r\n'],
        'not-offered',
        'The chat server does not list STARTTLS (tls) for this computer.',
      ],
      [
        'a command that it does not know',
        [`${IRC_LIST}:irc.test 421 * STARTTLS :Unknown command\r\n`],
        'not-offered',
        'The chat server does not offer STARTTLS to this computer: Unknown command',
      ],
      [
        'a server that knows neither and names them',
        [':irc.test 421 * CAP :Unknown command\r\n', ':irc.test 421 * STARTTLS :Unknown\r\n'],
        'not-offered',
        'The chat server does not offer STARTTLS to this computer: Unknown',
      ],
      [
        'a server that knows neither and says the same twice',
        [':irc.test 451 * :Register first\r\n', ':irc.test 451 * :Register first\r\n'],
        'not-offered',
        'The chat server does not offer STARTTLS to this computer: Register first',
      ],
      [
        'its own refusal',
        [`${IRC_LIST}:irc.test 691 * :STARTTLS failed (no certificate)\r\n`],
        'refused',
        'STARTTLS failed (no certificate) (691)',
      ],
      ['a server that hangs up', ['ERROR :Closing Link: too many\r\n'], 'refused', 'Closing Link: too many'],
    ],
  },
};
