import type { Attempt } from '../../model/attempt';
import type { Finding, Grade } from '../../model/finding';
import { tookMs } from '../../model/listened';
import type { ReportDocument } from '../../model/report';
import { describeOutcome, shortOutcome, spokenTime } from '../outcome';
import { gradeName } from '../owner';
import { printable } from '../printable';

const SHOWN = 6;
const COMPARED = 2;

/** "2026-11-21 09:14:03.120 UTC", as a log has it; what is no such time stays as it is. */
const utc = (iso: string): string => {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)/.exec(iso) ?? [];
  return day === undefined || time === undefined ? printable(iso, 40) : `${day} ${time} UTC`;
};

/** "shop.example:443", with brackets around an IPv6 address. Nothing of a path or query goes into a message. */
export const targetOf = ({ asked: { target } }: ReportDocument): string =>
  printable(
    target.host.includes(':') ? `[${target.host}]:${target.port}` : `${target.host}:${target.port}`,
    120,
  );

const placeOf = ({ address, port }: Attempt): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port}`;

const offeredBy = ({ hello }: Attempt): string =>
  hello ? ` (ClientHello with ${hello.versions.join(', ')}, ${hello.suites} suites)` : '';

/** One attempt in a line, as a log has it: when, where, what was sent, how it ended. */
export const attemptLine = (attempt: Attempt): string =>
  printable(
    `${utc(attempt.startedAt)}, ${placeOf(attempt)}, ${attempt.purpose}${offeredBy(attempt)}: ${shortOutcome(attempt.outcome)} after ${spokenTime(tookMs(attempt))}, ${attempt.bytesOut} bytes sent, ${attempt.bytesIn} received`,
    400,
  );

/** The same for somebody else, who has to see who did what then: in a sentence, not in a code. */
const toldLine = (attempt: Attempt): string =>
  printable(
    `${utc(attempt.startedAt)}, ${placeOf(attempt)}, ${attempt.purpose}${offeredBy(attempt)}: ${describeOutcome(attempt.outcome)} It took ${spokenTime(tookMs(attempt))}, with ${attempt.bytesOut} bytes sent and ${attempt.bytesIn} received.`,
    600,
  );

/** Of more than can be shown, those that failed are looked for in a log; of the others, two to compare with. */
const telling = (attempts: readonly Attempt[]): readonly Attempt[] => {
  if (attempts.length <= SHOWN) return attempts;
  const answered = attempts.filter(({ outcome }) => outcome.kind === 'answered');
  const failed = attempts.filter(({ outcome }) => outcome.kind !== 'answered');
  const shown = failed.slice(0, SHOWN - Math.min(answered.length, COMPARED));
  return [...shown, ...answered.slice(0, SHOWN - shown.length)];
};

const deciding = (document: ReportDocument, finding: Finding | null): readonly Attempt[] => {
  const ids = [
    ...(document.difference?.attempts ?? []),
    ...(finding?.because.flatMap(({ attempts }) => attempts) ?? []),
    ...(document.ladder ? [document.ladder.attemptId] : []),
  ];
  return [...new Set(ids)].flatMap((id) => document.transcript.filter((attempt) => attempt.id === id));
};

/** The attempts that decide, of the pair that differs in one thing and behind the reasons, in the order of time. */
export const decidingAttempts = (document: ReportDocument, finding: Finding | null): readonly Attempt[] =>
  [...telling(deciding(document, finding))].sort(
    (one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt),
  );

/** Each deciding attempt in a line: when, where, what was sent, how it ended. What there was no room for is said, so that nobody counts these. */
export const attemptLines = (document: ReportDocument, finding: Finding | null): readonly string[] => [
  ...decidingAttempts(document, finding).map((attempt) => `- ${toldLine(attempt)}`),
  ...(deciding(document, finding).length > SHOWN
    ? ['- There were more. These are not all of them; the whole report has the others.']
    : []),
];

/** The message goes to somebody else: what the check was told, its sender told it. */
const gradeOf = (grade: Grade): string => (grade === 'told' ? 'told by us' : gradeName(grade));

/** Why the cause is named, each reason with how it is known. What only the person said is no measurement and stands as such. */
export const reasonLines = (finding: Finding | null): readonly string[] =>
  finding?.because.slice(0, 8).map(({ text, grade }) => `- ${printable(text, 600)} (${gradeOf(grade)})`) ??
  [];

const KINDS: Readonly<Record<string, string>> = {
  vpn: 'through a VPN',
  guest: 'from a guest network',
  wireless: 'over Wi-Fi or a phone',
  wired: 'by cable, without a VPN',
};

/** When it was looked, from what kind of place and for what name. Nothing that names the person or the computer. */
export const circumstanceLines = (document: ReportDocument): readonly string[] => {
  const { asked, seenFrom, startedAt, finishedAt, connections } = document;
  const { target } = asked;
  const addresses = [...new Set(document.transcript.map(placeOf))];
  const kind = KINDS[asked.answers['network-kind'] ?? ''];
  return [
    `- When: ${utc(startedAt)} to ${utc(finishedAt)}`,
    `- Target: ${targetOf(document)}`,
    `- Name asked for (SNI): ${target.serverName === null ? 'none' : printable(target.serverName, 253)}`,
    ...(addresses.length > 0 ? [`- Connected to: ${addresses.slice(0, 6).join(', ')}`] : []),
    `- Seen from: ${printable(seenFrom.os, 200)}, ${asked.options?.proxy ? 'through a proxy' : 'over a direct connection'}${kind === undefined ? '' : `, ${kind}`}`,
    `- Connections made: ${connections.used} of at most ${connections.limit}`,
  ];
};

/** What could not be seen: of the cause itself, of the check, and how much stayed open. */
export const limitLines = (document: ReportDocument, finding: Finding | null): readonly string[] => {
  const open = document.couldNotTell.length;
  return [
    ...(finding?.unseen ? [finding.unseen] : []),
    ...document.limits.slice(0, 4),
    ...(open === 1 ? ['One other cause could be neither shown nor ruled out.'] : []),
    ...(open > 1 ? [`${open} other causes could be neither shown nor ruled out.`] : []),
  ].map((line) => `- ${printable(line, 600)}`);
};
