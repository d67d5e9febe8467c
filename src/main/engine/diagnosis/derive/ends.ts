import type { Outcome } from '../../../../shared/model/failure';
import type { HelloResult } from './facts';

/** Two attempts ended in the same way: same kind, same alert. Times and byte counts may differ. */
export const sameEnd = (a: Outcome, b: Outcome): boolean =>
  a.kind === b.kind && (a.kind !== 'alert' || (b.kind === 'alert' && a.code === b.code));

/** The server ended the connection without a word about why: FIN, FIN inside a message, or RST. */
export const isClosed = (outcome: Outcome): boolean =>
  outcome.kind === 'fin' || outcome.kind === 'rst' || outcome.kind === 'fin-in-record';

/** The same, or silence: nobody said a word. */
export const isWordless = (outcome: Outcome): boolean => isClosed(outcome) || outcome.kind === 'silence';

/** The alert's number, or null when it was not an alert. */
export const alertCode = (outcome: Outcome): number | null =>
  outcome.kind === 'alert' ? outcome.code : null;

/** no_application_protocol (RFC 7301 §3.2): about the language inside (ALPN), and nothing else. */
export const NO_PROTOCOL = 120;

/**
 * Alerts that are sent for one reason only, by a server that has read the greeting whole (RFC 8446 §6.2, RFC 7507 §3): the version, the
 * strength, a fallback, something missing from it, the name, the certificate.
 */
const SAY_WHY: ReadonlySet<number | null> = new Set([70, 71, 86, 109, 112, 116]);

/** The server read our greeting and named its reason, which is neither its form nor its length nor the language inside. */
export const namesItsReason = (outcome: Outcome): boolean => SAY_WHY.has(alertCode(outcome));

/** The ids of the attempts behind these results. */
export const attemptsOf = (results: readonly HelloResult[]): string[] =>
  results.map((result) => result.attemptId);

/** Something of an answer had come before the end, though no ServerHello that could be read. */
export const answerBegan = (outcome: Outcome): boolean =>
  outcome.kind === 'fin-in-record' || ('stage' in outcome && outcome.stage === 'in-server-flight');
