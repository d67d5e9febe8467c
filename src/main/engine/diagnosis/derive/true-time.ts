import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { spokenMoment } from '../../../../shared/words/dates';
import { counted, inferred, measured } from './clip';

type Clock = EvidenceMap['clock'];
type Certificate = EvidenceMap['certificate'];

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

/** How far the time can be trusted by which dates were judged. */
export const clockReason = (certificate: Certificate, clock: Clock | undefined): Because => {
  const by = `By this computer’s clock it is ${spokenMoment(certificate.checkedAt)}.`;
  if (clock === undefined || clock.offsetSeconds === null)
    return inferred(`${by} Nothing was there to compare that clock with. If it is wrong, so is this.`);
  const sources = believed(clock).length;
  if (Math.abs(clock.offsetSeconds) <= CLOCK_SLACK_SECONDS)
    return measured(
      `${by} We compared that clock with ${counted(sources, 'other')}: it is right to within five minutes.`,
      clockAttempts(clock),
    );
  const side = clock.offsetSeconds > 0 ? 'ahead' : 'behind';
  return measured(
    `${by} By ${counted(sources, 'other clock')} it is ${spokenMoment(trueTime(certificate, clock) ?? '')}: this computer is ${spokenSpan(clock.offsetSeconds)} ${side}.`,
    clockAttempts(clock),
  );
};
