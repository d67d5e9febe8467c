import type { Attempt } from '../../../../shared/model/attempt';
import type { Mark } from '../../../../shared/model/attempt-marks';

/** A limit on connections turns away this many in a row at least (as net/pace reads it); fewer are a broken server of several. */
const ROW = 3;
const TURNED_AWAY: readonly string[] = ['fin', 'rst', 'silence', 'refused', 'connect-timeout'];

const isAnswered = ({ bytesIn, outcome }: Attempt): boolean => bytesIn > 0 || outcome.kind === 'answered';

/** Attempts of one run in the order in which they began. */
const inOrder = (attempts: ReadonlyMap<string, Attempt>): Attempt[] =>
  [...attempts.values()].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));

const greetingOf = ({ address, port, hello }: Attempt): string => JSON.stringify([address, port, hello]);

interface Rows {
  readonly rows: readonly (readonly string[])[];
  /** The last row: nothing was answered after it. */
  readonly last: readonly string[];
}

/** The rows of failures without one answer between them. A greeting that was never answered tells nothing, unless it is one of `failed`. */
const rowsOf = (attempts: readonly Attempt[], failed: ReadonlySet<string>): Rows => {
  const rows: string[][] = [];
  const known = new Set<string>();
  let row: string[] = [];
  for (const one of attempts) {
    if (isAnswered(one)) {
      known.add(greetingOf(one));
      row = [];
    } else if (
      TURNED_AWAY.includes(one.outcome.kind) &&
      (failed.has(one.id) || (one.hello !== null && known.has(greetingOf(one))))
    ) {
      if (row.length === 0) rows.push(row);
      row.push(one.id);
    }
  }
  return { rows, last: row };
};

/** How many of our connections were answered before the first failure, and the failures that followed each other. */
export interface OurOwnPace {
  readonly before: number;
  readonly row: readonly string[];
}

/**
 * These failures may be our own doing: the server answered at first, and then turned us away in a row, or until the end of the run. A limit
 * on the number of connections does that, and so does a server that went down meanwhile. null: they lie between answers, or nothing is
 * known of when they happened.
 */
export const ourOwnPace = (
  attempts: ReadonlyMap<string, Attempt>,
  failed: readonly string[],
): OurOwnPace | null => {
  const all = inOrder(attempts);
  const wanted = new Set(failed);
  if (wanted.size === 0 || !failed.every((id) => attempts.has(id))) return null;
  const before = all
    .slice(
      0,
      all.findIndex(({ id }) => wanted.has(id)),
    )
    .filter(isAnswered).length;
  const { rows, last } = rowsOf(all, wanted);
  const ours = rows.filter((row) => row.length >= ROW || row === last);
  const covered = new Set(ours.flat());
  if (before === 0 || !failed.every((id) => covered.has(id))) return null;
  return { before, row: [...covered] };
};

/** The same of one greeting's marks alone, where hundreds were sent and most attempts were not kept whole. */
export const ownPaceInMarks = (marks: readonly Mark[]): OurOwnPace | null => {
  const course = marks.map(({ end }) => (end === 'a' ? 'a' : 'x')).join('');
  const before = course.indexOf('x');
  const alone = [...course.matchAll(/x+/g)].some(
    ({ 0: row, index }) => row.length < ROW && index + row.length < course.length,
  );
  return before <= 0 || alone ? null : { before, row: [] };
};
