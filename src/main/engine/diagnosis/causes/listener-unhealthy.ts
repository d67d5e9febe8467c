import type { EvidenceMap } from '../../../../shared/model/evidence';
import { shortOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, inferred, listed, measured, toldBy } from '../derive/clip';
import { attemptsOf, isClosed } from '../derive/ends';
import { everyHello, OTHER_GREETINGS, telling } from '../derive/every-hello';
import type { HelloResult } from '../derive/facts';
import { answer } from '../derive/told';
import { closedBeforeHello, speaksPlain } from '../derive/turned-away';

const SLOW_MS = 1_000;

/** Nobody took the connection, though somebody had taken one at the same address a moment before. */
const nobodyThere = ({ outcome }: HelloResult): boolean =>
  outcome.kind === 'refused' || outcome.kind === 'connect-timeout';

const hints = (told: Told) => [
  ...(answer(told, 'changed') === 'server'
    ? [toldBy('You told us that it worked until something changed at the server.')]
    : []),
  ...(answer(told, 'elsewhere') === 'fails'
    ? [toldBy('You told us that it fails from another network too. That points to the service itself.')]
    : []),
  ...(answer(told, 'how-often') === 'sometimes' ? [toldBy('You told us that it fails only sometimes.')] : []),
];

/** The very same greeting, sent again and again, ended in more than one way. */
const changing = (same: readonly HelloResult[]) => {
  const ways = [...new Set(same.map(({ outcome }) => shortOutcome(outcome)))];
  return ways.length < 2
    ? []
    : [
        compared(
          `The same greeting did not end in the same way each time: ${listed(ways)}. A rule or a lost key does the same every time.`,
          attemptsOf(same),
        ),
      ];
};

const slow = (reach: EvidenceMap['reach']) => {
  const late = reach.addresses.filter(({ connectMs }) => (connectMs ?? 0) > SLOW_MS);
  return late.length === 0
    ? []
    : [
        measured(
          'It took more than a second until the connection was accepted, as at a server with too much to do.',
          late.map(({ attemptId }) => attemptId),
        ),
      ];
};

/** What any of the pictures of a service that does not work begins with; null: this is none of them. */
const picture = (reach: EvidenceMap['reach'], results: readonly HelloResult[]): string | null => {
  if (closedBeforeHello(reach)) return 'The connection is accepted and ended before a word is said.';
  if (results.length < 2) return null;
  if (results.every(({ outcome }) => isClosed(outcome) || nobodyThere({ outcome } as HelloResult)))
    return 'The connection is accepted, and ended on every greeting.';
  return results.every(({ outcome }) => outcome.kind === 'silence' || isClosed(outcome))
    ? 'The connection is accepted, and no greeting is answered.'
    : null;
};

const ruledOut = (because: string): Verdict => ({ verdict: 'ruled-out', because });

