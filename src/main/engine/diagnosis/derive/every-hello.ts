import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { HelloResult } from './facts';

/** The observations in which our greetings were varied. */
export interface Varied {
  readonly hello: EvidenceMap['hello'];
  readonly versions?: EvidenceMap['versions'];
  readonly 'server-name'?: EvidenceMap['server-name'];
  readonly 'hello-form'?: EvidenceMap['hello-form'];
  readonly 'client-greeting'?: EvidenceMap['client-greeting'];
  readonly 'proxy-protocol'?: EvidenceMap['proxy-protocol'];
  readonly 'one-change'?: EvidenceMap['one-change'];
}

/** The questions that change more of a greeting than its version, name or address. */
export const OTHER_GREETINGS = ['hello-form', 'client-greeting', 'proxy-protocol', 'one-change'] as const;

/** Greetings with something else changed, as far as they were answered. */
const answeredOtherwise = (shown: Varied): HelloResult[] =>
  [
    ...(shown['hello-form']?.forms.flatMap(({ variant }) => variant) ?? []),
    ...(shown['client-greeting']?.own ?? []),
    ...(shown['proxy-protocol']?.versions.map(({ first }) => first) ?? []),
    ...(shown['one-change']?.steps.map(({ result }) => result) ?? []),
  ].filter(({ answered }) => answered);

/**
 * Every greeting of the run: all addresses, all versions, all server names, and whatever else was changed where that was answered. STARTTLS and
 * repetitions are left out.
 */
export const everyHello = (shown: Varied): HelloResult[] => {
  const names = shown['server-name'];
  return [
    shown.hello.base,
    shown.hello.repeated,
    ...shown.hello.addresses.filter((result) => result.attemptId !== shown.hello.base.attemptId),
    ...(shown.versions?.rungs.map((rung) => rung.result) ?? []),
    ...(names ? [names.with?.result, names.without.result, names.other.result] : []),
    ...answeredOtherwise(shown),
  ].filter((result): result is HelloResult => result !== undefined);
};

/** Attempts that say something about the server: not the ones that ended on this computer or were cancelled. */
export const telling = (results: readonly HelloResult[]): HelloResult[] =>
  results.filter((result) => result.outcome.kind !== 'local' && result.outcome.kind !== 'cancelled');

/** At least three different greetings were sent, and each one ended as `test` says. */
export const allEnd = (results: readonly HelloResult[], test: (outcome: Outcome) => boolean): boolean =>
  results.length >= 3 && results.every((result) => !result.answered && test(result.outcome));
