import { retell } from '../../shared/i18n/retell';
import type { Finding, Fix } from '../../shared/model/finding';
import type { ReportDocument } from '../../shared/model/report';
import { spokenMoment } from '../../shared/words/dates';
import { spokenTime } from '../../shared/words/outcome';
import {
  certaintyWords,
  conclusionWords,
  gradeName,
  groupByOwner,
  ownerName,
} from '../../shared/words/owner';
import { unchangedSentence } from '../../shared/words/unchanged';
import { bulleted, labelled, numbered, paragraph } from './text-layout';
import { measuredTable } from './text-measured';

export interface TextOptions {
  /** Bold and dim by ANSI codes; nothing is said by colour alone. */
  readonly colour: boolean;
  /** Also the questions that were not asked, and every table of what was measured. */
  readonly details: boolean;
}

/** The column in which the three lines of the answer stand. */
const LABELS = 16;

type Style = (line: string) => string;
interface Styles {
  readonly bold: Style;
  readonly dim: Style;
}

const ansi =
  (on: boolean, code: number): Style =>
  (line) =>
    on ? `\u001b[${code}m${line}\u001b[0m` : line;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const headOf = ({ summary, asked, difference, caseName }: ReportDocument, { bold }: Styles): string[] => [
  ...(asked.lab === null ? [] : paragraph('Practice lab: this is a server for practice, inside Handrail.')),
  ...(caseName === undefined ? [] : paragraph(`Case: ${caseName}`)),
  ...paragraph(summary.headline).map(bold),
  ...(summary.headline === conclusionWords(summary.conclusion)
    ? []
    : paragraph(`${conclusionWords(summary.conclusion)}.`)),
  '',
  ...paragraph(summary.explanation),
  '',
  ...(difference === null ? [] : [...paragraph(difference.sentence), '']),
  // "Ruled out" of a cause that nobody was told of would be a riddle.
  ...(summary.conclusion === 'nothing-wrong'
    ? []
    : labelled('How certain:', certaintyWords(summary.certainty), LABELS)),
  ...(summary.owner === null ? [] : labelled('Who can fix it:', ownerName(summary.owner), LABELS)),
  ...labelled('Next step:', summary.nextStep, LABELS),
];

const fixLines = (fix: Fix): string[] => [
  ...paragraph(
    `${retell(capital(ownerName(fix.owner)))}${fix.stack === 'any' ? '' : ` (${retell(fix.stack)})`}:`,
    '  ',
  ),
  ...numbered(fix.steps, '  '),
  ...(fix.undo === '' ? [] : paragraph(`To take it back: ${fix.undo}`, '     ')),
];

/** Whoever can fix it comes first. */
const fixesOf = ({ fix, owner }: Finding): string[] =>
  groupByOwner(fix, owner).flatMap(({ fixes }) => fixes.flatMap(fixLines));

const becauseLines = (finding: Finding): string[] =>
  bulleted(
    finding.because.map(({ text, grade }) => `${retell(text)} (${retell(gradeName(grade))})`),
    '  ',
  );

const byTitle = (findings: readonly Finding[]): string[] =>
  bulleted(
    findings.map(
      ({ title, verdict, owner }) => `${retell(title)} (${retell(verdict)}; ${retell(ownerName(owner))})`,
    ),
    '  ',
  );

/** As many as a person looks at beside the first. */
const MOST_OTHERS = 2;

/** The first finding in full; the others by title, so that one screen is enough. Where nothing is wrong, no long list of steps follows. */
const findingLines = (
  { findings, summary }: ReportDocument,
  { bold }: Styles,
  details: boolean,
): string[] => {
  const [first, ...others] = findings;
  if (first === undefined) return [];
  if (summary.conclusion === 'nothing-wrong' && !details)
    return ['', bold(retell('Possible causes all the same')), ...byTitle(findings)];
  return [
    '',
    bold(retell('Why')),
    ...becauseLines(first),
    ...(first.contradictions.length === 0 ? [] : ['', bold(retell('What speaks against it'))]),
    ...bulleted(first.contradictions, '  '),
    ...(first.decides === '' ? [] : ['', ...paragraph(`What would decide it: ${first.decides}`)]),
    ...(first.fix.length === 0 ? [] : ['', bold(retell('What to do')), ...fixesOf(first)]),
    ...(first.unseen === '' ? [] : ['', ...paragraph(`What cannot be seen from here: ${first.unseen}`)]),
    ...(others.length === 0 ? [] : ['', bold(retell('Also'))]),
    ...byTitle(details ? others : others.slice(0, MOST_OTHERS)),
    ...(details || others.length <= MOST_OTHERS
      ? []
      : paragraph(
          `and ${others.length - MOST_OTHERS} more that were not ruled out; --details names them`,
          '  ',
        )),
  ];
};

