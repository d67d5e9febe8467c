import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { spokenDays } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { Told, Verdict } from '../define-cause';
import { chainDetail, readFrom } from './chain';
import { inferred, measured } from './clip';
import type { FaultCode } from './facts';
import { programEnds } from './who-ends';

type Certificate = EvidenceMap['certificate'];
type Other = NonNullable<Certificate['others']>[number];
type Fault = Certificate['verdict']['faults'][number];
type IsIt = (fault: Fault) => boolean;

/**
 * Why the certificate we read need not be the one that the program is shown: the server did not answer to the name asked for, so it was
 * read from a greeting without that name. null: it is the right one (or the case is too old to say).
 */
export const anotherCertificate = ({ sentName }: Certificate, told: Told): string | null => {
  const wanted = told.asked.target.serverName;
  if (sentName === undefined || sentName === wanted) return null;
  const how = sentName === null ? 'without a name' : 'with a made-up name';
  return wanted === null
    ? `This certificate was shown to a greeting ${how}, since the one without a name brought none.`
    : `The server did not answer to the name ${printable(wanted, 253)}. This certificate was shown to a greeting ${how}.`;
};

/** When that other chain was shown. */
const occasionOf = ({ asked, version, address }: Other): string => {
  if (address !== undefined) return `at the address ${address}`;
  const kind =
    asked === 'any' ? '' : `, accepting ${asked === 'RSA' ? 'an RSA' : 'an ECDSA'} certificate only`;
  return `to a greeting of ${version ?? 'another version'}${kind}`;
};

/** How sure a fault of the first chain is, seen against everything else that the server showed. */
interface Spread {
  readonly verdict: 'confirmed' | 'likely' | 'possible';
  readonly because: readonly Because[];
}

const VARIES =
  'The very same greeting brought different certificates at different times, so several servers seem to stand behind this name.';

/**
 * Another chain without the fault: which one the program is shown depends on what it offers, or on the moment. Nothing is confirmed for
 * a certificate that varies.
 */
const spreadOf = (certificate: Certificate, isIt: IsIt): Spread => {
  const others = certificate.others ?? [];
  const clean = others.filter(({ faults }) => !faults.some(isIt));
  const attempts = [certificate.attemptId, ...others.map(({ attemptId }) => attemptId)];
  if (certificate.varies === true) {
    const how =
      clean.length === 0 ? 'Each one that we saw has this fault.' : 'Not all of them have this fault.';
    return { verdict: 'likely', because: [measured(`${VARIES} ${how}`, attempts)] };
  }
  const [first] = clean;
  if (!first) return { verdict: 'confirmed', because: [] };
  return {
    verdict: 'likely',
    because: [
      measured(
        first.address === undefined
          ? `The server showed another certificate or chain ${occasionOf(first)}, and that one does not have this fault. Which one your program is shown depends on what it offers, or on the moment.`
          : `The server showed another certificate or chain ${occasionOf(first)}, and that one does not have this fault. Which one your program is shown depends on the address that it takes.`,
        [first.attemptId],
      ),
    ],
  };
};

const onlyInAnother = (certificate: Certificate, isIt: IsIt, told: Told): Verdict | null => {
  const other = certificate.others?.find(({ faults }) => faults.some(isIt));
  const fault = other?.faults.find(isIt);
  if (!other || !fault) return null;
  const ends = programEnds(told);
  // What a program offers it may never change; the turn and the address change by themselves.
  const byTurns = certificate.varies === true;
  const meets = byTurns || other.address !== undefined;
  return {
    verdict: meets ? 'likely' : 'possible',
    because: [
      ...(byTurns ? [measured(`${VARIES} Not all of them have this fault.`, [other.attemptId])] : []),
      measured(
        `The server has another certificate or chain, shown ${occasionOf(other)}: ${spokenDays(printable(fault.text, 400))}`,
        [other.attemptId],
      ),
      measured('The one that it shows to our usual greeting does not have this fault.', [
        certificate.attemptId,
      ]),
      ends.because,
    ],
    against: ends.against,
    weight: meets ? 0 : -3,
  };
};

export interface FaultCase {
  readonly certificate: Certificate;
  readonly told: Told;
  readonly codes: readonly FaultCode[];
  /** Of the faults with these codes only those; default: all. */
  readonly only?: IsIt;
  /** Why it is not this, when no certificate has one of these faults. */
  readonly otherwise: string;
  readonly title?: string;
  /** Further reasons. */
  readonly also?: readonly Because[];
  readonly weight?: number;
}

const ORDER = ['possible', 'likely', 'confirmed'] as const;
const weaker = (one: Spread['verdict'], other: Spread['verdict']): Spread['verdict'] =>
  ORDER[Math.min(ORDER.indexOf(one), ORDER.indexOf(other))] ?? 'possible';

/**
 * A fault read from the presented certificates' own bytes is confirmed: nothing was compared or guessed. It speaks of what a careful
 * program refuses, not of what the server did.
 */
export const judgeFault = ({
  certificate,
  told,
  codes,
  only = () => true,
  otherwise,
  title,
  also = [],
  weight = 0,
}: FaultCase): Verdict => {
  if (certificate.chain.length === 0)
    return { verdict: 'unknown', why: 'The server showed no certificate that we could read.' };
  const isIt: IsIt = (fault) => codes.includes(fault.code) && only(fault);
  const faults = certificate.verdict.faults.filter(isIt);
  if (faults.length === 0)
    return onlyInAnother(certificate, isIt, told) ?? { verdict: 'ruled-out', because: otherwise };
  const another = anotherCertificate(certificate, told);
  const spread = spreadOf(certificate, isIt);
  const ends = programEnds(told);
  return {
    verdict: weaker(another === null ? 'confirmed' : 'possible', spread.verdict),
    because: [
      ...(another === null ? [] : [inferred(`${another} Your program may be shown another one.`)]),
      ...spread.because,
      ...faults
        .slice(0, 5)
        .map((fault) => measured(spokenDays(printable(fault.text, 400)), [certificate.attemptId])),
      measured(readFrom(certificate), [certificate.attemptId]),
      ...also,
      ends.because,
    ].slice(0, 12),
    details: [chainDetail(certificate)],
    against: ends.against,
    weight,
    ...(title ? { title } : {}),
  };
};
