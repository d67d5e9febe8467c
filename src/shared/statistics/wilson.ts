/** An interval in which the true share lies, 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Quantile of the normal distribution for 95 %, two-sided. */
const Z95 = 1.959963984540054;

/**
 * The 95 % score interval for `hits` out of `count` (Wilson 1927; Newcombe 1998, method 3): honest for few trials and for shares near
 * 0 and 1. Nothing tried: 0 to 1. Throws RangeError for counts that can't be.
 */
export const wilson = (hits: number, count: number): Interval => {
  if (!Number.isInteger(hits) || !Number.isInteger(count) || hits < 0 || hits > count)
    throw new RangeError(`${hits} of ${count} is no share`);
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count))) / (1 + z2 / count);
  // At the edges the bound is exact; arithmetic would leave it a hair off.
  return {
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === count ? 1 : Math.min(1, middle + half),
  };
};
