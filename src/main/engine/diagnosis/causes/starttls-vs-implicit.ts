import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { everyHello, OTHER_GREETINGS } from '../derive/every-hello';
import type { HelloResult } from '../derive/facts';
import { inAnotherTongue } from '../derive/other-tongue';
import { pairAttempts, pairSentence } from '../derive/pairs';
import { SWITCHES } from '../derive/switches';
import { endsAtGreeting, stayedPlain } from '../derive/unswitched';
import { PLAIN_ONLY, SWITCH_ON } from '../derive/unswitched-words';

type Switched = EvidenceMap['starttls'];

/** What came of the server's own words. */
const afterWords = ({ result, offered, refusedText }: Switched): string => {
  if (result.answered)
    return `After its own greeting and the switch (STARTTLS), the connection became secure with ${result.version}.`;
  if (offered) return `It agreed to switch. ${describeOutcome(result.outcome)}`;
  if (stuckInWords(result.outcome))
    return 'After its first words it said nothing more, so there was no switch.';
  const words = refusedText ? `: “${printable(refusedText, 200)}”` : '';
  return `It did not offer the switch${words}.`;
};

/** STARTTLS would be the wrong advice for a server that does not switch. */
const NO_SWITCH = {
  title: 'This port starts in plain text, and the server does not switch to a secure connection (STARTTLS)',
  // The way may have hidden the offer as well: starttls-stripped says so.
  meaning: PLAIN_ONLY,
  nextStep:
    'Ask the server’s owner to switch STARTTLS on for this port, which takes a certificate. Or use the port for connections that are secure from the first byte (465, 993 or 995).',
  owner: 'server-owner',
  fix: SWITCH_ON,
} as const;
const FELL_SILENT = {
  title: 'This port starts in plain text, and the server falls silent behind its first words',
  nextStep:
    'Ask the server’s owner whether the service behind this port works: it greets and then says nothing more. If it does, use the port for connections that are secure from the first byte (465, 993 or 995).',
  owner: 'server-owner',
} as const;

const unswitched = (tls: Switched | undefined) => {
  if (tls === undefined || tls.result.answered || tls.offered) return {};
  return stuckInWords(tls.result.outcome) ? FELL_SILENT : NO_SWITCH;
};

/** The other way round: programs that begin in plain text there wait for words that never come. */
const SECURE_AT_ONCE = {
  title: 'This server is secure from the first byte, where programs may expect plain text first (STARTTLS)',
  meaning:
    'Mail and file servers can be reached in two ways. On some ports the connection is secure from the first moment. On others it starts in plain text and is switched to secure when the program asks for it (STARTTLS). This server does the first. A program that was told to use STARTTLS waits for its first words, and none come.',
  nextStep:
    'In your program’s settings for this server, choose “SSL/TLS” instead of “STARTTLS”, or use the port for STARTTLS (587, 143 or 110).',
} as const;

const secureAtOnce = (tls: Switched, atOnce: HelloResult, told: Told): Verdict => ({
  verdict: 'likely',
  because: [
    measured(
      `After the plain words of ${tls.protocol.toUpperCase()}: ${describeOutcome(tls.result.outcome)}`,
      [tls.result.attemptId],
    ),
    measured(`Secure from the first byte: answered with ${atOnce.version ?? 'TLS'}.`, [atOnce.attemptId]),
    tls.foundBy === 'named'
      ? toldBy('You told us that the server begins in plain text.')
      : inferred(`On this port (${told.asked.target.port}) most servers begin in plain text.`),
  ],
  weight: 6,
  ...SECURE_AT_ONCE,
});

const stuckInWords = (outcome: Outcome): boolean =>
  outcome.kind === 'silence' && outcome.stage === 'before-hello';

