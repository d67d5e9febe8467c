import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import type { Told, Verdict } from '../define-cause';
import { reason } from './clip';
import { alertCode } from './ends';
import type { HelloResult, Rung } from './facts';
import { type ProgramAge, programAge } from './old-program';
import { pairAttempts, pairSentence, pairState } from './pairs';
import { answer, claimed, claimsPeerAct, compareClaim } from './told';

export interface CappedCase {
  /** The modern greeting, which was answered. */
  readonly base: HelloResult;
  /** The rung of the newest version that the program in question speaks; the server did not take it. */
  readonly rung: Rung;
  readonly repeat: EvidenceMap['repeat'] | undefined;
  readonly told: Told;
}

/** RFC 8446 §6.2 and RFC 5246 §7.2.2: protocol_version is sent for a version that the server recognises and does not support. */
const PROTOCOL_VERSION = 70;
const ENDINGS_OF_A_REFUSAL = ['fin', 'fin-in-record', 'rst', 'alert'];

/** TLS 1.2 dates from 2008 (RFC 5246), TLS 1.3 from 2018 (RFC 8446): "2016 or later" says that a program speaks the one, not the other. */
const tooOldFor2016 = (rung: Rung): boolean => rung.version !== 'TLS 1.2';

const saidNewReason = (rung: Rung): string =>
  tooOldFor2016(rung)
    ? 'You told us that the program is kept up to date, which speaks against this.'
    : 'You told us that the program is from 2016 or later. TLS 1.3 is from 2018, so that does not decide it.';

const reasons = ({ base, rung, repeat, told }: CappedCase, age: ProgramAge): Because[] => {
  const key = `version:${rung.version}`;
  const sure = pairSentence(repeat, key);
  const same = compareClaim(told, rung.result.outcome) === 'same';
  return [
    reason(
      `When we offered the up-to-date versions, the server answered with ${base.version ?? 'a ServerHello'}.`,
      [base.attemptId],
    ),
    reason(`When we offered only ${rung.version}: ${describeOutcome(rung.result.outcome)}`, [
      rung.result.attemptId,
    ]),
    ...(sure === null ? [] : [reason(sure, pairAttempts(repeat, key))]),
    ...(same
      ? [reason('This is the very event that your error text stands for.', [rung.result.attemptId])]
      : []),
    ...[age.message, age.person].filter((text) => text !== null).map((text) => reason(text)),
    ...(age.saidNew ? [reason(saidNewReason(rung))] : []),
  ];
};

/** Something the person told us says that the refused version is not what happened. */
const contradicted = ({ told, rung }: CappedCase, age: ProgramAge): boolean => {
  const event = claimed(told)?.event;
  if ((age.saidNew && tooOldFor2016(rung)) || told.asked.side === 'accepts') return true;
  if (event === 'certificate-rejected-here' || event === 'name-not-found') return true;
  return (
    claimsPeerAct(told) &&
    compareClaim(told, rung.result.outcome) === 'different' &&
    !ENDINGS_OF_A_REFUSAL.includes(event ?? '')
  );
};

/** The pasted text alone makes it likely: an old program's text, or an alert about the version, and the very event we measured. */
const textFits = ({ told, rung }: CappedCase, age: ProgramAge): boolean =>
  compareClaim(told, rung.result.outcome) === 'same' &&
  (age.message !== null || alertCode(rung.result.outcome) === PROTOCOL_VERSION);

/**
 * A server that takes newer versions and refuses this one: does that explain the person's failure? Confirmed needs the repeated
 * pair, the same event in the pasted text, and the person's word that the program is old; likely needs one side of it.
 */
export const judgeCapped = (capped: CappedCase): Verdict => {
  const { rung, repeat, told } = capped;
  const age = programAge(told);
  const state = pairState(repeat, `version:${rung.version}`);
  const because = reasons(capped, age);
  if (state === 'broken')
    return {
      verdict: 'unknown',
      why: `The server did not treat ${rung.version} the same way each time, so the comparison says nothing.`,
    };
  if (contradicted(capped, age)) return { verdict: 'possible', because };
  const same = compareClaim(told, rung.result.outcome) === 'same';
  if (state === 'holds' && same && answer(told, 'program-age') === 'before-2016')
    return { verdict: 'confirmed', because };
  return { verdict: textFits(capped, age) || age.person !== null ? 'likely' : 'possible', because };
};
