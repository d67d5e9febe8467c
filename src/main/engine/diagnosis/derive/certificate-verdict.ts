import type { EvidenceMap } from '../../../../shared/model/evidence';
import { printable } from '../../../../shared/words/printable';
import type { Verdict } from '../define-cause';
import { chainDetail, faultsOf, readFrom } from './chain';
import { reason } from './clip';
import { spokenDays } from './dates';
import type { FaultCode } from './facts';

export interface FaultCase {
  readonly certificate: EvidenceMap['certificate'];
  readonly codes: readonly FaultCode[];
  /** Why it is not this, when no certificate has one of these faults. */
  readonly otherwise: string;
  readonly title?: string;
  /** Further reasons, in plain words. */
  readonly also?: readonly string[];
  readonly weight?: number;
}

/**
 * A fault read from the presented certificates' own bytes is confirmed: nothing was compared or guessed. It speaks of what a careful
 * program refuses, not of what the server did.
 */
export const judgeFault = ({
  certificate,
  codes,
  otherwise,
  title,
  also = [],
  weight = 0,
}: FaultCase): Verdict => {
  if (certificate.chain.length === 0)
    return { verdict: 'unknown', why: 'The server showed no certificate that we could read.' };
  const faults = faultsOf(certificate, codes);
  if (faults.length === 0) return { verdict: 'ruled-out', because: otherwise };
  const because = [
    ...faults
      .slice(0, 6)
      .map((fault) => reason(spokenDays(printable(fault.text, 400)), [certificate.attemptId])),
    reason(readFrom(certificate), [certificate.attemptId]),
    ...also.map((text) => reason(text)),
  ];
  return {
    verdict: 'confirmed',
    because,
    details: [chainDetail(certificate)],
    weight,
    ...(title ? { title } : {}),
  };
};