/** The server starts in plain text and switches to TLS when asked; the program wanted TLS at once. */
export const cause = defineCause({
  id: 'starttls-vs-implicit',
  area: 'configuration',
  title: 'This port starts in plain text and becomes secure later (STARTTLS)',
  ruledOut: 'A port that begins in plain text (STARTTLS) is not the reason.',
  meaning:
    'Mail and file servers can be reached in two ways. On some ports the connection is secure from the first moment. On others it starts in plain text and is switched to secure when the program asks for it (STARTTLS). This port does the second, and your program tried the first.',
  owner: 'this-computer',
  nextStep:
    'In your program’s settings for this server, choose “STARTTLS” instead of “SSL/TLS”, or use the port for connections that are secure at once (465, 993 or 995).',
  fix: [
    {
      owner: 'this-computer',
      stack: 'A mail program or device',
      steps: [
        'Ports 25 and 587 (sending), 143 (IMAP) and 110 (POP3): choose “STARTTLS”.',
        'Ports 465 (sending), 993 (IMAP) and 995 (POP3): choose “SSL/TLS”.',
        'Port and choice have to fit together. Change one of the two, and try again.',
      ],
      undo: 'Put the former port and choice back.',
    },
    {
      owner: 'this-computer',
      stack: 'A file program (FTP)',
      steps: ['Port 21: choose “explicit TLS” (FTPES, AUTH TLS). Port 990: choose “implicit TLS”.'],
      undo: 'Put the former port and choice back.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET with MailKit',
      steps: [
        'Use SecureSocketOptions.StartTls on ports 25, 587, 143 and 110, and SslOnConnect on 465, 993 and 995.',
      ],
      undo: 'Set the former option again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET with System.Net.Mail',
      steps: ['It knows only STARTTLS: use port 587 with EnableSsl, not 465.'],
      undo: 'Set the former port again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET with FluentFTP',
      steps: ['Set Config.EncryptionMode to Explicit on port 21, and to Implicit on port 990.'],
      undo: 'Set the former mode again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java (Jakarta Mail)',
      steps: [
        'On ports that begin in plain text set mail.smtp.starttls.enable and mail.smtp.starttls.required to true, and mail.smtp.ssl.enable to false. On 465 the other way round.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Python, Node.js, OpenSSL 3',
      steps: [
        'Python: smtplib.SMTP with starttls(), not SMTP_SSL. Nodemailer: secure: false with requireTLS: true. On the command line: openssl s_client -starttls smtp -connect name:port',
      ],
      undo: 'Use the former call again.',
    },
    {
      owner: 'server-owner',
      stack: 'Exchange / SMTP (Postfix, Dovecot)',
      steps: [
        'If programs are to be secure from the first byte, open a port for that: Postfix “smtps” (465) with smtpd_tls_wrappermode=yes, Dovecot imaps (993) and pop3s (995). Exchange offers STARTTLS on 25 and 587 only. Reload.',
      ],
      undo: 'Take the port out again and reload.',
    },
  ],
  unseen: 'Whether the same server also has a port that is secure at once, we did not look.',
  sources: [
    'jstedfast/MailKit#131, #339 and its FAQ',
    'falafel.com: the different flavors of secure SMTP and SSL',
    'RFC 3207, RFC 2595, RFC 8314, RFC 5321 §3.1',
    'PostgreSQL documentation: SSL Session Encryption',
  ],
  decides:
    'Both beginnings side by side decide it: TLS at once, and TLS after the server’s own words and the switch.',
  decidedBy: ['repeat'],
  // Behind the plain words TLS 1.2 may be answered where the greeting at once was not: that is this, and no stumbling over versions.
  explains: ['plaintext-port', 'version-intolerance'],
  needs: ['reach', 'hello'],
  wants: ['starttls', 'repeat', 'versions', 'server-name', ...OTHER_GREETINGS],
  examine(shown, told) {
    const { base, repeated } = shown.hello;
    const said = shown.reach.addresses.find(
      (entry) => entry.banner !== null && SWITCHES.includes(entry.banner.looksLike),
    );
    const banner = said?.banner ?? null;
    const spoke =
      base.outcome.kind === 'plaintext' && SWITCHES.includes(base.outcome.looksLike) ? base.outcome : null;
    const tls = shown.starttls;
    const switched = tls?.offered === true && tls.result.answered;
    // On a port that is known for it, or when asked to, our greeting itself came after the plain words.
    const behind = base.answered && switched && (banner !== null || tls.foundBy === 'named');
    if (tls?.atOnce?.answered && !tls.result.answered) return secureAtOnce(tls, tls.atOnce, told);
    const words = banner?.text ?? spoke?.text ?? '';
    const heardBy = said ? [said.attemptId] : spoke ? [base.attemptId] : [];
    const heard = { kind: banner?.looksLike ?? spoke?.looksLike ?? null, words, attempts: heardBy };
    const another = inAnotherTongue(tls, heard);
    if (another && !base.answered) return another;
    const rungs = shown.versions?.rungs.map(({ result }) => result) ?? [];
    const others = [base, repeated, ...rungs];
    const plain = stayedPlain(tls, heard, others) ?? endsAtGreeting(tls, heard, everyHello(shown));
    if (plain && !base.answered) return plain;
    if (base.answered && !behind && tls?.foundBy !== 'port')
      return { verdict: 'ruled-out', because: 'The server answered our greeting in TLS at once.' };
    if (behind && tls.foundBy === 'named')
      return {
        verdict: 'ruled-out',
        because: 'This check was told how the server begins, and the connection became secure after that.',
      };
    if (banner === null && spoke === null)
      return {
        verdict: 'ruled-out',
        because: 'The server did not begin with a greeting of a mail or file server.',
      };
    const sure = pairSentence(shown.repeat, 'starttls');
    return {
      // Confirmed only when TLS at once was tried too.
      verdict: switched && !behind ? 'confirmed' : 'likely',
      because: [
        measured(`The server began in plain text: “${printable(words, 200)}”.`, heardBy),
        // Where the person named the words, our greeting was to come behind them.
        ...(base.answered || tls?.foundBy === 'named'
          ? []
          : [
              measured(`To TLS at once: ${describeOutcome(base.outcome)}`, [
                base.attemptId,
                repeated.attemptId,
              ]),
            ]),
        ...(tls === undefined ? [] : [measured(afterWords(tls), [tls.result.attemptId])]),
        ...(sure === null ? [] : [measured(sure, pairAttempts(shown.repeat, 'starttls'))]),
        ...(behind
          ? [inferred('So a program that wants TLS at once on this port would be turned away.')]
          : []),
      ],
      weight: 6,
      ...unswitched(tls),
    };
  },
});
