import { messageFor, messageText } from '../../shared/words/message/owner-message';
import type { Recipient } from '../../shared/words/message/recipients';
import { LARGEST_CASE, parseCase, readBounded } from '../cases/read-case';
import { Refusal } from '../cases/refusal';
import { deliver, type Tools } from './check';
import { exitCodeFor } from './exit-code';
import type { Io } from './io';
import type { OutputOptions } from './options';
import { checkOutputs, outputTakesStdout, writeOutputs } from './outputs';
import { UsageError } from './usage-error';

/** What `report` can be told beyond where results go. */
export interface ReportOptions extends OutputOptions {
  /** Show the message to this owner instead of the report. */
  readonly message?: Recipient;
}

/** A message and a result can't both have standard output. */
const checkMessage = (options: ReportOptions): void => {
  if (options.message === undefined || !outputTakesStdout(options)) return;
  throw new UsageError(
    '--message shows the message on standard output, so nothing else can go there.',
    'handrail report case.handrail.json --message server-owner --json report.json',
  );
};

/** `report CASEFILE`: judges a saved case again and shows it; nothing is connected to. Gives the exit code. */
export const report = async (path: string, options: ReportOptions, tools: Tools, io: Io): Promise<number> => {
  checkOutputs(options);
  checkMessage(options);
  const file = await readBounded(path, 'The case file', LARGEST_CASE)
    .then(parseCase)
    .catch((error: unknown): never => {
      if (error instanceof Refusal) throw new UsageError(error.message, 'handrail report case.handrail.json');
      throw error;
    });
  const document = tools.judge(file);
  if (document === null)
    throw new UsageError(
      'There is no check in this case yet.',
      'handrail check example.com:443 --case case.handrail.json',
    );
  if (options.message === undefined) return deliver({ file, document, options, tools, io });
  io.out(messageText(messageFor(document, options.message)));
  const failed = await writeOutputs(options, file, document, tools.makers, io);
  return exitCodeFor(document.summary.conclusion, failed);
};
