import { fold } from '../../../shared/words/fold';

/** One entry of a log: a line with what hangs below it (a stack trace, an inner error), folded; where each of its lines begins. */
export interface Block {
  readonly folded: string;
  /** Line number from 1, and the place in `folded` where that line begins; ascending. */
  readonly lines: readonly { readonly line: number; readonly from: number }[];
}

/** The longest line that is looked at, and the longest entry, in characters and in lines: what is longer is cut there. */
const LONGEST_LINE = 4_000;
const LONGEST_BLOCK = 20_000;
const MOST_LINES = 200;

/** A line that belongs to the one above it: indented, a frame, an inner or a further cause (.NET, Java, Python, Go). */
const CONTINUES =
  /^(\s|at \S|--->|--- |Caused by|Suppressed|\.\.\. \d{1,4} more|During handling of|The above exception|File "|在 |bei |à |en |в |場所 )/;

/** Cuts a text into its entries. */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = [];
  let folded = '';
  let lines: { line: number; from: number }[] = [];
  const close = (): void => {
    if (folded !== '') blocks.push({ folded, lines });
    folded = '';
    lines = [];
  };
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (!CONTINUES.test(raw) || lines.length >= MOST_LINES) close();
    const line = fold(raw.slice(0, LONGEST_LINE));
    if (line === '' || folded.length + line.length >= LONGEST_BLOCK) continue;
    const from = folded === '' ? 0 : folded.length + 1;
    folded = folded === '' ? line : `${folded} ${line}`;
    lines.push({ line: at + 1, from });
  }
  close();
  return blocks;
};

/** The line on which this place of a block stands. */
export const lineAt = ({ lines }: Block, place: number): number => {
  let found = lines[0]?.line ?? 1;
  for (const { line, from } of lines) if (from <= place) found = line;
  return found;
};