/** The service behind the port has crashed, is starting again or has too much to do, and drops connections. */
export const cause = defineCause({
  id: 'listener-unhealthy',
  area: 'configuration',
  title: 'The service behind this port may not be working right now',
  ruledOut: 'The service behind this port does not drop every connection.',
  meaning:
    'Something still accepts connections at this port, but the service that should answer drops them. It may have crashed, be starting again, or have more to do than it can. From outside that looks much like a list of who may connect, or a lost key. What tells them apart is time: a service that does not work changes from minute to minute.',
  owner: 'server-owner',
  nextStep:
    'Check again in a few minutes. If it is still the same, ask the server’s owner whether the service runs, since when, and what its log says at the time of this check.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Look whether the service runs and since when: a start a few minutes ago, again and again, means that it crashes.',
        'Look into its log at the time of this check, then restart it and check again.',
        'Look at memory, disk space, processor and open files of that computer.',
      ],
      undo: 'A restart needs no undoing.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache',
      steps: [
        'Look into the error log for “worker_connections are not enough”, “Too many open files” and “AH00161: server reached MaxRequestWorkers”. Raise worker_connections, LimitNOFILE or MaxRequestWorkers, and reload.',
      ],
      undo: 'Set the former numbers and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Look with “show info” at CurrConns against Maxconn and at SslRate against SslRateLim, and with “show stat” at the queue. Raise maxconn, or add a server. Reload.',
      ],
      undo: 'Set the former numbers and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Look whether the application pool is stopped (five crashes in five minutes stop it, event 5002), start it, and look for the crash in the Application log.',
        'Look at the pool’s queue length and at “Connection limit” of the site.',
      ],
      undo: 'Set the former limit again.',
    },
    {
      owner: 'server-owner',
      stack: '.NET, Java and other programs that listen themselves',
      steps: [
        'Look for an exception at each accepted connection. A program that takes connections before it is ready ends them: let it listen only when it is.',
        'Linux: the queue of connections that wait (ss -ltn, columns Recv-Q and Send-Q) is full when the program does not fetch them. Raise the backlog and net.core.somaxconn.',
      ],
      undo: 'Set the former numbers again.',
    },
    {
      owner: 'server-owner',
      stack: 'Docker, Kubernetes',
      steps: [
        'Look at the restarts (kubectl get pods, docker ps) and at what ended the last run (kubectl describe pod: OOMKilled, failed liveness probe). The port of the host stays open while nothing runs behind it.',
      ],
      undo: 'Nothing was changed.',
    },
  ],
  unseen:
    'Whether the service runs can’t be seen from outside. One check sees one minute: a second one, a while later, sees more.',
  sources: [
    'microsoft/CCF#414',
    'perwendel/spark#1050',
    'lab: listeners that close, before a greeting and after one',
  ],
  decides:
    'The same check a few minutes later, and the service’s own log at both times, decide it. If it then answers, or ends otherwise, it was the service.',
  decidedBy: ['stability'],
  explains: [
    'closed-by-every-hello',
    'closed-before-hello',
    'reset-at-once',
    'silent-after-hello',
    'unsteady',
  ],
  needs: ['reach', 'hello'],
  wants: ['versions', 'server-name', 'repeat', 'plain-answer', ...OTHER_GREETINGS],
  examine({ reach, hello, repeat, ...shown }, told) {
    const results = telling(everyHello({ hello, ...shown }));
    const same = telling([hello.base, hello.repeated, ...(repeat?.baseResults ?? [])]);
    if (results.some(({ answered }) => answered))
      return ruledOut('Greetings are answered, so the service runs.');
    if (shown['proxy-protocol']?.holds)
      return ruledOut('The service answers behind a load balancer’s line, so it runs.');
    if (speaksPlain(shown['plain-answer']))
      return ruledOut('The port answers in plain text, so the service runs.');
    if (hello.base.outcome.kind === 'alert' || shown['plain-answer']?.saysUseTls)
      return ruledOut('The service says something in answer, so it runs.');
    const seen = picture(reach, results);
    if (seen === null) return ruledOut('It does not look like a service that drops its connections.');
    const gone = results.filter(nobodyThere);
    const at = gone.find(({ address }) =>
      reach.addresses.some((one) => one.connected && one.address === address),
    );
    const hinted = hints(told);
    if (at !== undefined)
      return {
        verdict: 'likely',
        because: [
          measured(
            'At first the connection was accepted; a moment later, at the same address and port, it was not.',
            [...reach.addresses.map(({ attemptId }) => attemptId), ...attemptsOf(gone)],
          ),
          inferred(
            'A port that comes and goes within one check belongs to a service that is going down or starting.',
          ),
          ...changing(same),
          ...hinted,
        ],
        title: 'The service behind this port went away while we looked',
        weight: 7,
      };
    const varied = changing(same);
    return {
      verdict: 'possible',
      because: [
        measured(seen, [...reach.addresses.map(({ attemptId }) => attemptId), ...attemptsOf(results)]),
        ...varied,
        ...slow(reach),
        ...hinted,
      ],
      weight: varied.length + hinted.length > 0 ? 2 : -3,
    };
  },
});
