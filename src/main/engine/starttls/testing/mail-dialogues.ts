import type { Dialogue, OtherTongue } from './dialogue';

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
      'either word of greeting',
      [SMTP_GREETING, '550 not you\r\n', '550 go away\r\n'],
      'refused',
      '550 not you',
    ],
    [
      'a service that ends in the middle of its list',
      [SMTP_GREETING, '250-mail.test\r\n421 closing\r\n'],
      'refused',
      '421 closing',
    ],
  ],
});

const IMAP_GREETING = '* OK [CAPABILITY IMAP4rev1] ready\r\n';
const IMAP_OFFER = '* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nh1 OK done\r\n';
const POP3_OFFER = '+OK here it is\r\nTOP\r\nSTLS\r\n.\r\n';
const SIEVE_OFFER = '"IMPLEMENTATION" {5}\r\nOK it\r\n"SIEVE" "fileinto"\r\n"STARTTLS"\r\nOK "ready"\r\n';

/** Mail in lines. */
export const MAIL_DIALOGUES = {
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
} satisfies Record<string, Dialogue>;

/** Mail servers of another kind than the one that was asked for; SMTP, LMTP and FTP all open with 220. */
export const OTHER_MAIL: readonly OtherTongue[] = [
  ['smtp', ['* OK ready\r\n'], 'imap', '* OK ready'],
  ['smtp', ['+OK ready\r\n'], 'pop3', '+OK ready'],
  ['smtp', ['200 news.test ready\r\n'], 'nntp', '200 news.test ready'],
  [
    'smtp',
    ['220 mail.test ready\r\n', '500 5.5.1 Unknown command\r\n', '250-mail.test\r\n250 STARTTLS\r\n'],
    'lmtp',
    'EHLO: 500 5.5.1 Unknown command / LHLO: 250-mail.test',
  ],
  [
    'lmtp',
    ['220 mail.test ESMTP\r\n', '502 5.5.2 no\r\n', '250 mail.test\r\n'],
    'smtp',
    'LHLO: 502 5.5.2 no / EHLO: 250 mail.test',
  ],
  ['smtp', ['220 (vsFTPd 3.0.3)\r\n', '530 Please login.\r\n'], 'ftp', '220 (vsFTPd 3.0.3)'],
  ['ftp', ['220 mail.test ESMTP\r\n', '502 no\r\n', '250 mail.test\r\n'], 'smtp', '220 mail.test ESMTP'],
  ['ftp', ['220 mail.test LMTP\r\n', '502 no\r\n'], 'lmtp', '220 mail.test LMTP'],
  ['imap', ['220 mail.test ESMTP\r\n'], 'smtp', '220 mail.test ESMTP'],
  ['pop3', ['* OK ready\r\n'], 'imap', '* OK ready'],
  ['nntp', ['220 mail.test ESMTP\r\n'], 'smtp', '220 mail.test ESMTP'],
];
