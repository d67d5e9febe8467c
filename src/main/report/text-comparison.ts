import type { ComparisonOfCases } from '../../shared/model/comparison';
import { comparisonText } from '../../shared/words/comparison-text';
import { paragraph } from './text-layout';

/** A comparison for the terminal: lines of at most 100 columns, in which nothing steers the screen. */
export const renderComparisonText = (comparison: ComparisonOfCases): string =>
  `${comparisonText(comparison)
    .trimEnd()
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : paragraph(line, line.startsWith('- ') ? '  ' : '', '')))
    .join('\n')}\n`;
