// The goals of the scanner, judged from the medians of one run. Each: what is wanted, what came out, and whether it is met.
import { median, medianOf, plain, time } from './figures.mjs';

/** At 40 ms: how many times faster than the faster of sslscan and nmap. */
const FAST = { a: 7, b: 13, c: 6 };
const POLITE = { a: 4, b: 6, c: 3 };
const LOSSY = 6;
const CPU_SHARE = 0.25;
const VERDICT_CONNECTIONS = 5;
const SILENT_MS = 6000;
const CHECK_CONNECTIONS = 40;

const verdictLimit = (rtt) => 2.5 * rtt + 20;

const goal = (name, wanted, got, met) => ({ name, wanted, got, met: got === null ? null : met });

/** The runs of one tool on one server over one link; [] when they were not made. */
const runsOf = (results, link, kind, tool) => results[link]?.[kind]?.[tool] ?? [];

function ratio(results, link, kind, tool) {
  const wall = (id) => medianOf(runsOf(results, link, kind, id), 'wall');
  const others = ['sslscan', 'nmap'].map(wall).filter((one) => one !== null);
  const own = wall(tool);
  return own === null || others.length === 0 ? null : Math.min(...others) / own;
}

function faster(results, link, kind, tool, wanted) {
  const got = ratio(results, link, kind, tool);
  const name = `${tool}, (${kind}), ${link}: times faster than the faster of sslscan and nmap`;
  return goal(name, `at least ${wanted}`, got === null ? null : got.toFixed(1), got >= wanted);
}

function fewConnections(results, kind) {
  const count = (tool) => medianOf(runsOf(results, '40 ms', kind, tool), 'connections');
  const [own, theirs] = [count('polite'), count('sslscan')];
  const known = own !== null && theirs !== null;
  return goal(
    `polite, (${kind}): connections`,
    `at most sslscan's ${plain(theirs)}`,
    known ? plain(own) : null,
    own <= theirs,
  );
}

function checkGoals(results, kind) {
  const of = (tool, field) => medianOf(runsOf(results, '40 ms', kind, tool), field);
  const [own, whole, count] = [of('check', 'wall'), of('sslscan-all', 'wall'), of('check', 'connections')];
  const share = own === null || whole === null ? null : own / whole;
  return [
    goal(
      `check, (${kind}), 40 ms: share of the time of sslscan's whole scan`,
      'at most 0.33',
      share === null ? null : share.toFixed(2),
      share <= 1 / 3,
    ),
    goal(
      `check, (${kind}): connections`,
      `at most ${CHECK_CONNECTIONS}`,
      count === null ? null : plain(count),
      count <= CHECK_CONNECTIONS,
    ),
  ];
}

function verdictGoals(verdicts, kind, rtt) {
  const of = (field) => median((verdicts[kind] ?? []).map((one) => one[field]));
  const [moment, connections] = [of('engine'), of('connections')];
  return [
    goal(
      `first verdict, (${kind}), 40 ms: after the engine's start`,
      `at most ${time(verdictLimit(rtt))}`,
      moment === null ? null : time(moment),
      moment <= verdictLimit(rtt),
    ),
    goal(
      `first verdict, (${kind}): connections until then`,
      `at most ${VERDICT_CONNECTIONS}`,
      connections === null ? null : plain(connections),
      connections <= VERDICT_CONNECTIONS,
    ),
  ];
}

/**
 * The engine's processor time on (b) at 40 ms, in milliseconds; null = not measured. `cold`: of a process that makes its first scan, less what
 * its start alone takes. `warm`: of a scan after many. `others`: sslscan's whole process.
 */
export function engineTimes({ results, start, warm = {} }) {
  const cpu = (tool) => medianOf(runsOf(results, '40 ms', 'b', tool), 'cpu');
  const cold = (tool) => (cpu(tool) === null || start === null ? null : cpu(tool) - start);
  return { cold: { fast: cold('fast'), polite: cold('polite') }, warm, others: cpu('sslscan') };
}

