import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { PlaintextKind } from '../../../../shared/model/failure';
import { printable } from '../../../../shared/words/printable';
import { STARTTLS_SHORT } from '../../../../shared/words/starttls';
import { defineCause, type Verdict } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { everyHello, type Varied } from '../derive/every-hello';
import { SWITCHES } from '../derive/switches';
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

/** What it said first, in its own words, and on which connection. */
const firstWords = (
  plain: EvidenceMap['plain-answer'] | undefined,
  said: EvidenceMap['reach']['addresses'][number] | undefined,
  base: EvidenceMap['hello']['base'],
) => {
  const spoken = [
    { text: plain?.firstLine, id: plain?.attemptId },
    { text: said?.banner?.text, id: said?.attemptId },
    { text: base.outcome.kind === 'plaintext' ? base.outcome.text : null, id: base.attemptId },
  ].find(({ text }) => text != null);
  return spoken?.text == null
    ? []
    : [
        measured(
          `Its first words: “${printable(spoken.text, 200)}”.`,
          spoken.id === undefined ? [] : [spoken.id],
        ),
      ];
};

/** It was spoken to in its own words and said no; what the greeting brought then are words of that conversation, or ours about them. */
const keptPlain = (tls: EvidenceMap['starttls'] | undefined): tls is EvidenceMap['starttls'] =>
  tls?.why === 'not-offered' || tls?.why === 'refused';

/** No plain word came. That alone says what the port speaks only where it spoke TLS. */
const wordless = (shown: Varied): Verdict => {
  if (everyHello(shown).some(({ answered }) => answered))
    return { verdict: 'ruled-out', because: 'The server answered a greeting in TLS.' };
  if (shown.hello.base.outcome.kind === 'alert')
    return { verdict: 'ruled-out', because: 'The server answered in TLS, with an error signal.' };
  return {
    verdict: 'unknown',
    why: 'Nothing came back in words. A service that waits for other first words is silent, or closes, in the same way.',
  };
};

/** The port speaks something that is not TLS. */
export const cause = defineCause({
  id: 'plaintext-port',
  area: 'configuration',
  title: 'This port does not speak TLS',
  ruledOut: 'It is not that this port speaks plain text only.',
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
      owner: 'program-vendor',
      stack: '.NET, Java, Node.js, OpenSSL 3',
      steps: [
        'Let the program take the address from its settings instead of a fixed one, and let it say “This port does not speak TLS” when plain text comes back. OpenSSL says “wrong version number” or “packet length too long” there, .NET speaks of a corrupted frame.',
      ],
      undo: 'Put the former address back.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Let the port speak TLS: add “ssl” to its listen line and name ssl_certificate and ssl_certificate_key, then reload.',
      ],
      undo: 'Take “ssl” out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: [
        'Switch TLS on for this port’s site: SSLEngine on, SSLCertificateFile, SSLCertificateKeyFile. See that the port stands in “Listen … https”. Reload.',
      ],
      undo: 'Set SSLEngine off and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: ['Add “ssl crt /path/to/certificate.pem” to the bind line of this port, and reload.'],
      undo: 'Take the words out of the bind line and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Site, Bindings: the binding of this port is of type http. Add one of type https with a certificate, on its own port (443 in most cases).',
      ],
      undo: 'Delete the new binding.',
    },
    {
      owner: 'server-owner',
      stack: '.NET 6 or later (Kestrel) and containers',
      steps: [
        'Many containers listen in plain HTTP only. Give Kestrel an https address and a certificate (ASPNETCORE_URLS, Kestrel:Endpoints), or put a TLS proxy in front.',
        'Look at the port numbers of the container (-p outside:inside): two of them may be swapped.',
      ],
      undo: 'Take the https address out again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'Look at the listener of this port: it is of type HTTP or TCP. Set it to HTTPS or TLS with a certificate. Between the front door and the server behind it, compare the protocol with what that server speaks.',
      ],
      undo: 'Set the listener to its former type.',
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
  decides:
    'The greeting and a plain request, each sent to this port twice, decide it: what comes back in plain text is read directly.',
  decidedBy: ['plain-answer'],
  explains: ['closed-by-every-hello', 'reset-at-once', 'silent-after-hello'],
  needs: ['hello'],
  wants: ['reach', 'plain-answer', 'starttls', 'versions', 'server-name'],
  examine(shown, told) {
    const { base, repeated } = shown.hello;
    const plain = shown['plain-answer'];
    const said = shown.reach?.addresses.find((entry) => entry.banner !== null);
    const banner = said?.banner ?? null;
    if (base.answered) return { verdict: 'ruled-out', because: 'The server answered our greeting in TLS.' };
    if (plain?.saysUseTls)
      return {
        verdict: 'ruled-out',
        because: 'The server itself says that this port is for secure connections (TLS).',
      };
    if (shown.starttls?.result.answered)
      return { verdict: 'ruled-out', because: 'After its own opening words this port becomes secure.' };
    const spoke = base.outcome.kind === 'plaintext' ? base.outcome.looksLike : null;
    const kind = banner?.looksLike ?? spoke ?? plain?.looksLike ?? null;
    if (SWITCHES.includes(kind) && shown.starttls?.why === 'not-offered')
      return {
        verdict: 'unknown',
        why: `The port speaks ${LANGUAGES[kind ?? 'unknown']}, and did not offer to switch to a secure connection.`,
      };
    if (SWITCHES.includes(kind))
      return {
        verdict: 'ruled-out',
        because: `The port speaks ${LANGUAGES[kind ?? 'unknown']}, which can switch to a secure connection later.`,
      };
    if (kind === null) return wordless(shown);
    if (keptPlain(shown.starttls))
      return {
        verdict: 'unknown',
        why: `The server answered in the words of ${STARTTLS_SHORT[shown.starttls.protocol]}, and did not switch to a secure connection.`,
      };
    const twice = spoke !== null && repeated.outcome.kind === 'plaintext';
    return {
      verdict: twice || plain?.httpStatus != null || banner !== null ? 'confirmed' : 'likely',
      because: [
        ...(spoke === null
          ? []
          : [
              measured(
                `To our greeting (ClientHello) the server answered in plain text${twice ? ', both times' : ''}.`,
                [base.attemptId, repeated.attemptId],
              ),
            ]),
        ...(plain?.httpStatus != null
          ? [
              measured(`To a plain web request it answered with status ${plain.httpStatus}.`, [
                plain.attemptId,
              ]),
            ]
          : []),
        ...firstWords(plain, said, base),
        ...(kind === 'unknown' ? [inferred('We know no language that begins like that.')] : []),
        ...(answer(told, 'port-source') === 'guessed'
          ? [toldBy('You told us that the port was a guess.')]
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
