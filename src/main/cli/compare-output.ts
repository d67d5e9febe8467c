import { extname, resolve } from 'node:path';
import { retell } from '../../shared/i18n/retell';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import { comparisonAs } from '../app/save-comparison';
import { notWritten } from '../cases/disk-words';
import { writeWhole } from '../cases/write-file';
import type { Io } from './io';
import type { OutputOptions } from './options';
import type { OutputMakers } from './outputs';
import { UsageError } from './usage-error';

export interface ComparisonOptions extends OutputOptions {
  /** Another case file, to hold beside it. */
  readonly compare?: string;
  /** Where the comparison goes, beside the terminal. */
  readonly comparison?: string;
}

const EXAMPLE = 'handrail report works-here.json --compare fails-there.json --comparison difference.html';

/** A comparison needs two cases and a file of its own. */
export const checkComparison = (options: ComparisonOptions): void => {
  const { compare, comparison, json, html, pdf, case: caseFile } = options;
  if (comparison === undefined) return;
  if (comparison === '' || comparison === '-')
    throw new UsageError(
      '--comparison: a comparison goes into a file; on the terminal it is shown anyway.',
      EXAMPLE,
    );
  if (compare === undefined)
    throw new UsageError('--comparison needs a second case: name it with --compare.', EXAMPLE);
  const others = [json, html, pdf, caseFile].flatMap((path) => (path === undefined ? [] : [resolve(path)]));
  if (others.includes(resolve(comparison)))
    throw new UsageError('--comparison and another result name the same place. Give each its own.', EXAMPLE);
};

/** What its ending says; text where it says nothing that is known. */
const formOf = (path: string): 'html' | 'text' | 'json' => {
  const ending = extname(path).toLowerCase();
  if (ending === '.html' || ending === '.htm') return 'html';
  return ending === '.json' ? 'json' : 'text';
};

/** Writes the comparison; one that can't be written is said. Gives how many failed. */
export const writeComparison = async (
  comparison: ComparisonOfCases,
  path: string,
  makers: OutputMakers,
  io: Io,
): Promise<number> => {
  try {
    await writeWhole(path, await comparisonAs(comparison, formOf(path), makers.comparison));
    io.err(`${retell('The comparison')}: ${path}\n`);
    return 0;
  } catch (error) {
    io.err(`${retell(notWritten('The comparison', path, error))}\n`);
    return 1;
  }
};
