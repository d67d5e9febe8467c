import type { Fix } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { inferred, listed, measured } from '../derive/clip';
import { isSqlServer, noDatabase } from '../derive/database';
import { isClosed } from '../derive/ends';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { stopGaps } from '../derive/stop-gaps';
import { versionsTable } from '../derive/tables';

const MODERN: readonly string[] = ['TLS 1.2', 'TLS 1.3'];

const WHATEVER_VERSION: readonly Fix[] = [
  {
    owner: 'server-owner',
    stack: 'SQL Server',
    steps: [
      'Compare the build (SELECT @@VERSION) with Microsoft’s list KB3135244 and install the update it names: 2008, 2008 R2, 2012 and 2014 need one, 2016 and later do not.',
      'Restart the SQL Server service afterwards, and check again.',
    ],
    undo: 'Uninstall the update in Windows’ list of installed updates.',
  },
  {
    owner: 'server-owner',
    stack: 'Windows (Schannel) on the server',
    steps: [
      'Allow TLS 1.2 for servers: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server" /v Enabled /t REG_DWORD /d 1 /f',
      'And: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server" /v DisabledByDefault /t REG_DWORD /d 0 /f',
      'SQL Server talks to itself as a client too: set the same two values under “TLS 1.2\\Client”. Then restart Windows.',
    ],
    undo: 'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2" /f, and restart (only if the key was not there before).',
  },
  {
    owner: 'program-vendor',
    stack: '.NET (SqlClient)',
    steps: [
      'Leave Encrypt as it is: the login is encrypted in any case, so “Encrypt=false” does not help a server that has no version in common.',
    ],
    undo: 'Nothing was changed.',
  },
];

/** The database server agrees to encrypt, and speaks no version that today's drivers speak. */
export const cause = defineCause({
  id: 'sql-server-no-tls12',
  area: 'configuration',
  title: 'The database server does not speak TLS 1.2',
  ruledOut: 'A database server without TLS 1.2 is not the reason.',
  meaning:
    'SQL Server agrees to encrypt the connection, and then turns the up-to-date versions away. Versions from 2008 to 2014 learned TLS 1.2 only with an update, and Windows below them has to allow it as well. Today’s drivers and operating systems no longer speak TLS 1.0. So the two find no version in common.',
  owner: 'server-owner',
  nextStep:
    'Ask the database’s owner to bring SQL Server to a build that speaks TLS 1.2 (Microsoft’s list KB3135244), and to allow TLS 1.2 in Windows on that server.',
  fix: [...WHATEVER_VERSION, ...stopGaps('TLS 1.0')],
  unseen:
    'Which build of SQL Server it is can’t be seen before a login. A database behind a gateway answers with the gateway’s versions.',
  sources: [
    'Microsoft KB3135244: TLS 1.2 support for SQL Server',
    'dotnet/SqlClient#201, #776, #2243; microsoft/msphpsql#1021; mkleehammer/pyodbc#610',
    'MS-TDS §2.2.6.5 (PRELOGIN), §3.2.5.2',
  ],
  decides:
    'Each version offered alone, inside the database’s own opening words, decides it. Set the kind of beginning to “SQL Server” where the port is not 1433.',
  decidedBy: ['versions'],
  explains: ['server-max-tls-too-old', 'reset-at-once', 'closed-by-every-hello', 'refused-by-every-hello'],
  needs: ['hello'],
  wants: ['starttls', 'versions', 'repeat'],
  examine({ hello, starttls, versions, repeat }, told) {
    if (!isSqlServer(starttls))
      return noDatabase(told, starttls, hello.base, (versions?.spoken.length ?? 0) > 0);
    if (!starttls.offered)
      return { verdict: 'ruled-out', because: 'This database server offers no encryption at all (NOT_SUP).' };
    const { result } = starttls;
    const spoken = versions?.spoken ?? [];
    if (spoken.some((version) => MODERN.includes(version)) || MODERN.includes(result.version ?? ''))
      return { verdict: 'ruled-out', because: 'The database server answers an up-to-date version.' };
    const { base } = hello;
    const agreed = measured(
      `The database server agreed to encrypt. To TLS 1.3 and 1.2 offered together: ${describeOutcome(result.outcome)}`,
      [result.attemptId, base.attemptId],
    );
    const newest = spoken.at(-1);
    const details = versions ? [versionsTable(versions)] : [];
    if (newest === undefined) {
      if (!isClosed(result.outcome) && result.outcome.kind !== 'alert')
        return { verdict: 'unknown', why: 'After the database’s opening words nothing came that tells.' };
      return {
        verdict: 'possible',
        because: [
          agreed,
          inferred('No older version was answered either, so this is one reason among several.'),
        ],
        details,
        title: 'The database server may not speak TLS 1.2',
      };
    }
    const key = `version:${newest}`;
    const sure = pairSentence(repeat, key);
    const rungs = versions?.rungs.filter(({ version }) => version === newest) ?? [];
    return {
      verdict: pairState(repeat, key) === 'holds' ? 'confirmed' : 'likely',
      because: [
        agreed,
        measured(
          `To ${newest} alone it answered. It speaks: ${listed(spoken)}.`,
          rungs.map((rung) => rung.result.attemptId),
        ),
        ...(sure === null ? [] : [measured(sure, pairAttempts(repeat, key))]),
      ],
      details,
      title: `The database server speaks ${newest} at most`,
      fix: [...WHATEVER_VERSION, ...stopGaps(newest)],
      weight: 8,
    };
  },
});
