import type { Evidence, EvidenceMap, ProbeId } from '../../../shared/model/evidence';

/** The facts of these questions, as far as they were answered. */
export const shownFacts = <Id extends ProbeId>(
  evidence: Evidence,
  ids: readonly Id[],
): Partial<Pick<EvidenceMap, Id>> => {
  const facts: { [id: string]: unknown } = {};
  for (const id of ids) {
    const seen = evidence[id];
    if (seen?.status === 'ok') facts[id] = seen.facts;
  }
  return facts as Partial<Pick<EvidenceMap, Id>>;
};
