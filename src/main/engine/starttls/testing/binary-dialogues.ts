import type { Dialogue } from './dialogue';

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

/** Directories, databases and remote desktops, in bytes. */
export const BINARY_DIALOGUES = {
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
} satisfies Record<string, Dialogue>;
