const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number): string => String(value).padStart(2, '0');

/** "2026-03-03T14:05:00Z" → "3 March 2026". A text that is no date comes back as it was. The same on every machine, for reports. */
export const formatDay = (iso: string): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
};

/** "2026-03-03T14:05:00Z" → "3 March 2026, 14:05 UTC". */
export const formatMoment = (iso: string): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${formatDay(iso)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
};

/** Milliseconds for reading: "0.4 ms", "5 ms", "14 ms", "3.2 seconds". */
export const formatMs = (ms: number): string => {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} seconds`;
  if (ms >= 1_000) return `${(ms / 1000).toFixed(1)} seconds`;
  return `${ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms)} ms`;
};

/** A running time: "8 s", "1 min 05 s". */
export const formatElapsed = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
};

/** "1 connection", "3 connections". */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${amount} ${amount === 1 ? one : many}`;
