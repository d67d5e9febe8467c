import type { EvidenceMap } from '../../../../shared/model/evidence';
import { spokenDays } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { Told, Verdict } from '../define-cause';
import { chainDetail, faultsOf, readFrom } from './chain';
import { reason } from './clip';
import type { FaultCode } from './facts';

/**
 * Why the certificate we read need not be the one that the program is shown: the server did not answer to the name asked for, so it was
 * read from a greeting without that name. null: it is the right one (or the case is too old to say).
 */
export const anotherCertificate = ({ sentName }: EvidenceMap['certificate'], told: Told): string | null => {
  const wanted = told.asked.target.serverName;
  if (sentName === undefined || sentName === wanted) return null;
  const how = sentName === null ? 'without a name' : 'with a made-up name';
  return wanted === null
    ? `This certificate was shown to a greeting ${how}, since the one without a name brought none.`
    : `The server did not answer to the name ${printable(wanted, 253)}. This certificate was shown to a greeting ${how}.`;
};

export interface FaultCase {
  readonly certificate: EvidenceMap['certificate'];
  readonly told: Told;
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
  told,
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
  const another = anotherCertificate(certificate, told);
  const because = [
    ...(another === null ? [] : [reason(`${another} Your program may be shown another one.`)]),
    ...faults
      .slice(0, 6)
      .map((fault) => reason(spokenDays(printable(fault.text, 400)), [certificate.attemptId])),
    reason(readFrom(certificate), [certificate.attemptId]),
    ...also.map((text) => reason(text)),
  ];
  return {
    verdict: another === null ? 'confirmed' : 'possible',
    because,
    details: [chainDetail(certificate)],
    weight,
    ...(title ? { title } : {}),
  };
};
