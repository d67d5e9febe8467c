import { retell } from '../../shared/i18n/retell';
import type { Measured } from '../../shared/model/report';
import { printable } from '../../shared/words/printable';
import { paragraph, WIDTH } from './text-layout';
import { padded, widthOf } from './text-width';

type Style = (line: string) => string;
type Row = readonly string[];
interface Grid {
  readonly columns: Row;
  readonly rows: readonly Row[];
}

const INDENT = '    ';
const GAP = 2;
const LONGEST_CELL = 1_000;

/** What nobody compares by eye on a screen; the report's files have it. */
const FOR_FILES = new Set(['Technically', 'Fingerprint', 'SHA-256 fingerprint']);

const empty = (cell: string | undefined): boolean => cell === undefined || cell === '' || cell === '–';

/** The columns that say something: made harmless, without those for files and those that are empty all the way down. */
const gridOf = ({ columns, rows }: Measured['table']): Grid => {
  const kept = columns.flatMap((column, at) =>
    FOR_FILES.has(column) || rows.every((row) => empty(row[at])) ? [] : [at],
  );
  const pick = (row: Row): Row => kept.map((at) => printable(retell(row[at] ?? ''), LONGEST_CELL));
  return { columns: pick(columns), rows: rows.map(pick) };
};

const widest = (cells: readonly (string | undefined)[], measure: (cell: string) => number): number =>
  Math.max(0, ...cells.map((cell) => measure(cell ?? '')));

const longestWord = (cell: string): number => widest(cell.split(' '), widthOf);

/** A width for each column, or null when even the longest words have no room beside each other. */
const widthsOf = (lines: readonly Row[], count: number): number[] | null => {
  const column = (at: number) => lines.map((line) => line[at]);
  const widths = Array.from({ length: count }, (_, at) => widest(column(at), widthOf));
  const least = Array.from({ length: count }, (_, at) => widest(column(at), longestWord));
  const room = WIDTH - INDENT.length - GAP * (count - 1);
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  if (sum(least) > room) return null;
  while (sum(widths) > room) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const at = spare.indexOf(Math.max(...spare));
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return widths;
};

/** Cells broken into lines of their column's width. */
const broken = (cell: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of cell.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const sideBySide = (row: Row, widths: readonly number[]): string[] => {
  const cells = widths.map((width, at) => broken(row[at] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    `${INDENT}${cells.map((lines, at) => padded(lines[line] ?? '', (widths[at] ?? 0) + GAP)).join('')}`.trimEnd(),
  );
};

/** A row under its first cell, where the columns are too wide to stand beside each other. */
const underneath = ({ columns }: Grid, [first = '', ...others]: Row): string[] => [
  ...paragraph(first, INDENT),
  ...others.flatMap((cell, at) =>
    empty(cell) ? [] : paragraph(`${columns[at + 1] ?? ''}: ${cell}`, `${INDENT}    `, `${INDENT}  `),
  ),
];

const gridLines = (grid: Grid, dim: Style): string[] => {
  const { columns, rows } = grid;
  // Of two columns, the one says what the other is.
  const heads = columns.length > 2 ? [columns] : [];
  const widths = widthsOf([...heads, ...rows], columns.length);
  if (widths === null) return rows.flatMap((row) => underneath(grid, row));
  return [
    ...heads.flatMap((head) => sideBySide(head, widths).map(dim)),
    ...rows.flatMap((row) => sideBySide(row, widths)),
  ];
};

/** A list of names may be long; a table with many columns fills the screen soon. Those that matter come first. */
const mostRows = (columns: number): number => (columns > 2 ? 12 : 200);

const leftOut = (rows: number): string[] =>
  rows > 0 ? paragraph(`and ${rows} more; --json has all of them`, INDENT) : [];

/** One measured table as lines of at most WIDTH columns; none when it has neither rows nor a note. */
export const measuredTable = ({ table, note }: Measured, bold: Style, dim: Style): string[] => {
  if (table.rows.length === 0 && note === '') return [];
  const most = mostRows(table.columns.length);
  const grid = gridOf({ ...table, rows: table.rows.slice(0, most) });
  return [
    '',
    ...paragraph(table.title, INDENT, '  ').map(bold),
    ...(grid.columns.length === 0 ? [] : gridLines(grid, dim)),
    ...leftOut(table.rows.length - most),
    ...(note === '' ? [] : paragraph(note, INDENT)),
  ];
};
