import { atOnceFor, connectionsFor } from '../../../shared/model/run-limits';
import type { RunOptions } from '../../../shared/model/way';
import type { Budget } from '../probes/define-probe';
import type { AnyProbe } from './any-probe';

/** What one run may do: connections in all and at a time, the pause between two of them in ms, and its longest time in ms. */
export interface RunLimits {
  readonly connections: number;
  readonly atOnce: number;
  readonly pauseMs: number;
  readonly ms: number;
}

const USUAL_MS = 60_000;
/** Showing a certificate: a few handshakes one after the other, each with its wait for a refusal. */
const CERTIFICATE_MS = 30_000;
const SLOW_MS = 240_000;
const LONGEST_MS = 600_000;
/** From here on repeats alone take longer than a slow check. */
const MANY_REPEATS = 60;
/** Two connections a second at most: no more than a person who presses reload. */
export const GENTLE_PAUSE_MS = 500;
/** In a gentle run each connection waits for its pause as well, which grows to two seconds when the server turns us away. */
const GENTLE_CONNECTION_MS = 2_000;

/** What this probe may use in a run with these options. */
export const budgetOf = (probe: AnyProbe, options: RunOptions): Budget => {
  const usual = options.depth === 'all' ? (probe.allBudget ?? probe.budget) : probe.budget;
  const { connections, ms } = probe.requested?.(options) ?? usual;
  return { connections, ms: options.gentle ? ms + connections * GENTLE_CONNECTION_MS : ms };
};

const longestFor = ({ depth, gentle, repeats, clientCertificate }: RunOptions): number => {
  if (depth === 'all' || repeats > MANY_REPEATS) return LONGEST_MS;
  if (gentle || repeats > 0) return SLOW_MS;
  return clientCertificate ? USUAL_MS + CERTIFICATE_MS : USUAL_MS;
};

/** The limits of a run with these options. */
export const limitsFor = (options: RunOptions): RunLimits => ({
  connections: connectionsFor(options),
  atOnce: atOnceFor(options),
  pauseMs: options.gentle ? GENTLE_PAUSE_MS : 0,
  ms: longestFor(options),
});
