import type { Attempt } from '../../../../shared/model/attempt';
import type { Because, Detail } from '../../../../shared/model/finding';
import { defineCause, type Verdict } from '../define-cause';
import { failsInCompany } from '../derive/at-once';
import { type ChangedLuck, changedLuck } from '../derive/changed-luck';
import { compared, counted, measured, times, toldBy } from '../derive/clip';
import { attemptsOf } from '../derive/ends';
import { type LateLuck, lateLuck } from '../derive/late-luck';
import { type Luck, luckOf, repeatedIn } from '../derive/luck';
import { type OurOwnPace, ourOwnPace, ownPaceInMarks } from '../derive/our-own-pace';
import { said } from '../derive/said';
import { hellosTable } from '../derive/tables';
import { answer } from '../derive/told';

/** "14:05:09 UTC" from an ISO 8601 time. */
const clockOf = (iso: string | undefined): string | null => {
  const time = /T(\d{2}:\d{2}:\d{2})/.exec(iso ?? '')?.[1];
  return time === undefined ? null : `${time} UTC`;
};

const byOurselves = ({ before, row }: OurOwnPace): Because =>
  compared(
    `It answered ${counted(before, 'connection')} of ours, and then none until the end, or several in a row not. A limit on connections does the same, so our own checking may be the reason.`,
    row,
  );

/** What is said where a limit on connections would look the same. */
const OURS = {
  title: 'It worked at first and then no longer, with the same greeting',
  meaning:
    'The server answered at first. Then it turned the very same greeting away several times in a row. Either a limit on the number of connections was reached by our own checking, or the line or the server failed meanwhile. Then this need not be what your program meets.',
  nextStep:
    'Wait some minutes, then check again with the gentle setting, which makes fewer connections. If it fails again after answers, send this report with its times to the server’s owner.',
} as const;

/** What is said where it failed in company alone. */
const TOGETHER = {
  title: 'It fails while several connections are open at the same time',
  meaning:
    'One connection at a time, the server answered. Whenever it turned us away, other connections of ours were open. A limit on how many connections one address may have open does that. Our own checking may have reached it, or your program does, or others behind the same address.',
  nextStep:
    'Check again with the gentle setting, which makes one connection at a time. If all goes well then, ask the server’s owner whether the number of connections from one address is limited.',
} as const;

type Attempts = ReadonlyMap<string, Attempt>;

/** Told by when things happened; null: failures came to connections that were alone as well, or it can’t be told. */
const together = (attempts: Attempts, failed: readonly string[], answered: readonly string[]) => {
  const alone = failsInCompany(attempts, failed, answered);
  return (
    alone && {
      ...TOGETHER,
      because: compared(
        `It failed ${times(failed.length)}, each time while other connections of ours were open. Of the connections that were alone, ${alone.length} were answered and none was turned away.`,
        [...failed, ...alone],
      ),
    }
  );
};

const paceOf = ({ results, marks }: Luck, attempts: Attempts): OurOwnPace | null => {
  const failed = results.filter(({ answered }) => !answered);
  return failed.length > 0 && failed.length < results.length
    ? ourOwnPace(attempts, attemptsOf(failed))
    : ownPaceInMarks(marks);
};

/** The one count: as many as the picture of the attempts shows. `address`: named where there are several. */
const counts = (
  { results, tally: { sent, answered, failed } }: Luck,
  address: string | null,
  more: readonly string[],
): Because =>
  measured(
    address === null
      ? `The same greeting was sent ${sent} times. It was answered ${times(answered)}, and ended otherwise ${times(failed)}.`
      : `The same greeting was sent ${sent} times to ${address}. It was answered ${times(answered)}, and ended otherwise ${times(failed)}.`,
    [...attemptsOf(results), ...more],
  );

const each = ({ results, tally }: Luck, attempts: Attempts): Detail =>
  hellosTable(
    results.length < tally.sent
      ? `The same greeting: ${results.length} of the ${tally.sent} times, one by one`
      : 'The same greeting, each time',
    results,
    (result) => clockOf(attempts.get(result.attemptId)?.startedAt) ?? result.attemptId,
  );

/** Two were made at the same time, so a limit on connections would look the same. */
const LATE = {
  title: 'The server ends some handshakes and lets others through, all made alike',
  meaning:
    'The greetings were answered each time. Of whole handshakes that we made in the same way, the server ended some and went on with others. So no setting of your program explains it by itself. One of several computers behind this address may be set up otherwise, or the server may allow few connections at a time.',
  nextStep:
    'Check again with the gentle setting, which makes one connection at a time. If it still comes and goes, send this report with its times to the server’s owner.',
} as const;

const sometimesLate = ({ stayed, refused }: LateLuck, luck: Luck, attempts: Attempts): Verdict => {
  const crowd = together(attempts, refused, [...stayed, ...attemptsOf(luck.results)]);
  return {
    verdict: 'likely',
    ...(crowd ?? LATE),
    because: [
      ...(crowd === null ? [] : [crowd.because]),
      measured(
        `${stayed.length + refused.length} whole handshakes were made in the same way. The server went on after it ${times(stayed.length)}, and ended it ${times(refused.length)}.`,
        [...stayed, ...refused],
      ),
    ],
    weight: 8,
  };
};

