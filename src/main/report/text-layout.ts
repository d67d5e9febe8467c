import { retell } from '../../shared/i18n/retell';
import { printable } from '../../shared/words/printable';
import { fittingPart, widthOf } from './text-width';

/** No line of the terminal's report is longer. */
export const WIDTH = 100;

/** Longer than any text of a report: what is cut here was never meant to be read. */
const LONGEST = 4_000;

/** Less than this at the end of a line is left free rather than filled with the beginning of a text without spaces. */
const LEAST = 8;

/** Lines that are filled word by word; texts without spaces (Japanese, Chinese) may be parted between any two characters. */
class Lines {
  readonly done: string[] = [];
  private line = '';

  constructor(private readonly room: number) {}

  put(word: string): void {
    let rest = word;
    while (rest !== '') {
      const glue = this.line === '' ? '' : ' ';
      const left = this.room - widthOf(this.line) - glue.length;
      if (widthOf(rest) <= left) {
        this.line += `${glue}${rest}`;
        return;
      }
      const partHere = this.line === '' || (left >= LEAST && widthOf(rest) > rest.length);
      const part = partHere ? fittingPart(rest, left) : '';
      this.line += part === '' ? '' : `${glue}${part}`;
      rest = rest.slice(part.length);
      this.end();
    }
  }

  end(): void {
    if (this.line !== '') this.done.push(this.line);
    this.line = '';
  }
}

/**
 * Text in the language of the person (shared/i18n) as lines of at most WIDTH columns, each behind `indent`, the first behind `first`.
 * Control characters of a peer never get through: printable() is applied here, to every word that is printed.
 */
export const paragraph = (text: string, indent = '', first = indent): string[] => {
  const lines = new Lines(WIDTH - Math.max(widthOf(indent), widthOf(first)));
  for (const word of printable(retell(text), LONGEST).split(' ')) lines.put(word);
  lines.end();
  return lines.done.map((one, index) => `${index === 0 ? first : indent}${one}`);
};

/** A label before a paragraph, as wide as the column that the text stands in. */
export const labelled = (label: string, text: string, width: number): string[] => {
  const said = retell(label);
  return paragraph(text, ' '.repeat(width), `${said}${' '.repeat(Math.max(1, width - widthOf(said)))}`);
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
