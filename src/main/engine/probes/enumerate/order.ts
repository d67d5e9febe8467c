/** One offer that was answered: what was offered, in its order, and what was taken. */
export interface Offer {
  readonly offered: readonly number[];
  readonly chosen: number;
}

/** Whose order decides: the server's own, the one of the greeting, or not known. */
export type Order = 'server' | 'client' | 'unknown';

/** Suites that the server is known to take, in the order of this offer. */
const takenIn = ({ offered }: Offer, found: ReadonlySet<number>): readonly number[] =>
  offered.filter((suite) => found.has(suite));

/**
 * Reads off the answers whose order decides. One choice against the order of the greeting shows the server's own. The other way takes a pair
 * that was offered both ways round and taken both ways round: a server's own order may agree with one greeting by accident.
 */
export const orderSeen = (offers: readonly Offer[], found: ReadonlySet<number>): Order => {
  const won = new Map<number, Set<number>>();
  let both = false;
  for (const offer of offers) {
    const [first, ...others] = takenIn(offer, found);
    if (first === undefined) continue;
    if (first !== offer.chosen) return 'server';
    for (const other of others) {
      if (won.get(other)?.has(first)) both = true;
      won.set(first, (won.get(first) ?? new Set()).add(other));
    }
  }
  return both ? 'client' : 'unknown';
};

/**
 * Offers that settle it while it is not known: of two suites that are taken, the one that lost before goes first; two that never met are offered both ways round.
 * Empty: there are no two.
 */
export const orderTests = (
  offers: readonly Offer[],
  found: ReadonlySet<number>,
): readonly (readonly [number, number])[] => {
  for (const offer of offers) {
    const [first, other] = takenIn(offer, found);
    if (first !== undefined && other !== undefined) return [[other, first]];
  }
  const [one, other] = [...found];
  if (one === undefined || other === undefined) return [];
  return [
    [one, other],
    [other, one],
  ];
};

/**
 * The suites in the server's own order, as far as the answers prove it: each puts the one that was taken before all others of its list. null: they
 * leave the place of some open, or contradict each other.
 */
export const provenOrder = (
  offers: readonly Offer[],
  found: ReadonlySet<number>,
): readonly number[] | null => {
  const behind = new Map<number, Set<number>>([...found].map((suite) => [suite, new Set()]));
  for (const offer of offers)
    for (const other of takenIn(offer, found))
      if (other !== offer.chosen) behind.get(offer.chosen)?.add(other);
  const order: number[] = [];
  const left = new Set(found);
  while (left.size > 0) {
    const preceded = new Set([...left].flatMap((suite) => [...(behind.get(suite) ?? [])]));
    const [next, ...others] = [...left].filter((suite) => !preceded.has(suite));
    if (next === undefined || others.length > 0) return null;
    order.push(next);
    left.delete(next);
  }
  return order;
};
