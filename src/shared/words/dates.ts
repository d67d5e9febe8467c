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

/** "3 March 2026" from an ISO 8601 time; the text itself when it is none. */
export const spokenDate = (iso: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year === undefined || name === undefined ? iso : `${Number(day)} ${name} ${Number(year)}`;
};

/** "3 March 2026, 14:05 UTC" from an ISO 8601 time. */
export const spokenMoment = (iso: string): string => {
  const time = /T(\d{2}:\d{2})/.exec(iso)?.[1];
  return time === undefined ? spokenDate(iso) : `${spokenDate(iso)}, ${time} UTC`;
};

/** Days inside a sentence as people say them: "ran out on 2021-03-01" → "ran out on 1 March 2021". */
export const spokenDays = (sentence: string): string =>
  sentence.replace(/\b\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,12}Z)?\b/g, spokenDate);

/** Whole days from one ISO 8601 time to another, null when one of them can't be read. */
export const daysBetween = (from: string, to: string): number | null => {
  const ms = Date.parse(to) - Date.parse(from);
  return Number.isFinite(ms) ? Math.floor(Math.abs(ms) / 86_400_000) * Math.sign(ms) : null;
};
