import { z } from '../../../../shared/zod';

/** How values lie, in the unit of the values. */
export const spreadSchema = z.strictObject({
  count: z.int().min(1),
  min: z.number(),
  median: z.number(),
  p95: z.number(),
  max: z.number(),
});
export type Spread = z.infer<typeof spreadSchema>;

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Between the two neighbours, as R's quantile type 7 and most tools do it. `sorted`: rising, not empty. */
const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
};

/** The spread of these values, to a tenth; null for none. */
export const spreadOf = (values: readonly number[]): Spread | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  return {
    count: sorted.length,
    min: tenths(quantile(sorted, 0)),
    median: tenths(quantile(sorted, 0.5)),
    p95: tenths(quantile(sorted, 0.95)),
    max: tenths(quantile(sorted, 1)),
  };
};
