import type { Evidence } from '../../../shared/model/evidence';
import type { Chain } from '../../../shared/model/finding';
import { chainDetail } from '../../engine/diagnosis/derive/chain';

/** The chain of certificates as the server showed it, whatever the verdict; null where none was seen. */
export const chainFrom = (evidence: Evidence): Chain | null => {
  const seen = evidence.certificate;
  if (seen?.status !== 'ok' || seen.facts.chain.length === 0) return null;
  const path = evidence['trust-path'];
  return chainDetail(seen.facts, path?.status === 'ok' ? path.facts : undefined);
};
