import { printable } from '../../shared/words/printable';

/** No line of the terminal's report is longer. */
export const WIDTH = 100;

/** Longer than any text of a report: what is cut here was never meant to be read. */
const LONGEST = 4_000;

/** A word that is too long for a line of its own is cut into pieces. */
const pieces = (word: string, room: number): string[] => {
  const all: string[] = [];
  for (let at = 0; at < word.length; at += room) all.push(word.slice(at, at + room));
  return all;
};

/**
 * Text as lines of at most WIDTH columns, each behind `indent`, the first behind `first`. Control characters of a peer never get through:
 * printable() is applied here, to every word that is printed.
 */
export const paragraph = (text: string, indent = '', first = indent): string[] => {
  const room = WIDTH - Math.max(indent.length, first.length);
  const words = printable(text, LONGEST)
    .split(' ')
    .flatMap((word) => pieces(word, room));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((one, index) => `${index === 0 ? first : indent}${one}`);
};

/** "  1. …": a numbered list. */
export const numbered = (items: readonly string[], indent: string): string[] =>
  items.flatMap((item, index) => {
    const number = `${indent}${index + 1}. `;
    return paragraph(item, ' '.repeat(number.length), number);
  });

/** "  - …": a list. */
export const bulleted = (items: readonly string[], indent: string): string[] =>
  items.flatMap((item) => paragraph(item, `${indent}  `, `${indent}- `));
