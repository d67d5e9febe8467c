import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import type { Told, Verdict } from '../define-cause';
import { compared, measured, times, toldBy } from './clip';
import { alertCode } from './ends';
import type { HelloResult, Rung } from './facts';
import type { LocalSettings } from './local';
import { type ChosenAge, chosenAge, type ProgramAge, programAge } from './old-program';
import { pairAttempts, pairSentence, pairState } from './pairs';
import { answer, claimed, claimsPeerAct, compareClaim, serverWriter } from './told';
import { kindOfProgram } from './whose-tls';
import { dotnetFollowsSystem } from './windows-versions';

export interface CappedCase {
  /** The modern greeting, which was answered. */
  readonly base: HelloResult;
  /** The rung of the newest version that the program in question speaks; the server did not take it. */
  readonly rung: Rung;
  /** Versions that the server takes. */
  readonly spoken: readonly string[];
  readonly repeat: EvidenceMap['repeat'] | undefined;
  /** The chosen program's own greeting, if it was sent. */
  readonly greeting?: EvidenceMap['client-greeting'] | undefined;
  readonly local?: LocalSettings | undefined;
  readonly told: Told;
}

/** RFC 8446 §6.2 and RFC 5246 §7.2.2: protocol_version is sent for a version that the server recognises and does not support. */
const PROTOCOL_VERSION = 70;
const ENDINGS_OF_A_REFUSAL = ['fin', 'fin-in-record', 'rst', 'alert'];

/** TLS 1.2 dates from 2008 (RFC 5246), TLS 1.3 from 2018 (RFC 8446): "2016 or later" says that a program speaks the one, not the other. */
const tooOldFor2016 = (rung: Rung): boolean => rung.version !== 'TLS 1.2';

/** What is known of the program that offers no more than the refused version. */
interface Known {
  readonly age: ProgramAge;
  readonly chosen: ChosenAge | null;
  /** Its very greeting was refused each time, and ours answered each time. */
  readonly greeted: boolean;
}

const knownOf = ({ told, rung, spoken, greeting }: CappedCase): Known => ({
  age: programAge(told),
  chosen: chosenAge(told, rung.version, spoken),
  greeted:
    greeting !== undefined &&
    greeting.profile === told.asked.client &&
    greeting.differs &&
    greeting.steady &&
    greeting.base.every(({ answered }) => answered) &&
    greeting.own.every(({ answered }) => !answered),
});

const ofGreeting = (greeting: CappedCase['greeting'], greeted: boolean): Because[] =>
  greeting === undefined || !greeted
    ? []
    : [
        measured(
          `We sent the greeting of ${greeting.name}, ${times(greeting.own.length)} by turns with ours. It was never answered, and ours always.`,
          [...greeting.own, ...greeting.base].map(({ attemptId }) => attemptId),
        ),
      ];

const reasons = (
  { base, rung, repeat, told, greeting }: CappedCase,
  { age, chosen, greeted }: Known,
): Because[] => {
  const key = `version:${rung.version}`;
  const sure = pairSentence(repeat, key);
  const same = compareClaim(told, rung.result.outcome) === 'same';
  return [
    measured(
      `When we offered the up-to-date versions, the server answered with ${base.version ?? 'a ServerHello'}.`,
      [base.attemptId],
    ),
    measured(`When we offered only ${rung.version}: ${describeOutcome(rung.result.outcome)}`, [
      rung.result.attemptId,
    ]),
    ...(sure === null ? [] : [measured(sure, pairAttempts(repeat, key))]),
    ...ofGreeting(greeting, greeted),
    ...(same
      ? [compared('This is the very event that your error text stands for.', [rung.result.attemptId])]
      : []),
    ...(chosen?.tooOld ? [toldBy(chosen.text)] : []),
    ...[age.message, age.person].filter((text) => text !== null).map(toldBy),
    ...(age.saidNew && !tooOldFor2016(rung)
      ? [
          toldBy(
            'You told us that the program is from 2016 or later. TLS 1.3 is from 2018, so that does not decide it.',
          ),
        ]
      : []),
  ];
};

const DOTNET_TOLD =
  'This computer tells programs on .NET Framework 4 to use the versions of the system (SchUseStrongCrypto and SystemDefaultTlsVersions are 1, for 64-bit and 32-bit programs), which speaks against an old default.';

/** .NET Framework's own default, TLS 1.0, is lifted by two values of the registry. */
const liftedByRegistry = ({ told, rung, local }: CappedCase): boolean =>
  rung.version === 'TLS 1.0' &&
  kindOfProgram(told) === 'dotnet-framework' &&
  dotnetFollowsSystem(local) === 'yes';

/** Everything that says that the refused version is not what happened. */
const speaksAgainst = (capped: CappedCase, { age, chosen }: Known): string[] => {
  const { told, rung } = capped;
  const event = claimed(told)?.event;
  const otherEvent =
    event === 'certificate-rejected-here' ||
    event === 'name-not-found' ||
    (claimsPeerAct(told) &&
      compareClaim(told, rung.result.outcome) === 'different' &&
      !ENDINGS_OF_A_REFUSAL.includes(event ?? ''));
  return [
    ...(age.saidNew && tooOldFor2016(rung) && !chosen?.tooOld
      ? ['You told us that the program is kept up to date, which speaks against this.']
      : []),
    ...(chosen !== null && !chosen.tooOld ? [`${chosen.text} That speaks against this.`] : []),
    ...(liftedByRegistry(capped) ? [DOTNET_TOLD] : []),
    ...(told.asked.side === 'accepts' ? ['You told us that your program accepts connections.'] : []),
    ...(told.asked.side === 'unknown' && serverWriter(told) !== null
      ? ['The text you pasted is written by a program that accepts connections.']
      : []),
    ...(otherEvent ? ['The text you pasted stands for another event than this one.'] : []),
  ];
};

/** The pasted text alone makes it likely: an old program's text, or an alert about the version, and the very event we measured. */
const textFits = ({ told, rung }: CappedCase, age: ProgramAge): boolean =>
  compareClaim(told, rung.result.outcome) === 'same' &&
  (age.message !== null || alertCode(rung.result.outcome) === PROTOCOL_VERSION);

/** A text of theirs was recognised. Without one, a kind of program that is perhaps old says nothing about this failure. */
const hasText = ({ told }: CappedCase): boolean => (told.message?.matches.length ?? 0) > 0;

/**
 * A server that takes newer versions and refuses this one: does that explain the person's failure? Confirmed needs the repeated
 * pair, the same event in the pasted text, and the person's word that the program is old (their answer, or the program they chose);
 * likely needs one side of it: the fitting text, their word about this very program, or its kind together with a text.
 */
export const judgeCapped = (capped: CappedCase): Verdict => {
  const { rung, repeat, told } = capped;
  const known = knownOf(capped);
  const { age, chosen, greeted } = known;
  const state = pairState(repeat, `version:${rung.version}`);
  const because = reasons(capped, known);
  if (state === 'broken')
    return {
      verdict: 'unknown',
      why: `The server did not treat ${rung.version} the same way each time, so the comparison says nothing.`,
    };
  const against = speaksAgainst(capped, known);
  if (against.length > 0) return { verdict: 'possible', because, against };
  const same = compareClaim(told, rung.result.outcome) === 'same';
  const old = answer(told, 'program-age') === 'before-2016' || chosen?.tooOld === true;
  if ((state === 'holds' || (greeted && chosen?.tooOld === true)) && same && old)
    return { verdict: 'confirmed', because };
  const likely = old || textFits(capped, age) || (age.person !== null && hasText(capped));
  return { verdict: likely ? 'likely' : 'possible', because };
};
