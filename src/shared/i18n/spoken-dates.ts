import { spokenDate } from '../words/dates';

const MONTHS = Array.from(
  { length: 12 },
  (_, index) => spokenDate(`2000-${String(index + 1).padStart(2, '0')}-01`).split(' ')[1],
);
const DATE = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join('|')}) (\\d{4})(?:, (\\d{2}:\\d{2}) UTC)?`, 'g');

/** "June 2023", where no day is known. */
const MONTH = new RegExp(`(?<!\\d )\\b(${MONTHS.join('|')}) (\\d{4})\\b`, 'g');

const UNIT = String.raw`(?:[ \u00a0](?:seconds?|s|ms|%|MB|kB)(?![\p{L}\d])|%)`;

/** A length of time or a share as our own words write it: "1.5 s", "12.3 %". Never a version or an address, which has no unit behind it. */
const MEASURE = new RegExp(String.raw`(?<![\p{L}\d.])(\d+)\.(\d+)(?=${UNIT})`, 'gu');
const BEFORE_UNIT = new RegExp(`^${UNIT}`, 'u');

const decimals = new Map<string, string>();

/** The sign between the whole and its parts in this locale. */
const decimalOf = (locale: string): string => {
  const known = decimals.get(locale) ?? new Intl.NumberFormat(locale).format(1.5).charAt(1);
  decimals.set(locale, known);
  return known;
};

/** A number that fills a place of a sentence, as a locale writes it, when a unit stands behind the place; everything else stays. */
export const measured = (words: string, behind: string, locale: string): string =>
  /^\d+\.\d+$/.test(words) && BEFORE_UNIT.test(behind) ? words.replace('.', decimalOf(locale)) : words;

/** Dates and measures of our own words (shared/words/dates) as a locale writes them; everything else stays. */
export const localised = (text: string, locale: string): string => {
  if (!/\d/.test(text)) return text;
  return text
    .replace(DATE, (_, day: string, month: string, year: string, time?: string) => {
      const at = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)));
      const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
      // The first day of a month is an ordinal in French, which the tables of some runtimes do not know.
      const date = locale.startsWith('fr') ? written.replace(/^1 /, '1er ') : written;
      return time === undefined ? date : `${date}, ${time} UTC`;
    })
    .replace(MONTH, (_, month: string, year: string) => {
      const at = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), 15));
      return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
    })
    .replace(MEASURE, (_, whole: string, part: string) => `${whole}${decimalOf(locale)}${part}`);
};
