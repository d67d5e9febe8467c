import type { Because } from '../../../../shared/model/finding';

/** At most `max` characters, ending in "…" when something was left out. */
export const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** One reason with the attempts that show it, within the limits of a report. */
export const reason = (text: string, attempts: readonly string[] = []): Because => ({
  text: clip(text, 600),
  attempts: [...new Set(attempts)].slice(0, 20),
});

/** "once", "twice", "3 times". */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

/** "1 root", "3 roots". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
