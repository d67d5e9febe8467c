import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { spokenMoment } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { Verdict } from '../define-cause';
import { counted, inferred, measured } from './clip';

type Clock = EvidenceMap['clock'];
/** When dates were judged, by this computer's clock. */
type Certificate = Pick<EvidenceMap['certificate'], 'checkedAt'>;

/** What a clock may be wrong by without anybody noticing: Kerberos and most certificate checks live with it. */
const CLOCK_SLACK_SECONDS = 300;

/** "3 minutes", "2 hours", "5 days", "2 years" from seconds, either sign; years from 730 days on. */
export const spokenSpan = (seconds: number): string => {
  const size = Math.abs(seconds);
  if (size < 120) return counted(Math.round(size), 'second');
  if (size < 7_200) return counted(Math.round(size / 60), 'minute');
  if (size < 172_800) return counted(Math.round(size / 3_600), 'hour');
  const days = Math.round(size / 86_400);
  return days < 730 ? counted(days, 'day') : counted(Math.floor(days / 365), 'year');
};

/** By how much this computer’s clock differs, in one piece: "24 hours behind". `seconds`: more than 0 when it is ahead. */
export const spokenOffset = (seconds: number): string =>
  `${spokenSpan(seconds)} ${seconds > 0 ? 'ahead' : 'behind'}`;

/** The clock is wrong by more than anybody lives with, as far as others can be believed. */
export const isOff = (clock: Clock | undefined): clock is Clock & { offsetSeconds: number } =>
  clock !== undefined && clock.offsetSeconds !== null && Math.abs(clock.offsetSeconds) > CLOCK_SLACK_SECONDS;

/** The time at which the certificate was judged as others say it was, ISO 8601; null when nobody could be believed. */
export const trueTime = (certificate: Certificate, clock: Clock | undefined): string | null => {
  const local = Date.parse(certificate.checkedAt);
  const offset = clock?.offsetSeconds;
  if (offset === null || offset === undefined || !Number.isFinite(local)) return null;
  const time = new Date(local - offset * 1_000);
  return Number.isFinite(time.getTime()) ? time.toISOString() : null;
};

/** The certificate is good at this time. Dates that can't be read count as good: they are another fault. */
export const isValidAt = (one: { notBefore: string; notAfter: string }, iso: string): boolean => {
  const at = Date.parse(iso);
  return !(at < Date.parse(one.notBefore)) && !(at > Date.parse(one.notAfter));
};

/** The sources that agree with the offset; others were noise, such as random bytes that were no time at all. */
export const believed = ({ sources, offsetSeconds }: Clock): Clock['sources'] =>
  offsetSeconds === null
    ? []
    : sources.filter((one) => Math.abs(one.offsetSeconds - offsetSeconds) <= CLOCK_SLACK_SECONDS);

/** The attempts that brought those sources. */
export const clockAttempts = (clock: Clock): string[] =>
  believed(clock).flatMap(({ attemptId }) => (attemptId === null ? [] : [attemptId]));

type Source = Clock['sources'][number];

/** A signed answer is made beforehand, so it tells the time only to a computer that is behind it (RFC 6960 §4.2.2.1). */
const tellsTime = ({ kind, offsetSeconds }: Source): boolean =>
  kind !== 'signed-answer' || offsetSeconds < -CLOCK_SLACK_SECONDS;

/** The clocks that name another time than this computer, where they are too few or too different to be believed. */
const doubters = (clock: Clock | undefined): Source[] =>
  clock === undefined || clock.offsetSeconds !== null
    ? []
    : clock.sources.filter((one) => tellsTime(one) && Math.abs(one.offsetSeconds) > CLOCK_SLACK_SECONDS);

/** The one other clock there was: it names another time, nobody says otherwise, and by itself it is not believed; null: none, or several times. */
export const loneClock = (clock: Clock): Source | null => {
  const [first] = doubters(clock);
  const near = (one: Source) =>
    Math.abs(one.offsetSeconds - (first?.offsetSeconds ?? 0)) <= CLOCK_SLACK_SECONDS;
  return first && clock.sources.filter(tellsTime).every(near) ? first : null;
};

