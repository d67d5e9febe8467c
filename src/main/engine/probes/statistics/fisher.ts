/** Natural logarithms of the factorials 0! to n!. */
const logFactorials = (n: number): Float64Array => {
  const logs = new Float64Array(n + 1);
  for (let i = 2; i <= n; i += 1) logs[i] = (logs[i - 1] ?? 0) + Math.log(i);
  return logs;
};

/** Tables that are as unlikely as the one seen count too, rounding aside (as R's fisher.test does). */
const AS_UNLIKELY = 1 + 1e-7;

/** How often something happened, of how many. */
export interface Tally {
  readonly hits: number;
  readonly count: number;
}

/**
 * Fisher's exact test, two-sided: how likely it is, if both shares were the same in truth, to see two tallies at least as unlikely as
 * these. 0 to 1; small speaks for a difference. Throws RangeError for counts that can't be.
 */
export const fisher = (one: Tally, other: Tally): number => {
  for (const { hits, count } of [one, other])
    if (!Number.isInteger(hits) || !Number.isInteger(count) || hits < 0 || hits > count)
      throw new RangeError(`${hits} of ${count} is no share`);
  const total = one.count + other.count;
  const hits = one.hits + other.hits;
  const logs = logFactorials(total);
  const log = (n: number): number => logs[n] ?? 0;
  const choose = (n: number, k: number): number => log(n) - log(k) - log(n - k);
  /** Probability of `first` hits on the one side, given all margins (hypergeometric). */
  const chance = (first: number): number =>
    Math.exp(choose(one.count, first) + choose(other.count, hits - first) - choose(total, hits));
  const seen = chance(one.hits);
  let sum = 0;
  for (let first = Math.max(0, hits - other.count); first <= Math.min(hits, one.count); first += 1) {
    const p = chance(first);
    if (p <= seen * AS_UNLIKELY) sum += p;
  }
  return Math.min(1, sum);
};
