import type { Evidence, EvidenceMap } from '../../../../shared/model/evidence';

/**
 * The greeting of the program that the person chose never brought an answer, where ours, sent by turns with it, always did; null: it did, or
 * was not sent. `carried`: answers that are from an earlier check.
 */
export const refusedGreeting = (
  evidence: Evidence,
  carried: ReadonlySet<string> = new Set(),
): EvidenceMap['client-greeting'] | null => {
  const own = evidence['client-greeting'];
  if (own?.status !== 'ok' || carried.has('client-greeting')) return null;
  const { differs, steady, base } = own.facts;
  const isRefused =
    differs && steady && own.facts.own[0]?.answered === false && base.some(({ answered }) => answered);
  return isRefused ? own.facts : null;
};
