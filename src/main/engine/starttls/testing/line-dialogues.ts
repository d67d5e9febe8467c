import type { Dialogue } from './dialogue';

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

const NNTP_OFFER = '101 list:\r\nVERSION 2\r\nSTARTTLS\r\n.\r\n';
const IRC_LIST =
  ':irc.test NOTICE * :*** Looking up\r\nPING :x\r\n:irc.test CAP * LS * :a b\r\n:irc.test CAP * LS :tls sasl\r\n';

/** Files, news and chat. */
export const LINE_DIALOGUES = {
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
  xmpp: xmpp('jabber:client'),
  'xmpp-server': xmpp('jabber:server'),
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
} satisfies Record<string, Dialogue>;
