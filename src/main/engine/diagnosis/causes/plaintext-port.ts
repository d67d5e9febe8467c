import type { PlaintextKind } from '../../../../shared/model/failure';
import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { answer } from '../derive/told';

const LANGUAGES: { readonly [K in PlaintextKind]: string } = {
  http: 'plain web pages (HTTP)',
  smtp: 'plain mail (SMTP)',
  imap: 'plain mailbox access (IMAP)',
  pop3: 'plain mailbox access (POP3)',
  lmtp: 'plain mail between servers (LMTP)',
  sieve: 'plain mail filtering (ManageSieve)',
  ftp: 'plain file transfer (FTP)',
  nntp: 'plain news (NNTP)',
  xmpp: 'plain chat (XMPP)',
  irc: 'plain chat (IRC)',
  ldap: 'a plain directory (LDAP)',
  mysql: 'a MySQL database',
  postgres: 'a PostgreSQL database',
  redis: 'a Redis data store',
  ssh: 'remote logins (SSH)',
  telnet: 'remote logins (Telnet)',
  vnc: 'remote screens (VNC)',
  unknown: 'a language that is not TLS',
};

/** "Plain text" and "nothing is broken" would say too much of an answer that no one can read. */
const UNKNOWN_MEANING =
  'The server answered, but not with a secure connection, and in no language that we know. Most often the port number is the wrong one: another service listens there.';

/** These switch to TLS later; the cause starttls-vs-implicit speaks of them. */
const SWITCHES: readonly (PlaintextKind | null)[] = ['smtp', 'lmtp', 'imap', 'pop3', 'sieve', 'nntp', 'xmpp'];

/** The port speaks something that is not TLS. */
export const cause = defineCause({
  id: 'plaintext-port',
  area: 'configuration',
  title: 'This port does not speak TLS',
  ruledOut: 'The port does not speak plain text.',
  meaning:
    'The server answered, but not with a secure connection: this port speaks in plain text. Most often the port number is the wrong one, or the address should begin with http:// instead of https://. Nothing is broken; the two sides speak different languages.',
  owner: 'this-computer',
  nextStep:
    'Look up the port for secure connections in the service’s instructions, and put it into your program. For web pages it is 443 in most cases.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare the port in your program with the service’s instructions. Usual ports for secure connections: 443 web, 993 IMAP, 995 POP3, 465 mail, 636 directory (LDAPS), 990 file transfer.',
        'If the service is meant to be plain, write http:// instead of https://. What you send can then be read on the way.',
      ],
      undo: 'Put the former address back into the program.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Let the port speak TLS: add “ssl” to its listen line and name the certificate and key, then reload.',
      ],
      undo: 'Take “ssl” out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'ASP.NET Core (Kestrel) and containers',
      steps: [
        'Many containers listen in plain HTTP only. Give Kestrel an https address and a certificate, or put a TLS proxy in front.',
      ],
      undo: 'Take the https address out again.',
    },
    {
      owner: 'network-team',
      stack: 'A proxy in between',
      steps: [
        'If the plain answer comes from your own proxy or sign-in page and not from the server, let the program use the proxy properly (CONNECT), or sign in first.',
      ],
      undo: 'Take the proxy setting out of the program.',
    },
  ],
  unseen:
    'Whether the service has a secure port elsewhere, we did not look. Handrail checks only the port you gave.',
  sources: [
    'dotnet/corefx#41673, Azure-Samples/active-directory-dotnet-daemon#25',
    'lab: plain HTTP to and from nginx 1.22',
  ],
  needs: ['hello'],
  wants: ['reach', 'plain-answer'],
  examine(shown, told) {
    const { base, repeated } = shown.hello;
    const plain = shown['plain-answer'];
    const banner = shown.reach?.addresses.find((entry) => entry.banner !== null)?.banner ?? null;
    if (base.answered) return { verdict: 'ruled-out', because: 'The server answered our greeting in TLS.' };
    if (plain?.saysUseTls)
      return {
        verdict: 'ruled-out',
        because: 'The server itself says that this port is for secure connections (TLS).',
      };
    const spoke = base.outcome.kind === 'plaintext' ? base.outcome.looksLike : null;
    const kind = banner?.looksLike ?? spoke ?? plain?.looksLike ?? null;
    if (SWITCHES.includes(kind))
      return {
        verdict: 'ruled-out',
        because: `The port speaks ${LANGUAGES[kind ?? 'unknown']}, which can switch to a secure connection later.`,
      };
    const said =
      plain?.firstLine ?? banner?.text ?? (base.outcome.kind === 'plaintext' ? base.outcome.text : null);
    if (kind === null) return { verdict: 'ruled-out', because: 'Nothing came back in plain text.' };
    const twice = spoke !== null && repeated.outcome.kind === 'plaintext';
    return {
      verdict: twice || plain?.httpStatus != null || banner !== null ? 'confirmed' : 'likely',
      because: [
        ...(spoke === null
          ? []
          : [
              reason(
                `To our greeting (ClientHello) the server answered in plain text${twice ? ', both times' : ''}.`,
                [base.attemptId, repeated.attemptId],
              ),
            ]),
        ...(plain?.httpStatus != null
          ? [reason(`To a plain web request it answered with status ${plain.httpStatus}.`, [plain.attemptId])]
          : []),
        ...(said === null ? [] : [reason(`Its first words: “${printable(said, 200)}”.`)]),
        ...(answer(told, 'port-source') === 'guessed'
          ? [reason('You told us that the port was a guess.')]
          : []),
      ],
      title:
        kind === 'unknown'
          ? 'This port answers, but not with TLS'
          : `This port does not speak TLS: it speaks ${LANGUAGES[kind]}`,
      ...(kind === 'unknown' ? { meaning: UNKNOWN_MEANING } : {}),
      weight: 5,
    };
  },
});
