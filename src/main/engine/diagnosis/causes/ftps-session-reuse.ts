import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, inferred, measured } from '../derive/clip';
import { compareClaim } from '../derive/told';

type Facts = EvidenceMap['ftp-data'];
type Look = Facts['looks'][number];

/** vsftpd, FileZilla Server and ProFTPD name the wish in their refusal (522, 425, 450). */
const NAMES_IT =
  /session (?:re-?use|resumption|not re-?used)|re-?use .{0,30}session|ssl_?reuse|TLS session of/i;
const REFUSALS: readonly (number | null)[] = [425, 426, 450, 522];

/** The port of file servers that are secure from the first byte (RFC 4217 §2, IANA). */
const SECURE_AT_ONCE = 990;
const NOT_TRIED = 'The file server’s data connection was not tried: that takes a guest’s login.';

const ids = (looks: readonly Look[]): string[] =>
  looks.flatMap(({ attemptId, dataAttemptId }) => [dataAttemptId ?? attemptId]);

const wordsOf = (look: Look): string => (look.lastReply === null ? '' : printable(look.lastReply, 240));

const claimFits = (told: Told, { dataOutcome }: Look) =>
  dataOutcome !== null && compareClaim(told, dataOutcome) === 'same'
    ? [compared('What your error text stands for is how the data connection ended here, too.')]
    : [];

const bySide = ({ looks }: Facts) => ({
  without: looks.filter(({ reuse, dataOutcome }) => !reuse && dataOutcome !== null),
  reused: looks.filter(({ reuse, dataOutcome }) => reuse && dataOutcome !== null),
});

/** Each side so often makes a comparison that was repeated. */
const ROUNDS = 2;

const pair = (facts: Facts, told: Told): Verdict => {
  const { without, reused } = bySide(facts);
  const first = without[0];
  return {
    verdict: Math.min(without.length, reused.length) >= ROUNDS ? 'confirmed' : 'likely',
    because: [
      measured(
        `Without the first connection’s session the second one failed${first ? `. ${first.dataOutcome ? describeOutcome(first.dataOutcome) : ''} Its words: “${wordsOf(first)}”` : ''}.`,
        ids(without),
      ),
      measured(
        'With that session taken up, the list came. We tried both by turns, and nothing else differed.',
        ids(reused),
      ),
      ...(first ? claimFits(told, first) : []),
    ],
    weight: 9,
  };
};

const refusedIn = (looks: readonly Look[]): Look | undefined =>
  looks.find((look) => !look.listed && (NAMES_IT.test(wordsOf(look)) || REFUSALS.includes(look.lastCode)));

const withoutPair = (facts: Facts, told: Told): Verdict => {
  const { without } = bySide(facts);
  if (without.some(({ listed }) => listed))
    return {
      verdict: 'ruled-out',
      because: 'The data connection works without the first connection’s session.',
    };
  const refused = refusedIn(without);
  if (refused && NAMES_IT.test(wordsOf(refused)))
    return {
      verdict: 'confirmed',
      because: [
        measured(`The server says so itself: “${wordsOf(refused)}”.`, ids([refused])),
        ...claimFits(told, refused),
      ],
      weight: 8,
    };
  if (refused)
    return {
      verdict: 'possible',
      because: [measured(`The server refused the data connection: “${wordsOf(refused)}”.`, ids([refused]))],
    };
  const [first] = facts.looks;
  return {
    verdict: 'unknown',
    why:
      first === undefined || first.dataOutcome !== null
        ? 'The data connection did not come about, with or without the session, and the server did not say why.'
        : `The server let no guest in, so its data connection could not be tried.${wordsOf(first) ? ` Its words: “${wordsOf(first)}”.` : ''}`,
  };
};

