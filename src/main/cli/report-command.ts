import type { CaseFile } from '../../shared/model/case-file';
import { LARGEST_CASE } from '../../shared/model/case-limits';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import { messageFor, messageText } from '../../shared/words/message/owner-message';
import type { Recipient } from '../../shared/words/message/recipients';
import { compareRuns, type OneRun } from '../cases/compare-runs';
import { parseCase, readBounded } from '../cases/read-case';
import { Refusal } from '../cases/refusal';
import { readEvidence } from '../engine/run/parse-evidence';
import { renderComparisonText } from '../report/text-comparison';
import { deliver, type Tools } from './check';
import { type ComparisonOptions, checkComparison, writeComparison } from './compare-output';
import { exitCodeFor } from './exit-code';
import type { Io } from './io';
import { checkOutputs, outputTakesStdout, writeOutputs } from './outputs';
import { UsageError } from './usage-error';

/** What commander gives for `report`. */
export interface ReportOptions extends ComparisonOptions {
  /** Show the message to this owner instead of the report. */
  readonly message?: Recipient;
}

/** A message and a result can't both have standard output. */
const checkMessage = (options: ReportOptions): void => {
  if (options.message === undefined) return;
  if (!outputTakesStdout(options) && options.compare === undefined) return;
  throw new UsageError(
    '--message shows the message on standard output, so nothing else can go there.',
    'handrail report case.handrail.json --message server-owner --json report.json',
  );
};

const readCase = (path: string): Promise<CaseFile> =>
  readBounded(path, 'The case file', LARGEST_CASE)
    .then(parseCase)
    .catch((error: unknown): never => {
      if (error instanceof Refusal) throw new UsageError(error.message, 'handrail report case.handrail.json');
      throw error;
    });

const comparisonOf = (file: CaseFile, other: CaseFile, tools: Tools): ComparisonOfCases => {
  try {
    const newest = (one: CaseFile): OneRun => ({ file: one, runId: null });
    return compareRuns(newest(file), newest(other), tools.judge, readEvidence);
  } catch (error) {
    if (error instanceof Refusal)
      throw new UsageError(error.message, 'handrail report before.json --compare after.json');
    throw error;
  }
};

/** `report CASEFILE`: judges a saved case again and shows it; nothing is connected to. Gives the exit code. */
export const report = async (path: string, options: ReportOptions, tools: Tools, io: Io): Promise<number> => {
  checkOutputs(options);
  checkMessage(options);
  checkComparison(options);
  const file = await readCase(path);
  const document = tools.judge(file);
  if (document === null)
    throw new UsageError(
      'There is no check in this case yet.',
      'handrail check example.com:443 --case case.handrail.json',
    );
  if (options.message !== undefined) {
    io.out(messageText(messageFor(document, options.message)));
    return exitCodeFor(
      document.summary.conclusion,
      await writeOutputs(options, file, document, tools.makers, io),
    );
  }
  const compared =
    options.compare === undefined ? null : comparisonOf(file, await readCase(options.compare), tools);
  const code = await deliver({ file, document, options, tools, io });
  if (compared === null) return code;
  (outputTakesStdout(options) ? io.err : io.out)(`\n${renderComparisonText(compared)}`);
  if (options.comparison === undefined) return code;
  const failed = await writeComparison(compared, options.comparison, tools.makers, io);
  return failed > 0 ? exitCodeFor(document.summary.conclusion, failed) : code;
};
