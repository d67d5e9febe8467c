import type { EvidenceMap } from '../../../../shared/model/evidence';
import { times } from './clip';

type Repeat = EvidenceMap['repeat'];
type Pair = Repeat['pairs'][number];

/** What the repetition says of one pair. `not-repeated`: it was not among the pairs, could not be sent twice more, or the repeat probe gave nothing. */
export type PairState = 'holds' | 'broken' | 'not-repeated';

/** The repeat probe sends each side so often. */
const ROUNDS = 2;

const find = (repeat: Repeat | undefined, key: string): Pair | undefined =>
  repeat?.pairs.find((pair) => pair.key === key);

/** Whether the pair with this key (see the repeat probe) came out the same way each time. */
export const pairState = (repeat: Repeat | undefined, key: string): PairState => {
  const pair = find(repeat, key);
  if (pair === undefined) return 'not-repeated';
  if (pair.holds) return 'holds';
  // What could not be sent is missing, and says nothing against the pair.
  return Math.min(pair.base.length, pair.variant.length) < ROUNDS ? 'not-repeated' : 'broken';
};

/** The attempts of a pair, base and variant. */
export const pairAttempts = (repeat: Repeat | undefined, key: string): string[] => {
  const pair = find(repeat, key);
  return pair === undefined ? [] : [...pair.base, ...pair.variant].map((result) => result.attemptId);
};

/** "We repeated …" as a sentence, for a pair that held. */
export const pairSentence = (repeat: Repeat | undefined, key: string): string | null => {
  const pair = find(repeat, key);
  if (pair === undefined || !pair.holds) return null;
  const count = Math.min(pair.base.length, pair.variant.length);
  return `We compared the two ${times(count)} more, one after the other, with the same result each time. Their one difference is ${pair.differsIn}.`;
};
