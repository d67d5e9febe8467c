import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { HelloResult } from './facts';

/** The observations in which our greetings were varied. */
export interface Varied {
  readonly hello: EvidenceMap['hello'];
  readonly versions?: EvidenceMap['versions'];
  readonly 'server-name'?: EvidenceMap['server-name'];
}

/** Every greeting of the run: all addresses, all versions, all server names. STARTTLS and repetitions are left out. */
export const everyHello = (shown: Varied): HelloResult[] => {
  const names = shown['server-name'];
  return [
    shown.hello.base,
    shown.hello.repeated,
    ...shown.hello.addresses.filter((result) => result.attemptId !== shown.hello.base.attemptId),
    ...(shown.versions?.rungs.map((rung) => rung.result) ?? []),
    ...(names ? [names.with?.result, names.without.result, names.other.result] : []),
  ].filter((result): result is HelloResult => result !== undefined);
};

/** Attempts that say something about the server: not the ones that ended on this computer or were cancelled. */
export const telling = (results: readonly HelloResult[]): HelloResult[] =>
  results.filter((result) => result.outcome.kind !== 'local' && result.outcome.kind !== 'cancelled');

/** At least three different greetings were sent, and each one ended as `test` says. */
export const allEnd = (results: readonly HelloResult[], test: (outcome: Outcome) => boolean): boolean =>
  results.length >= 3 && results.every((result) => !result.answered && test(result.outcome));
