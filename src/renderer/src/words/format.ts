export { spokenDate as formatDay, spokenMoment as formatMoment } from '../../../shared/words/dates';

/** Milliseconds for reading: "0.4 ms", "5 ms", "14 ms", "3.2 seconds". */
export const formatMs = (ms: number): string => {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} seconds`;
  if (ms >= 1_000) return `${(ms / 1000).toFixed(1)} seconds`;
  return `${ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms)} ms`;
};

/** A running time: "8 s", "1 min 05 s". */
export const formatElapsed = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
};

/** "1 connection", "3 connections". */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${amount} ${amount === 1 ? one : many}`;
