import { endLetterOf } from '../../../../shared/model/attempt-marks';
import type { Outcome } from '../../../../shared/model/failure';
import { wilson } from '../../../../shared/statistics/wilson';
import type { AttemptResult, Timing } from '../net-port';
import { fisher } from '../statistics/fisher';
import { spreadOf } from '../statistics/spread';
import type { SeriesFacts, StabilityFacts, TallyFacts } from './stability-facts';

/** One attempt of many, as far as counting needs it. */
export interface Try {
  readonly attemptId: string;
  readonly answered: boolean;
  readonly outcome: Outcome;
  readonly timing: Timing;
}

/** What to count of an attempt. */
export const tryOf = ({ attempt, timing }: AttemptResult, answered: boolean): Try => ({
  attemptId: attempt.id,
  answered,
  outcome: attempt.outcome,
  timing,
});

/** The proxy did not let us through, so the server never heard of it. A close behind its yes may be the server's. */
export const stoppedByProxy = (outcome: Outcome): boolean =>
  outcome.kind === 'proxy' && outcome.what !== 'closed-after-accept';

/** Those that the server can answer for. */
export const meantForServer = (tries: readonly Try[]): Try[] =>
  tries.filter(({ outcome }) => !stoppedByProxy(outcome));

/** What the course tells apart; every other end is one of its own kind. */
const TOLD_APART = 'frtsn';

const letterOf = ({ answered, outcome }: Try): string => {
  if (answered) return 'a';
  const end = endLetterOf(outcome);
  return end !== null && TOLD_APART.includes(end) ? end : 'x';
};

/** Counts `answered` of `sent`. */
export const tallyOf = (answered: number, sent: number): TallyFacts => ({
  sent,
  answered,
  failing: wilson(sent - answered, sent),
});

const answeredIn = (tries: readonly Try[]): number => tries.filter(({ answered }) => answered).length;

/** The tally of these tries. */
export const tallyTries = (tries: readonly Try[]): TallyFacts => tallyOf(answeredIn(tries), tries.length);

const between = (from: number | null, to: number | null): number[] =>
  from === null || to === null ? [] : [Math.max(0, to - from)];

/** A whole series, in the order in which it was sent. */
export const seriesOf = (what: string, address: string, tries: readonly Try[]): SeriesFacts => ({
  what: what.slice(0, 300),
  address,
  ...tallyTries(tries),
  course: tries.map(letterOf).join(''),
  connectMs: spreadOf(tries.flatMap(({ timing }) => between(0, timing.connectedAt))),
  answerMs: spreadOf(
    tries
      .filter(({ answered }) => answered)
      .flatMap(({ timing }) => between(timing.helloAt, timing.firstByteAt)),
  ),
  failures: tries.flatMap(({ answered, attemptId }) => (answered ? [] : [attemptId])).slice(0, 10),
});

/** How likely the difference of these two is by chance alone. */
export const chanceOf = (one: TallyFacts, other: TallyFacts): number =>
  fisher({ hits: one.answered, count: one.sent }, { hits: other.answered, count: other.sent });

/** On a way this short, the clock and the scheduler weigh more than the distance. */
const NEAREST_MS = 5;
/** A close has to be quicker than this share of the quickest connection, so that ordinary jitter does not count. */
const CLEARLY = 0.8;

const endedByPeer = ({ answered, outcome }: Try): boolean =>
  !answered && (outcome.kind === 'fin' || outcome.kind === 'rst' || outcome.kind === 'alert');

/** Ends that came sooner after the greeting than a packet needs to the server and back, as far as one connection's start shows that. */
export const earlyEnds = (tries: readonly Try[], throughProxy: boolean): StabilityFacts['early'] => {
  const connects = tries.flatMap(({ timing }) => between(0, timing.connectedAt));
  const quickest = connects.length > 0 ? Math.min(...connects) : null;
  const ended = tries.filter(endedByPeer);
  const nothing = { count: 0, ofEnded: ended.length, quickestConnectMs: quickest };
  if (throughProxy) return { ...nothing, canTell: 'through-a-proxy' };
  if (quickest === null || quickest < NEAREST_MS) return { ...nothing, canTell: 'too-near' };
  const early = ended.filter(({ timing }) =>
    between(timing.helloAt, timing.endedAt).some((ms) => ms < CLEARLY * quickest),
  );
  return { ...nothing, count: early.length, canTell: null };
};
