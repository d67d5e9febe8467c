import type { Evidence } from '../../../shared/model/evidence';
import { isMixed, sameGreeting, tallyOf } from '../../../shared/model/same-greeting';
import type { Verdict } from './define-cause';
import { type ChangedLuck, changedLuck } from './derive/changed-luck';
import { measured } from './derive/clip';
import { lateLuck } from './derive/late-luck';
import { marksOf, withoutCarried } from './derive/marks';
import { shownFacts } from './shown-facts';

/** By the marks of all attempts: more questions than the two that repeat it send the up-to-date greeting, to compare others with. */
const mixedInMarks = (evidence: Evidence): boolean => {
  const { hello } = evidence;
  if (hello?.status !== 'ok') return false;
  const { attemptId, address } = hello.facts.base;
  const port = hello.attempts.find(({ id }) => id === attemptId)?.port ?? 0;
  const marks = marksOf(withoutCarried(evidence), { startedAt: new Date(0).toISOString(), port });
  return isMixed(tallyOf(sameGreeting(marks, address)));
};

/** Ours was never answered, and a greeting with one change only sometimes. */
const mixedWhenChanged = (evidence: Evidence): ChangedLuck | null =>
  changedLuck(shownFacts(evidence, ['hello', 'repeat', 'hello-form']));

const known = new WeakMap<Evidence, boolean>();

/** The base greeting, or one with a change, was answered at one time and not at another within one run. Asked by every cause, so told once. */
export const isUnsteady = (evidence: Evidence): boolean => {
  const before = known.get(evidence);
  if (before !== undefined) return before;
  const { hello, repeat } = evidence;
  const unsteady =
    (repeat?.status === 'ok' && !repeat.facts.baseSteady) ||
    (hello?.status === 'ok' && !hello.facts.steady) ||
    mixedInMarks(evidence) ||
    mixedWhenChanged(evidence) !== null;
  known.set(evidence, unsteady);
  return unsteady;
};

/** Behind the greeting: of whole handshakes, made alike, some came to their end and some did not. */
export const isUnsteadyLate = ({ 'client-certificate': whole }: Evidence): boolean =>
  whole?.status === 'ok' && lateLuck(whole.facts).flaps;

/** Every time that the base was sent for its own sake. */
const bases = ({ hello, repeat }: Evidence): string[] => [
  ...(hello?.status === 'ok' ? [hello.facts.base.attemptId, hello.facts.repeated.attemptId] : []),
  ...(repeat?.status === 'ok' ? repeat.facts.baseResults.map(({ attemptId }) => attemptId) : []),
];

/** The greeting that did not end the same way each time, every time that it was sent. */
const flapping = (evidence: Evidence): string[] =>
  mixedWhenChanged(evidence)?.results.map(({ attemptId }) => attemptId) ?? bases(evidence);

/** Causes that speak about the flapping itself, or about what does not depend on it. */
const NOT_HELD_BACK = new Set([
  'unsteady',
  'you-are-the-server',
  'packet-loss-or-unstable-link',
  'concurrency-or-reuse-race',
  'listener-unhealthy',
  'dhe-leading-zero',
  'proxy-stops-us',
]);

/**
 * When the same greeting ends now this way and now that way, no comparison can be trusted: every verdict but `unsteady` and its like is at
 * most possible.
 */
export const holdBack = (causeId: string, verdict: Verdict, evidence: Evidence): Verdict => {
  if (NOT_HELD_BACK.has(causeId) || !isUnsteady(evidence)) return verdict;
  if (verdict.verdict !== 'confirmed' && verdict.verdict !== 'likely') return verdict;
  const caution = measured(
    'The same greeting did not end the same way each time, so this is no more than possible.',
    flapping(evidence),
  );
  return { ...verdict, verdict: 'possible', because: [caution, ...verdict.because].slice(0, 12) };
};
