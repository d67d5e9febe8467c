import type { ComparisonOfCases } from '../model/comparison';
import { spokenMoment } from './dates';

const side = (name: string, { title, at, headline, seenFrom }: ComparisonOfCases['left']): string =>
  `${name}: ${title}, ${spokenMoment(at)}, seen from ${seenFrom}\n  ${headline}`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)];

/** A comparison as plain text, for the clipboard and the terminal. */
export const comparisonText = ({
  left,
  right,
  sentence,
  differences,
  notCompared,
  same,
}: ComparisonOfCases): string =>
  [
    'Two checks compared',
    '',
    side('First', left),
    side('Second', right),
    '',
    sentence,
    ...section(
      'What differs',
      differences.map((one) => one.sentence),
    ),
    ...section(
      'What could not be compared',
      notCompared.map(({ what, why }) => `${what}: ${why}`),
    ),
    ...section(
      'What is the same',
      same.map(({ what, value }) => `${what}: ${value}`),
    ),
    '',
  ].join('\n');
