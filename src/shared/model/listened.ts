import type { Attempt } from './attempt';

type Told = Pick<Attempt, 'events' | 'outcome' | 'ms'>;

/**
 * How long we went on listening once the handshake was complete, in ms: on purpose, for a refusal or a ticket that comes only there
 * (RFC 8446 §4.4.2.4, §4.6.1). It is our wait, not the server's silence, and no part of what the server took.
 */
export const listenedMs = ({ events, outcome }: Pick<Told, 'events' | 'outcome'>): number => {
  if (outcome.kind !== 'answered' || outcome.stage !== 'after-finished') return 0;
  const [before, last] = events.slice(-2);
  return before && last?.kind === 'closed' && last.who === 'here' ? Math.max(0, last.at - before.at) : 0;
};

/** How long an attempt took, without the wait that was our own. */
export const tookMs = (attempt: Told): number => Math.max(0, attempt.ms - listenedMs(attempt));
