import type { EvidenceMap } from '../../../../shared/model/evidence';
import { trustedByAdded } from '../../../engine/diagnosis/derive/chain';
import { type MeasuredTable, ofProbe } from './table';

const noteOf = (facts: EvidenceMap['certificate']): string => {
  const { trusted, anchor, store, addedRoots } = facts.verdict;
  if (!trusted)
    return addedRoots > 0
      ? `Not trusted. Compared with ${store}, and with what was added for this check.`
      : `Not trusted. Compared with ${store}.`;
  return trustedByAdded(facts)
    ? `Trusted, by ${anchor ?? 'a root'}, which was added for this check. It is not in ${store}.`
    : `Trusted, by ${anchor ?? 'a root of this computer'}. Compared with ${store}.`;
};

/** What this computer's own store says of the chain. */
export const trust: MeasuredTable = {
  id: 'trust',
  area: 'certificate',
  title: 'What this computer says of the certificates',
  draft: ofProbe('certificate', ['Certificate', 'What a careful program would object to'], (facts) => ({
    rows: facts.verdict.faults.map(({ index, text }) => [
      index === 0 ? 'the server’s own' : `number ${index + 1}`,
      text,
    ]),
    note: noteOf(facts),
  })),
};
