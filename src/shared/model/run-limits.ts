import type { RunOptions } from './way';

/** Connections of a usual check, and of one that runs every list to its end. */
const USUAL_CONNECTIONS = 40;
const ALL_CONNECTIONS = 600;

/** Connections at a time that these options allow. */
export const atOnceFor = ({ gentle, concurrency }: RunOptions): number => (gentle ? 1 : concurrency);

/**
 * Connections in all that these options allow. Repeats were asked for by number and come on top: each is a greeting and the one that it is
 * compared with.
 */
export const connectionsFor = ({ depth, repeats }: RunOptions): number =>
  (depth === 'all' ? ALL_CONNECTIONS : USUAL_CONNECTIONS) + 2 * repeats;