/** Ours may be turned away each time by bad luck, while another greeting shows how it comes and goes. */
const sometimesChanged = ({ differsIn, results, tally }: ChangedLuck, ours: Luck): Verdict => ({
  verdict: 'likely',
  because: [
    measured(
      `Our usual greeting was sent ${times(ours.tally.sent)} and never answered. With one change (${differsIn}) it was sent ${times(tally.sent)}: answered ${times(tally.answered)}, and turned away ${times(tally.failed)}.`,
      attemptsOf(results),
    ),
  ],
  weight: 8,
});

/** The same greeting ends now one way and now another. */
export const cause = defineCause({
  id: 'unsteady',
  area: 'network',
  title: 'It works at one time and fails at another, with the same greeting',
  ruledOut: 'The same greeting ended the same way every time.',
  meaning:
    'We sent the very same greeting several times, and it did not end the same way. So no setting of your program explains it. Either the line drops now and then, or one of several computers behind this address is broken, or the service is overloaded. Comparisons can’t be trusted while this goes on.',
  owner: 'server-owner',
  nextStep:
    'Try from another network, for example over a phone. If it comes and goes there too, send this report with its times to the server’s owner; if it does not, to your network team.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Try by cable instead of Wi-Fi, and without VPN. Measure lost packets to the server over some minutes.',
      ],
      undo: 'Go back to the former connection.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Compare the times of the failures with the log. Look whether all computers behind the load balancer have the same certificate and settings.',
        'Look at limits: processes, waiting connections, memory. Restart the part that fails.',
      ],
      undo: 'A restart needs no undoing.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Look for Schannel events at the times of the failures (Event Viewer, System, source Schannel), and into the HTTP.sys error log (C:\\Windows\\System32\\LogFiles\\HTTPERR).',
        'In a web farm, compare netsh http show sslcert on every member.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Look for full limits: worker_connections (nginx), MaxRequestWorkers (Apache), maxconn (HAProxy), and dropped connections: nstat -az TcpExtListenDrops.',
      ],
      undo: 'Put the former limit back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure',
      steps: [
        'Look at the load balancer’s figures for that time: healthy targets, TLS negotiation errors, resets by targets. Set the health check to HTTPS.',
      ],
      undo: 'Put the former health check back.',
    },
  ],
  unseen:
    'From one place we can’t tell a bad line from a bad server. And a fault that is rare can stay away while we look.',
  decides:
    'Many repetitions, from here and from another network, would tell whether the line or the server fails.',
  decidedBy: ['repeat', 'stability'],
  sources: ['tokio-rs/tls#120, dotnet/runtime#52201', 'microsoft/CCF#414, cosullivan/SmtpServer#174'],
  needs: ['hello'],
  wants: ['repeat', 'stability', 'client-certificate', 'hello-form'],
  examine(shown, told, attempts, marks) {
    const { hello, repeat, stability, 'client-certificate': whole } = shown;
    const sometimes = answer(told, 'how-often') === 'sometimes';
    const luck = luckOf(hello, repeat, marks);
    const { results, flaps, stopped, tally } = luck;
    if (flaps) {
      const crowd = together(
        attempts,
        attemptsOf(results.filter((one) => !one.answered)),
        attemptsOf(results.filter((one) => one.answered)),
      );
      const ours = crowd === null ? paceOf(luck, attempts) : null;
      const address = hello.addresses.length > 1 ? hello.base.address : null;
      return {
        verdict: ours === null && crowd === null ? 'confirmed' : 'likely',
        ...(ours === null ? {} : OURS),
        ...crowd,
        because: [
          ...(crowd === null ? [] : [crowd.because]),
          ...(ours === null ? [] : [byOurselves(ours)]),
          counts(luck, address, repeatedIn(luck, stability)),
          ...said(told, {
            'how-often': { sometimes: 'You told us that it fails only sometimes, which fits.' },
          }),
        ],
        details: [each(luck, attempts)],
        weight: 8,
      };
    }
    const late = lateLuck(whole);
    if (late.flaps) return sometimesLate(late, luck, attempts);
    const changed = changedLuck(shown);
    if (changed) return sometimesChanged(changed, luck);
    if (stopped.length > 0 && results.length > 0)
      return {
        verdict: 'ruled-out',
        because: `What failed was the proxy, ${times(stopped.length)}. Whenever it let us through, the server did the same.`,
      };
    const ends = new Set(luck.marks.flatMap(({ end }) => (end === 'p' ? [] : end)));
    const alike = repeat?.baseEndsAlike !== false && ends.size < 2;
    if (sometimes)
      return {
        verdict: 'possible',
        because: [
          toldBy('You told us that it fails only sometimes.'),
          measured(
            `While we looked, ${alike ? 'it went the same way each time' : 'it failed each time, not always in the same way'}.`,
            attemptsOf(results),
          ),
        ],
        title: 'It may fail only at times; it did not while we looked',
        weight: -4,
      };
    if (repeat === undefined)
      return {
        verdict: 'unknown',
        why: 'The greeting was repeated only once, so we don’t know how steady it is.',
      };
    return {
      verdict: 'ruled-out',
      because: alike
        ? `The same greeting was sent ${tally.sent} times and ended the same way each time.`
        : `The same greeting was sent ${tally.sent} times and was never answered, though it did not always end in the same way.`,
    };
  },
});
