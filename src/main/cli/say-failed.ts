import { retell } from '../../shared/i18n/retell';
import { printable } from '../../shared/words/printable';
import { EXIT } from './exit-code';
import type { Io } from './io';
import { UsageError } from './usage-error';

/** Says what can't be used, with an example that works. Gives exit code 2. */
export const sayUsage = (io: Io, sentence: string, example: string | null): number => {
  const lines = sentence.split('\n').map((line) => printable(retell(line), 600));
  io.err(
    `${lines.join('\n')}\n${example === null ? '' : `${retell('For example:')} ${printable(example, 300)}\n`}`,
  );
  return EXIT.usage;
};

/** A fault of ours, without a stack. */
export const faultWords = (error: unknown): string =>
  `Something went wrong inside Handrail: ${printable(error instanceof Error ? error.message : 'no reason was given', 400)}. Please report it.`;

/** Says why a command ended: bad input as a sentence, anything else as a fault of ours, never with a stack. Gives the exit code. */
export const sayFailed = (error: unknown, io: Io): number => {
  if (error instanceof UsageError) return sayUsage(io, error.message, error.example);
  io.err(`${retell(faultWords(error))}\n`);
  return EXIT.couldNotTell;
};