/** Why nothing agreed could be said of this computer's clock: who spoke of time at all. */
export const whyNoTime = (clock: Clock): string => {
  if (clock.sources.length === 0) return 'Nothing that answered said what time it is.';
  if (!clock.sources.some(tellsTime))
    return 'All that came with a date was made beforehand, and does not say what time it is now.';
  const lone = loneClock(clock);
  return lone === null
    ? 'Those that said what time it is do not agree with each other.'
    : `Only one other clock was there to compare with (${printable(lone.from, 200)}). One alone can’t say which of the two is wrong.`;
};

/** The time at which the certificate was judged, as this clock has it; null for dates that can't be read. */
const timeBy = (certificate: Certificate, { offsetSeconds }: Source): string | null => {
  const time = new Date(Date.parse(certificate.checkedAt) - offsetSeconds * 1_000);
  return Number.isFinite(time.getTime()) ? time.toISOString() : null;
};

interface Dates {
  readonly notBefore: string;
  readonly notAfter: string;
}

/** A clock that is not believed by itself, and by which these certificates would be good; null: there is none. */
export const goodByAnother = (
  certificate: Certificate,
  clock: Clock | undefined,
  bad: readonly (Dates | undefined)[],
): Source | null => {
  if (bad.length === 0) return null;
  const good = doubters(clock).find((source) => {
    const time = timeBy(certificate, source);
    return time !== null && bad.every((one) => one !== undefined && isValidAt(one, time));
  });
  return good ?? null;
};

/** One grade less for a fault of dates that another clock does not see, with that clock named and the clock to be looked at first. */
export const doubtedBy = (verdict: Verdict, source: Source | null, certificate: Certificate): Verdict => {
  if (source === null || verdict.verdict === 'ruled-out' || verdict.verdict === 'unknown') return verdict;
  const time = spokenMoment(timeBy(certificate, source) ?? '');
  return {
    ...verdict,
    verdict: verdict.verdict === 'confirmed' ? 'likely' : 'possible',
    meaning:
      'A certificate is good from one date to another, and programs refuse it outside of these. By this computer’s clock this one is not good now, by another clock it is. One of the two clocks is wrong. If it is this computer’s, the certificate is in order.',
    nextStep:
      'Compare this computer’s date and time with a phone first. If they are right, send this report to the server’s owner: then its certificate is not good now.',
    against: [
      ...(verdict.against ?? []),
      `By the clock of ${printable(source.from, 200)} it is ${time}, and then the certificate is good. Nobody else said which of the two clocks is wrong.`,
    ],
  };
};

const unagreed = (by: string, certificate: Certificate, clock: Clock): Because => {
  const lone = loneClock(clock);
  const time = lone && timeBy(certificate, lone);
  if (!lone || time === null) return inferred(`${by} ${whyNoTime(clock)} If this one is wrong, so is this.`);
  return measured(
    `${by} By one other clock, of ${printable(lone.from, 200)}, it is ${spokenMoment(time)}: by it this computer is ${spokenOffset(lone.offsetSeconds)}. One alone can’t say which of the two is wrong.`,
    lone.attemptId === null ? [] : [lone.attemptId],
  );
};

/** How far the time can be trusted by which dates were judged. */
export const clockReason = (certificate: Certificate, clock: Clock | undefined): Because => {
  const by = `By this computer’s clock it is ${spokenMoment(certificate.checkedAt)}.`;
  if (clock === undefined || (clock.offsetSeconds === null && clock.sources.length === 0))
    return inferred(`${by} Nothing was there to compare that clock with. If it is wrong, so is this.`);
  if (clock.offsetSeconds === null) return unagreed(by, certificate, clock);
  const sources = believed(clock).length;
  if (Math.abs(clock.offsetSeconds) <= CLOCK_SLACK_SECONDS)
    return measured(
      `${by} We compared that clock with ${counted(sources, 'other')}: it is right to within five minutes.`,
      clockAttempts(clock),
    );
  return measured(
    `${by} By ${counted(sources, 'other clock')} it is ${spokenMoment(trueTime(certificate, clock) ?? '')}: this computer is ${spokenOffset(clock.offsetSeconds)}.`,
    clockAttempts(clock),
  );
};
