import type { Outcome, PlaintextKind, ProxyFailure, Stage } from '../model/failure';
import { printable } from './printable';

/** A handshake that the runtime’s TLS ended by itself. */
export const OWN_TLS_ENDED = 'This program’s own TLS could not finish the handshake with this server.';
/** A handshake that came to its end, and no program that looks at the signature would go on after it. */
export const SIGNATURE_MISFIT = 'The server’s signature does not fit its certificate.';

const WHEN: { readonly [S in Stage]: string } = {
  resolve: 'while the name was being looked up',
  connect: 'while connecting',
  'before-hello': 'before we had sent anything',
  'after-hello': 'right after our greeting (ClientHello), without one byte of answer',
  'in-server-flight': 'in the middle of the server’s answer',
  'after-server-flight': 'after the server’s part of the handshake',
  'after-finished': 'after the handshake was complete',
};

const ANSWERED: { readonly [S in Stage]: string } = {
  resolve: 'The name was found.',
  connect: 'The address accepted the connection.',
  'before-hello': 'The server spoke first.',
  'after-hello': 'The server answered our greeting (ClientHello).',
  'in-server-flight': 'The server answered our greeting with a ServerHello.',
  'after-server-flight': 'The server answered with its whole part of the handshake.',
  'after-finished': 'The handshake was completed.',
};

const LANGUAGE: { readonly [K in PlaintextKind]: string } = {
  http: 'HTTP, the language of web pages',
  smtp: 'SMTP, the language of mail servers',
  imap: 'IMAP, the language of mailboxes',
  pop3: 'POP3, the language of mailboxes',
  lmtp: 'LMTP, the language between mail servers of one house',
  sieve: 'ManageSieve, the language of mail filters',
  ftp: 'FTP, the language of file servers',
  nntp: 'NNTP, the language of news servers',
  xmpp: 'XMPP, a language of chat servers',
  irc: 'IRC, a language of chat servers',
  ldap: 'LDAP, the language of directories',
  mysql: 'the language of MySQL databases',
  postgres: 'the language of PostgreSQL databases',
  redis: 'the language of Redis, a data store',
  ssh: 'SSH, the language of remote logins',
  telnet: 'Telnet, an old language of remote logins',
  vnc: 'VNC, the language of remote screens',
  unknown: 'something that is not TLS',
};

/** "SMTP, the language of mail servers". */
export const languageWords = (kind: PlaintextKind): string => LANGUAGE[kind];

const UNREACHABLE: { readonly [code: string]: string } = {
  ENETUNREACH: 'this computer has no way to that network',
  EHOSTUNREACH: 'the way to that computer is not working',
  EADDRNOTAVAIL: 'this computer has no address of that kind',
  EACCES: 'something on this computer does not allow it',
  EPERM: 'something on this computer does not allow it',
};

/** A length of time as people say it: "300 ms", "5 s", "1.5 s". */
export const spokenTime = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;

const silence = (stage: Stage, afterMs: number): string => {
  const time = spokenTime(afterMs);
  if (stage === 'before-hello') return `The server waited for us to speak first: nothing came in ${time}.`;
  if (stage === 'after-finished')
    return `The handshake was completed, and then nothing more came in ${time}.`;
  return `Nothing came for ${time}, ${WHEN[stage]}.`;
};

/** An alert is itself an answer, so “without one byte of answer” would be wrong beside it. */
const alertWhen = (stage: Stage): string =>
  stage === 'after-hello' ? 'as its answer to our greeting (ClientHello)' : WHEN[stage];

/** The proxy's way of not letting us through, without the full stop. */
const PROXY: { readonly [K in ProxyFailure]: string } = {
  unreachable: 'The proxy itself could not be reached',
  'auth-needed': 'The proxy asks who we are, and no name and password were given',
  'auth-refused': 'The proxy did not accept the name and password',
  'auth-unsupported': 'The proxy asks for a kind of login that this program does not speak',
  forbidden: 'The proxy does not allow connections to this server',
  'bad-gateway': 'The proxy could not reach the server',
  refused: 'The proxy refused to connect us to the server',
  closed: 'The proxy closed the connection instead of answering',
  'closed-after-accept': 'The proxy said yes and then closed the connection, before one byte of the server',
  'not-a-proxy': 'What answers there is not a proxy of this kind',
  silent: 'The proxy did not answer',
};

