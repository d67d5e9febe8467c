import type { CaseFile } from '../../shared/model/case-file';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import type { Evidence, RawEvidence } from '../../shared/model/evidence';
import { caseTitle } from '../../shared/words/case-title';
import { printable } from '../../shared/words/printable';
import { compareCases } from '../report/compare-cases/compare-cases';
import type { Compared } from '../report/compare-cases/fact';
import type { Judge } from './judge-case';
import { Refusal } from './refusal';

/** A case and one of its checks; null = the newest. */
export interface OneRun {
  readonly file: CaseFile;
  readonly runId: string | null;
}

export type ReadEvidence = (raw: RawEvidence) => { readonly evidence: Evidence };

const refuse = (sentence: string): never => {
  throw new Refusal('not-found', sentence);
};

const compared = ({ file, runId }: OneRun, judge: Judge, readEvidence: ReadEvidence): Compared => {
  const run = runId === null ? file.runs.at(-1) : file.runs.find(({ id }) => id === runId);
  const document = run === undefined ? null : judge({ ...file, runs: [run] });
  const target = printable(file.asked.target.display, 400);
  if (run === undefined || document === null)
    return refuse(
      runId === null
        ? `There is no check in the case “${caseTitle(file.name, target)}” yet. Start the check first, then compare.`
        : 'This check is not in its case any more. Choose another one.',
    );
  const title = caseTitle(document.caseName ?? '', document.asked.target.display);
  return { title, document, evidence: readEvidence(run.evidence).evidence };
};

/** Two checks, judged by this program whenever they were made, and held beside each other. Throws a Refusal when one is not there. */
export const compareRuns = (
  left: OneRun,
  right: OneRun,
  judge: Judge,
  readEvidence: ReadEvidence,
): ComparisonOfCases =>
  compareCases(compared(left, judge, readEvidence), compared(right, judge, readEvidence));