const comparisonLines = ({ comparison }: ReportDocument, { bold }: Styles): string[] => {
  if (comparison === null) return [];
  const changes = comparison.changes.map(
    ({ what, before, after }) =>
      `${retell(what)} ${retell('Before:')} ${retell(before)} ${retell('Now:')} ${retell(after)}`,
  );
  const rest = unchangedSentence(comparison);
  return [
    '',
    bold(retell('Compared with the check before')),
    ...paragraph(comparison.sentence),
    ...bulleted(changes.slice(0, 12), '  '),
    ...(rest === '' ? [] : paragraph(rest)),
  ];
};

const STATUS = {
  ok: '',
  skipped: 'not asked: ',
  'gave-up': 'could not tell: ',
  bug: 'fault in Handrail: ',
} as const;

/** How many questions were left out, and where they are: in a usual report they would hide those that were asked. */
const foldedLines = (count: number, measured: boolean): string[] => {
  const questions =
    count === 1 ? '1 more question was not asked.' : `${count} more questions were not asked.`;
  const more = measured ? '--details says why, and shows all that was measured.' : '--details says why.';
  if (count > 0) return paragraph(`${questions} ${more}`, '  ');
  return measured ? paragraph('--details shows all that was measured.', '  ') : [];
};

const ranLines = (
  { ran, connections, startedAt, finishedAt, measured }: ReportDocument,
  { bold, dim }: Styles,
  details: boolean,
): string[] => {
  const ms = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
  const shown = details ? ran : ran.filter(({ status }) => status !== 'skipped');
  return [
    '',
    bold(retell('What was checked')),
    ...shown.flatMap(({ question, outcome, status, from }) => [
      ...paragraph(question, '    ', '  ').map(dim),
      ...paragraph(`${retell(STATUS[status])}${retell(outcome)}`, '    '),
      ...(from === undefined
        ? []
        : paragraph(`(Not asked again; from the check of ${spokenMoment(from)}.)`, '    ').map(dim)),
    ]),
    ...paragraph(`${connections.used} of at most ${connections.limit} connections, ${spokenTime(ms)}.`, '  '),
    ...(details ? [] : foldedLines(ran.length - shown.length, measured.length > 0)),
  ];
};

const measuredLines = ({ measured }: ReportDocument, { bold, dim }: Styles): string[] => {
  const tables = measured.flatMap((one) => measuredTable(one, bold, dim));
  return tables.length === 0 ? [] : ['', bold(retell('What was measured')), ...tables];
};

const MOST_TITLES = 6;

/** “One”, “two” and 20 more: --json has all of them. */
const titlesOf = (titles: readonly string[]): string => {
  const shown = titles.slice(0, MOST_TITLES).map((title) => `“${retell(title)}”`);
  const more = titles.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
};

/** What could not be told, one entry for each reason: a reason is said once, with everything it leaves open. */
const byReason = ({ couldNotTell }: ReportDocument): string[] => {
  const groups = new Map<string, string[]>();
  for (const { title, why } of couldNotTell) groups.set(why, [...(groups.get(why) ?? []), title]);
  return [...groups].map(([why, titles]) =>
    titles.length === 1
      ? `${retell(titles[0] ?? '')}: ${retell(why)}`
      : `${retell(why)} ${retell(`So we can’t tell about these: ${titlesOf(titles)}.`)}`,
  );
};

const openLines = (document: ReportDocument, { bold }: Styles): string[] => {
  const { limits } = document;
  const open = byReason(document);
  return [
    ...(open.length === 0 ? [] : ['', bold(retell('Could not tell'))]),
    ...bulleted(open.slice(0, 12), '  '),
    ...(open.length > 12 ? paragraph(`and ${open.length - 12} more; --json has all of them`, '  ') : []),
    ...(limits.length === 0 ? [] : ['', bold(retell('What cannot be seen from here'))]),
    ...bulleted(limits, '  '),
  ];
};

/** The report for a terminal: at most 100 columns, the answer first. Pure; nothing a peer sent can move the cursor or colour a line. */
export const renderReportText = (document: ReportDocument, { colour, details }: TextOptions): string => {
  const styles = { bold: ansi(colour, 1), dim: ansi(colour, 2) };
  const lines = [
    ...headOf(document, styles),
    ...comparisonLines(document, styles),
    ...findingLines(document, styles, details),
    ...ranLines(document, styles, details),
    ...(details ? measuredLines(document, styles) : []),
    ...openLines(document, styles),
  ];
  return `${lines.join('\n')}\n`;
};