function engineGoals(times) {
  const goalFor = (mode, when, ms) => {
    const share = !times.others || (ms ?? null) === null ? null : ms / times.others;
    return goal(
      `${mode}, (b): engine's processor time beside sslscan's, ${when}`,
      `at most ${CPU_SHARE}`,
      share === null ? null : share.toFixed(2),
      share <= CPU_SHARE,
    );
  };
  return ['fast', 'polite'].flatMap((mode) => [
    goalFor(mode, 'first scan of a process', times.cold[mode]),
    goalFor(mode, 'each scan after many', times.warm[mode]),
  ]);
}

/**
 * `results[link][kind][tool]`: runs as `measure` gives them; links are "loopback", "40 ms" and "40 ms, 1 % loss".
 * `verdicts[kind]`: `{ engine, connections }` of each run. `silent`: runs at the silent server. `start`: the processor
 * time of our program when it has nothing to do, which is no part of the engine's. `warm[mode]`: that of a scan after many.
 */
export function goalsOf({ results, verdicts = {}, silent = [], start = null, warm = {}, rtt = 40 }) {
  const kinds = Object.keys(FAST);
  const quiet = medianOf(silent, 'wall');
  return [
    ...kinds.map((kind) => faster(results, '40 ms', kind, 'fast', FAST[kind])),
    ...kinds.map((kind) => faster(results, '40 ms', kind, 'polite', POLITE[kind])),
    ...kinds.map((kind) => fewConnections(results, kind)),
    ...['a', 'b'].map((kind) => faster(results, '40 ms, 1 % loss', kind, 'fast', LOSSY)),
    ...kinds.flatMap((kind) => verdictGoals(verdicts, kind, rtt)),
    goal(
      'a silent server is called silent',
      `within ${time(SILENT_MS)}`,
      quiet === null ? null : time(quiet),
      quiet <= SILENT_MS,
    ),
    ...engineGoals(engineTimes({ results, start, warm })),
    ...kinds.flatMap((kind) => checkGoals(results, kind)),
  ];
}

const PER_SECOND = { loopback: 100, '40 ms': 60 };
const MEMORY_MB = 110;

/** The goals for two hundred servers; `found[link][contender]`: runs. */
export function manyGoals(found) {
  const own = (link) => Object.entries(found[link] ?? {}).filter(([id]) => /^(?:fast|polite)-/.test(id));
  // The goal speaks of two hundred at once; fewer at a time are scanned without regard to memory (src/main/cli/scan-memory.ts).
  const largest = Math.max(
    0,
    ...Object.keys(found).flatMap((link) =>
      own(link).flatMap(([id, runs]) => (id.endsWith('-200') ? [medianOf(runs, 'rss')] : [])),
    ),
  );
  const rates = Object.entries(PER_SECOND).flatMap(([link, wanted]) =>
    own(link).map(([id, runs]) => {
      const got = medianOf(runs, 'perSecond');
      return goal(`${id}, ${link}: servers per second`, `at least ${wanted}`, plain(got), got >= wanted);
    }),
  );
  return [
    ...rates,
    goal(
      'peak memory of Handrail, 200 at a time',
      `under ${MEMORY_MB} MB`,
      largest > 0 ? `${Math.round(largest)} MB` : null,
      largest < MEMORY_MB,
    ),
  ];
}

const START_RATIO = 1.5;
const PAGE_MS = 50;
const FRAME_MS = 50;

/** The goals for the window: `{ ours, bare, worst, runs, size }` as bench/window.mjs has them. */
export function windowGoals({ ours, bare, worst, runs }) {
  const ratio = ours === null || !bare ? null : ours / bare;
  const longest = runs.length === 0 ? null : Math.max(...runs.map((run) => run.longest));
  return [
    goal(
      'start to usable window, beside a bare window',
      `at most ${START_RATIO} times`,
      ratio === null ? null : ratio.toFixed(2),
      ratio <= START_RATIO,
    ),
    goal('the slowest page change', `at most ${PAGE_MS} ms`, time(worst.ms), worst.ms <= PAGE_MS),
    goal(
      'a long run: the longest time between two frames',
      `at most ${FRAME_MS} ms`,
      longest === null ? null : time(longest),
      longest <= FRAME_MS,
    ),
  ];
}

/** The word for a goal in a table. */
export const verdictOf = ({ met }) => (met === null ? 'not measured' : met ? 'met' : '**not met**');
