import type { HelloFacts } from '../hello-facts';
import { type Dimension, dimensionsBetween, mixed } from './mixing';
import type { Parts } from './parts';
import type { Side, Trial } from './trial';
import { VARIABLE_NAMES, valueWords } from './words';

/** Two greetings of which one is answered and the other is not. `name`: of whose greeting `to` is. */
export interface Ends {
  readonly from: Side;
  readonly to: Side;
  readonly name: string;
}

/** Where the end changes on the way from one greeting to the other. */
export interface Turn {
  readonly dimensions: readonly Dimension[];
  /** Taken so far: with the last of them it ends as `to`, without it as `from`. */
  readonly taken: readonly Dimension[];
  readonly before: Parts;
  readonly after: Parts;
}

const idsOf = (dimensions: readonly Dimension[]): ReadonlySet<string> =>
  new Set(dimensions.map(({ id }) => id));

/** The greeting `from` with these dimensions of `to`. */
export const mixOf = ({ from, to }: Ends, taken: readonly Dimension[]): Parts =>
  mixed(from.parts, to.parts, idsOf(taken));

const changeWords = ({ to, name }: Ends, taken: readonly Dimension[]): string => {
  const last = taken[taken.length - 1];
  if (!last) return 'nothing';
  const value = valueWords(last, to.parts);
  return taken.length === 1
    ? `as in the greeting of ${name}: ${value}`
    : `${taken.length} things as in the greeting of ${name}, the last of them ${value}`;
};

const learned = (like: 'from' | 'to', last: Dimension | undefined): string =>
  like === 'to'
    ? 'It made the difference, so the reason is among what was changed.'
    : `It made no difference, so the reason comes after ${last ? VARIABLE_NAMES[last.variable] : 'this'}.`;

/**
 * Walks from one greeting to the other in halves, one connection a step, until one thing is left between an end and the other. null: the
 * connections are used up, the server changed by itself, or the two don't differ. `reserve`: connections to be kept for later.
 */
export const bisect = async (
  trial: Trial,
  ends: Ends,
  fromAnswered: boolean,
  reserve: number,
): Promise<Turn | null> => {
  const dimensions = dimensionsBetween(ends.from.parts, ends.to.parts);
  let low = 0;
  let high = dimensions.length;
  if (high === 0) return null;
  while (high - low > 1) {
    if (trial.left <= reserve) return null;
    const middle = Math.floor((low + high) / 2);
    const taken = dimensions.slice(0, middle);
    const last = taken[taken.length - 1];
    const side: Side = { parts: mixOf(ends, taken), clause: '' };
    const likeFrom = ({ answered }: HelloFacts): boolean => answered === fromAnswered;
    const facts = await trial.step(last?.variable ?? 'extensions', changeWords(ends, taken), side, (one) =>
      learned(likeFrom(one) ? 'from' : 'to', last),
    );
    if (!facts) return null;
    if (likeFrom(facts)) low = middle;
    else high = middle;
  }
  return {
    dimensions,
    taken: dimensions.slice(0, high),
    before: mixOf(ends, dimensions.slice(0, low)),
    after: mixOf(ends, dimensions.slice(0, high)),
  };
};
