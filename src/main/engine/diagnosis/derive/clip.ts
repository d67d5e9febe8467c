import type { Because, Grade } from '../../../../shared/model/finding';

/** At most `max` characters, ending in "…" when something was left out. */
export const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const because = (grade: Grade, text: string, attempts: readonly string[]): Because => ({
  text: clip(text, 600),
  attempts: [...new Set(attempts)].slice(0, 20),
  grade,
});

/** Read off the wire, or a repeated pair that differs in one thing: with the attempts that show it. */
export const measured = (text: string, attempts: readonly string[]): Because =>
  because('measured', text, attempts);

/** Two things held against each other, e.g. the pasted text and what we saw. */
export const compared = (text: string, attempts: readonly string[] = []): Because =>
  because('compared', text, attempts);

/** Follows from what is known; nobody saw it. */
export const inferred = (text: string, attempts: readonly string[] = []): Because =>
  because('inferred', text, attempts);

/** The person's answer, or what their text says by itself. */
export const toldBy = (text: string): Because => because('told', text, []);

/** "once", "twice", "3 times". */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

/** "1 root", "3 roots". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

/** The first `most` of them, and how many more there are: "a, b and 7 more". */
export const listedFirst = (words: readonly string[], most: number): string =>
  listed(words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words);
