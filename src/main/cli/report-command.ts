import { LARGEST_CASE } from '../../shared/model/case-limits';
import { parseCase, readBounded } from '../cases/read-case';
import { Refusal } from '../cases/refusal';
import { deliver, type Tools } from './check';
import type { Io } from './io';
import type { OutputOptions } from './options';
import { checkOutputs } from './outputs';
import { UsageError } from './usage-error';

/** `report CASEFILE`: judges a saved case again and shows it; nothing is connected to. Gives the exit code. */
export const report = async (path: string, options: OutputOptions, tools: Tools, io: Io): Promise<number> => {
  checkOutputs(options);
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
  return deliver({ file, document, options, tools, io });
};
