import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { answer, claimed } from '../derive/told';

type Parallel = NonNullable<EvidenceMap['stability']['parallel']>;

/** Less than one in a hundred such differences would be chance. */
const HARDLY_CHANCE = 0.01;

const of = ({ answered, sent }: { readonly answered: number; readonly sent: number }): string =>
  `${answered} of ${sent}`;

/** Several at the same time against one after the other. */
const compareCrowd = (
  stability: EvidenceMap['stability'],
  parallel: Parallel,
  alone: readonly string[],
  many: readonly string[],
): Verdict | null => {
  const { serial, together, chance, atOnce } = parallel;
  const { first } = stability;
  const lost = together.sent - together.answered;
  if (first.answered < first.sent || serial.answered < serial.sent || lost === 0) return null;
  const because = [
    measured(`One after the other, ${of(first)} greetings were answered.`, alone),
    measured(
      `Up to ${atOnce} at the same time, ${of(together)} were answered. They were the same greetings to the same address.`,
      many,
    ),
    ...(chance < HARDLY_CHANCE
      ? [measured('By chance such a difference comes less than once in a hundred times.', many)]
      : []),
  ];
  const title = 'One connection at a time works, and several at the same time fail';
  if (chance < HARDLY_CHANCE) return { verdict: 'confirmed', because, title, weight: 7 };
  return lost > 1
    ? { verdict: 'likely', because, title, weight: 6 }
    : {
        verdict: 'possible',
        because: [...because, inferred('One lost greeting may be chance.')],
        weight: -2,
      };
};

/** The text says that a connection that stood was lost, and the person that it happens at times. */
const speaksOfReuse = (told: Told): boolean => {
  const event = claimed(told)?.event;
  return (
    answer(told, 'how-often') === 'sometimes' &&
    (event === 'fin' || event === 'rst' || event === 'fin-in-record')
  );
};

/** What the stability probe calls its greetings that go out together. */
const CROWD = 'Several at the same time';

const ALIKE = 'Several greetings at the same time were answered, as one alone was.';

const crowdWasFine = ({ with: named, without, other }: EvidenceMap['server-name']): boolean =>
  without.result.answered && other.result.answered && named?.result.answered !== false;

/** The first connections work; with many at a time, or on a connection that was kept for later, some fail. */
export const cause = defineCause({
  id: 'concurrency-or-reuse-race',
  area: 'configuration',
  title: 'It may fail only under load, or on a connection that was kept for later',
  ruledOut: 'Several connections at the same time are not the reason.',
  meaning:
    'A program often opens many connections at once, or keeps one open to use it again later. Servers, firewalls and proxies limit how many they take from one place, and end what has been idle for a while. A program that sends at that very moment sees the connection closed. One try alone never shows it.',
  owner: 'program-vendor',
  nextStep:
    'Let the program open fewer connections at the same time, keep idle ones for a shorter time, and try once more when a kept one fails. Ask the server’s owner for the limit of connections and for the idle time.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'Make one HttpClient (or SocketsHttpHandler) and use it for everything, instead of one for each request.',
        'Set MaxConnectionsPerServer to a fixed number, and PooledConnectionIdleTimeout below the server’s idle time, for example 20 seconds.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'Set ServicePointManager.DefaultConnectionLimit to a fixed number, and ServicePoint.MaxIdleTime below the server’s idle time. ServicePoint.ConnectionLeaseTimeout renews connections that are kept long.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Give the connection pool a limit and a shorter life: Apache HttpClient setMaxConnPerRoute, evictIdleConnections and setValidateAfterInactivity; java.net.http: jdk.httpclient.keepalive.timeout.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Node.js, Python, Go',
      steps: [
        'Node.js: an https.Agent with maxSockets and a timeout below the server’s. Python requests: one Session with a retry for connections that broke. Go: MaxConnsPerHost and IdleConnTimeout.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Look into the error log for “limiting connections” (limit_conn) and “worker_connections are not enough”. Set keepalive_timeout above the idle time of those who connect. Reload.',
      ],
      undo: 'Set the former values and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache, HAProxy',
      steps: [
        'Apache: MaxRequestWorkers, KeepAliveTimeout. HAProxy: maxconn of the bind line and of the stick table’s rules (conn_cur, conn_rate), timeout http-keep-alive. Reload.',
      ],
      undo: 'Set the former values and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Site, Advanced Settings: “Maximum Concurrent Connections” and the connection time-out. “Dynamic IP Restrictions” ends what comes too often from one address.',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'Compare idle times: Application Load Balancer 60 seconds unless changed, Azure Load Balancer 4 minutes. The server behind must keep connections longer than its front door, and the program shorter.',
      ],
      undo: 'Set the former idle time again.',
    },
    {
      owner: 'network-team',
      stack: 'A firewall or address translation (NAT) in between',
      steps: [
        'Look at its limit of sessions for one address and at its idle time-out. Shorter than the program’s, it forgets connections that both ends take for open.',
      ],
      undo: 'Set the former limit again.',
    },
  ],
  unseen:
    'We keep no connection open and wait, so what happens to idle ones can’t be seen here. Nor do we make as many at a time as a busy program.',
  sources: [
    'dotnet/corefx#32270, dotnet/runtime#100773',
    'RFC 9112 §9.3.1, §9.5 (kept connections may be closed at any time)',
    'Microsoft: Guidelines for using HttpClient',
  ],
  decides:
    'Many tries one after the other against several at the same time decide it: ask for repeats (100 or more) in the options of the check. For kept connections, a log of the program with the age of each.',
  decidedBy: ['stability'],
  needs: ['hello'],
  wants: ['stability', 'server-name', 'repeat'],
  examine({ hello, stability, repeat, 'server-name': names }, told, attempts) {
    if (!hello.base.answered)
      return { verdict: 'ruled-out', because: 'One greeting alone, on a new connection, already fails.' };
    if (!hello.steady || repeat?.baseSteady === false)
      return { verdict: 'ruled-out', because: 'Greetings one after the other fail at times, too.' };
    const alone = [hello.base.attemptId, hello.repeated.attemptId];
    const many = [...attempts.values()]
      .filter(({ purpose }) => purpose.startsWith(CROWD))
      .map(({ id }) => id);
    const crowd = stability?.parallel ? compareCrowd(stability, stability.parallel, alone, many) : null;
    if (crowd !== null) return crowd;
    if (speaksOfReuse(told))
      return {
        verdict: 'possible',
        because: [
          toldBy(
            'You told us that it fails only sometimes, and your text says that the connection was ended.',
          ),
          measured('Every new connection of ours was answered.', [
            hello.base.attemptId,
            hello.repeated.attemptId,
          ]),
          inferred(
            'So what fails may be connections that the program keeps for later, or makes many of at once.',
          ),
        ],
        weight: 1,
      };
    if (stability?.parallel) return { verdict: 'ruled-out', because: ALIKE };
    const { gentle, concurrency } = optionsOf(told.asked);
    return names !== undefined && !gentle && concurrency > 2 && crowdWasFine(names)
      ? { verdict: 'ruled-out', because: ALIKE }
      : { verdict: 'unknown', why: 'Several connections at the same time were not compared with one alone.' };
  },
});