/** The proxy's own words and number, in parentheses: " (407 Login; it offers NTLM)". Empty without any. */
const proxySaid = ({ status, text }: Extract<Outcome, { kind: 'proxy' }>): string => {
  const said = [...(status === null ? [] : [`${status}`]), printable(text, 120)].join(' ').trim();
  return said === '' ? '' : ` (${said})`;
};

/** How one attempt ended, as one plain sentence. */
export const describeOutcome = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'answered':
      return ANSWERED[outcome.stage];
    case 'alert':
      return `The server sent a TLS alert, “${words(outcome.name)}” (${outcome.code}), ${alertWhen(outcome.stage)}.`;
    case 'fin':
      return `The server closed the connection (FIN) ${WHEN[outcome.stage]}.`;
    case 'fin-in-record':
      return `The server closed the connection (FIN) in the middle of a message: ${outcome.have} of ${outcome.need} bytes had come.`;
    case 'rst':
      return `The connection was cut (RST) ${WHEN[outcome.stage]}.`;
    case 'plaintext':
      return `The server spoke ${LANGUAGE[outcome.looksLike]}, in plain text.`;
    case 'silence':
      return silence(outcome.stage, outcome.afterMs);
    case 'malformed':
      return `The server’s answer could not be read as TLS: ${outcome.what}.`;
    case 'too-much':
      return `The server sent more than the ${outcome.limitBytes} bytes we read on one connection.`;
    case 'refused':
      return 'The computer at this address refused the connection: nothing accepts connections on this port.';
    case 'unreachable':
      return `The address could not be reached: ${UNREACHABLE[outcome.code] ?? 'the network reported an error'} (${outcome.code}).`;
    case 'connect-timeout':
      return `The address did not accept a connection in ${spokenTime(outcome.afterMs)}.`;
    case 'proxy':
      return `${PROXY[outcome.what]}${proxySaid(outcome)}.`;
    case 'local':
      return `This computer stopped the attempt by itself: ${outcome.text} (${outcome.code}).`;
    case 'cancelled':
      return 'The check was cancelled here.';
  }
};

const words = (name: string): string => name.replaceAll('_', ' ');

const SHORT: {
  readonly [K in Exclude<Outcome['kind'], 'alert' | 'plaintext' | 'silence' | 'proxy'>]: string;
} = {
  answered: 'answered',
  fin: 'closed (FIN)',
  'fin-in-record': 'closed mid-message (FIN)',
  rst: 'cut (RST)',
  malformed: 'not readable as TLS',
  'too-much': 'too much data',
  refused: 'refused',
  unreachable: 'not reachable',
  'connect-timeout': 'no connection',
  local: 'stopped on this computer',
  cancelled: 'cancelled',
};

const PROXY_SHORT: { readonly [K in ProxyFailure]: string } = {
  unreachable: 'proxy not reachable',
  'auth-needed': 'proxy wants a login',
  'auth-refused': 'proxy refused the login',
  'auth-unsupported': 'proxy wants another login',
  forbidden: 'proxy does not allow it',
  'bad-gateway': 'proxy could not connect',
  refused: 'proxy refused',
  closed: 'proxy closed',
  'closed-after-accept': 'closed behind the proxy',
  'not-a-proxy': 'no proxy there',
  silent: 'proxy silent',
};

/** The same in two or three words, for a cell of a table: "alert: handshake failure (40)". */
export const shortOutcome = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'alert':
      return `alert: ${words(outcome.name)} (${outcome.code})`;
    case 'plaintext':
      return outcome.looksLike === 'unknown'
        ? 'plain data, not TLS'
        : `plain ${outcome.looksLike.toUpperCase()}`;
    case 'proxy':
      return PROXY_SHORT[outcome.what];
    case 'silence':
      return outcome.stage === 'before-hello' ? 'waits for us' : `silent for ${spokenTime(outcome.afterMs)}`;
    default:
      return SHORT[outcome.kind];
  }
};
