import { retell } from '../../shared/i18n/retell';
import type { Progress } from '../../shared/model/progress';
import { printable } from '../../shared/words/printable';
import type { Io } from './io';

const ERASE = '\r\u001b[2K';

/** "3.4 s 12 of at most 40 connections Does anything answer on this port?", cut to the width of the terminal. */
const progressText = (
  { elapsedMs, connectionsUsed, connectionsLimit, probes }: Progress,
  columns: number,
): string => {
  const running = probes.find((probe) => probe.state === 'running');
  const time = retell(`${(elapsedMs / 1_000).toFixed(1)} s,`);
  const used = retell(`${connectionsUsed} of at most ${connectionsLimit} connections.`);
  const text = `${time} ${used} ${retell(running?.question ?? '')}`;
  return printable(text, Math.max(20, columns - 1));
};

/** One line that is written over while the check runs; nothing at all where nobody looks. */
export const progressLine = (io: Io): { show: (progress: Progress) => void; clear: () => void } => {
  if (!io.errIsTerminal) return { show: () => undefined, clear: () => undefined };
  return {
    show: (progress) => io.err(`${ERASE}${progressText(progress, io.columns)}`),
    clear: () => io.err(ERASE),
  };
};
