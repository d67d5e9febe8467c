import type { HelloFacts } from '../hello-facts';
import type { OneChangeFacts, Variable } from '../one-change-facts';
import { pairHolds } from '../pair-plan';
import { plainSize, sharedSize } from './parts';
import { CONFIRMING, type Side, type Trial } from './trial';

export type FoundPair = NonNullable<OneChangeFacts['pair']>;

/** Two sides that ended differently, and what differs between them. */
export interface Candidate {
  readonly variable: Variable;
  readonly together: readonly Variable[];
  readonly works: Side;
  readonly fails: Side;
  readonly mended?: FoundPair['mended'];
}

const MOST_RESULTS = 6;
const MOST_CLAUSE = 200;

/** Both to one size, since what says less is shorter too; unless the size is what differs. */
const sizesFor = ({ variable, works, fails }: Candidate): readonly [works: number, fails: number] => {
  const [one, other] = [works.parts.bytes, fails.parts.bytes];
  if (variable === 'size') return [one, other];
  const shared = Math.max(sharedSize(works.parts, fails.parts), one, other);
  return [shared, shared];
};

interface Measured {
  readonly working: HelloFacts[];
  readonly failing: HelloFacts[];
}

/** There and back: fails, works, works, fails, so that two servers that take turns are no difference. */
const byTurns = async (trial: Trial, candidate: Candidate): Promise<Measured> => {
  const [worksSize, failsSize] = sizesFor(candidate);
  const working: HelloFacts[] = [];
  const failing: HelloFacts[] = [];
  for (const [at, ofWorking] of [false, true, true, false].entries()) {
    const side = ofWorking ? candidate.works : candidate.fails;
    const purpose = `Repetition ${at < 2 ? 1 : 2}: ${side.clause}`;
    const facts = await trial.send(side, purpose, ofWorking ? worksSize : failsSize);
    if (!facts) break;
    (ofWorking ? working : failing).push(facts);
  }
  return { working, failing };
};

const pairOf = (candidate: Candidate, { working, failing }: Measured): FoundPair => ({
  variable: candidate.variable,
  works: candidate.works.clause.slice(0, MOST_CLAUSE),
  fails: candidate.fails.clause.slice(0, MOST_CLAUSE),
  working: working.slice(0, MOST_RESULTS),
  failing: failing.slice(0, MOST_RESULTS),
  holds:
    working.length >= 2 &&
    failing.length >= 2 &&
    working.every(({ answered }) => answered) &&
    failing.every(({ answered }) => !answered) &&
    pairHolds(failing, working),
  together: candidate.together.length > 1 ? [...candidate.together].slice(0, MOST_RESULTS) : [],
  ...(candidate.mended ? { mended: candidate.mended } : {}),
});

/** The other difference that a change had besides: the shorter side, and the same one filled up to the size of the other. */
const sizePair = ({ works, fails, mended }: Candidate, { working, failing }: Measured): Candidate | null => {
  const flipped = working[0]?.answered === false ? works : failing[0]?.answered === true ? fails : null;
  if (flipped === null) return null;
  const bytes = Math.max(sharedSize(works.parts, fails.parts), works.parts.bytes, fails.parts.bytes);
  const plain = Math.max(plainSize(flipped.parts), flipped.parts.bytes);
  if (plain >= bytes) return null;
  const short: Side = { ...flipped, clause: `${flipped.clause}, in ${plain} bytes` };
  const long: Side = {
    parts: { ...flipped.parts, bytes },
    clause: `${flipped.clause}, filled up to ${bytes} bytes`,
  };
  const [working2, failing2] = flipped === works ? [short, long] : [long, short];
  return { variable: 'size', together: [], works: working2, fails: failing2, ...(mended ? { mended } : {}) };
};

/**
 * The pair measured again by turns, both sides of one size. When they end alike as soon as they are equally long, it was the size, and that
 * is measured instead.
 */
export const confirmPair = async (trial: Trial, candidate: Candidate): Promise<FoundPair> => {
  const measured = await byTurns(trial, candidate);
  const pair = pairOf(candidate, measured);
  if (pair.holds || candidate.variable === 'size' || trial.flaps) return pair;
  const bySize = sizePair(candidate, measured);
  return bySize && trial.left >= CONFIRMING ? pairOf(bySize, await byTurns(trial, bySize)) : pair;
};