/** The file server wants its data connections to take up the TLS session of the first connection, and the program starts anew. */
export const cause = defineCause({
  id: 'ftps-session-reuse',
  area: 'configuration',
  title: 'The file server wants its second connection to continue the first one (session reuse)',
  ruledOut: 'A file server’s data connection (FTP) is not the reason.',
  meaning:
    'A file server (FTPS) uses two connections: one for commands, and one for each list or file. This server accepts the second one only if it takes up the secure session of the first (TLS session reuse). That way it knows that both come from the same program. A program that begins a new session there is let in, and then every list and every transfer fails.',
  owner: 'program-vendor',
  nextStep:
    'Switch on the reuse of TLS sessions in your program, or use a program that knows it. If that can’t be done, ask the server’s owner to switch the demand off.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET with FluentFTP',
      steps: [
        'Use the GnuTLS stream (package FluentFTP.GnuTLS, Config.CustomStream), which takes up sessions. The SslStream of .NET can’t be told to.',
        'For a trial, allow TLS 1.2 alone (Config.SslProtocols): there Windows takes sessions up by itself more often.',
      ],
      undo: 'Take the package or the setting out again.',
    },
    {
      owner: 'this-computer',
      stack: 'WinSCP, FileZilla and other file programs',
      steps: [
        'WinSCP: Advanced, TLS/SSL, “Reuse TLS session ID for data connections”. FileZilla takes sessions up by itself: bring it up to date.',
      ],
      undo: 'Take the tick away again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Python (ftplib) and Java (Commons Net)',
      steps: [
        'Python: in a class of your own of FTP_TLS, wrap the data socket with session=self.sock.session (ntransfercmd).',
        'Java: in a class of your own of FTPSClient, give the data socket the session of the control socket (_prepareDataSocket_), or use a library that does.',
      ],
      undo: 'Use the former class again.',
    },
    {
      owner: 'server-owner',
      stack: 'vsftpd',
      steps: [
        'Set “require_ssl_reuse=NO” in vsftpd.conf and restart. Everybody else gets in with it as before.',
      ],
      undo: 'Set it to YES and restart.',
    },
    {
      owner: 'server-owner',
      stack: 'ProFTPD',
      steps: ['Add “TLSOptions NoSessionReuseRequired” to the TLS settings and restart.'],
      undo: 'Take the option out and restart.',
    },
    {
      owner: 'server-owner',
      stack: 'FileZilla Server',
      steps: [
        'Up to version 0.9: FTP over TLS settings, take the tick from “Require TLS session resumption on data connection when using PROT P”. Later versions always want it: there the program has to learn it.',
      ],
      undo: 'Set the tick again.',
    },
  ],
  unseen:
    'Which session your own program offers can’t be seen from here. We logged in as a guest, and asked for a list and nothing more.',
  sources: [
    'robinrodricks/FluentFTP#311, #347, #514, #773, #951, #1738',
    'vsftpd.conf: require_ssl_reuse; ProFTPD mod_tls: NoSessionReuseRequired',
    'RFC 4217 §10.2 (session of the control connection)',
  ],
  decides:
    'Two lists from the file server, one with the session of the first connection and one without, decide it. That takes a login that the server accepts.',
  decidedBy: ['ftp-data'],
  needs: ['hello'],
  wants: ['starttls', 'ftp-data'],
  examine({ hello, starttls, 'ftp-data': data }, told) {
    if (data !== undefined) return data.needsReuse ? pair(data, told) : withoutPair(data, told);
    if (told.asked.target.port === SECURE_AT_ONCE && hello.base.answered)
      return { verdict: 'unknown', why: NOT_TRIED };
    if (starttls?.protocol !== 'ftp')
      return {
        verdict: 'ruled-out',
        because: hello.base.answered
          ? 'The server was not found to be a file server (FTP).'
          : 'No first connection becomes secure here, so it never comes to a second one.',
      };
    if (!starttls.result.answered)
      return {
        verdict: 'ruled-out',
        because: 'The first connection does not become secure, so it never comes to a second one.',
      };
    const claim = compareClaim(told, { kind: 'fin', stage: 'after-hello' }) === 'same';
    return claim
      ? {
          verdict: 'possible',
          because: [
            measured('The file server’s first connection becomes secure.', [starttls.result.attemptId]),
            inferred('So the connection that your error text speaks of may be the second one, for the data.'),
          ],
        }
      : { verdict: 'unknown', why: NOT_TRIED };
  },
});
