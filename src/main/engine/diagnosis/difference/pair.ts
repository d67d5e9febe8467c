import type { EvidenceMap } from '../../../../shared/model/evidence';

/** What differs between the two sides of a pair. */
export type Variable = EvidenceMap['one-change']['steps'][number]['variable'];

/** Two sides that differ in one thing, and the attempts of each. `works` and `fails` complete "It works when …" and "fails when …". */
export interface Pair {
  readonly variable: Variable;
  /** Further things that had to change with it; empty = nothing. */
  readonly together: readonly Variable[];
  readonly works: string;
  readonly fails: string;
  readonly attempts: readonly string[];
  /** Each side was measured more than once, by turns. */
  readonly repeated: boolean;
  /** It came out the same way each time. */
  readonly holds: boolean;
}

/** The two sides as they were measured: the base, and the one with the change. */
interface Sides {
  readonly base: readonly { readonly answered: boolean; readonly attemptId: string }[];
  readonly variant: readonly { readonly answered: boolean; readonly attemptId: string }[];
}

/** The fewest times that a side has to be measured to count as repeated. */
const REPEATED = 2;

/**
 * A pair from two sides of which one is answered and the other is not; null where both ended alike, or one of them was never measured.
 * `words`: the base's clause and the variant's.
 */
export const pairFrom = (
  variable: Variable,
  { base, variant }: Sides,
  words: { readonly base: string; readonly variant: string },
  holds: boolean,
): Pair | null => {
  const [one] = base;
  const [other] = variant;
  if (!one || !other || one.answered === other.answered) return null;
  return {
    variable,
    together: [],
    works: one.answered ? words.base : words.variant,
    fails: one.answered ? words.variant : words.base,
    attempts: [...new Set([...base, ...variant].map(({ attemptId }) => attemptId))].slice(0, 20),
    repeated: base.length >= REPEATED && variant.length >= REPEATED,
    holds,
  };
};
