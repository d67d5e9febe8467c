import { causes } from '../../src/main/engine/diagnosis/registry';
import type { ReportDocument } from '../../src/shared/model/report';
import { MATRIX_REASONS } from './matrix-reasons';

/** One case and what the report named. `has`: the peer has this cause; otherwise it nearly has it. */
export interface MatrixRow {
  readonly cause: string;
  readonly has: boolean;
  readonly peer: string;
  /** The verdict that the case expects of its own cause. */
  readonly expected: string;
  /** The headline's cause, or the conclusion when none was named. */
  readonly named: string;
  /** Every cause that is confirmed or likely. */
  readonly sure: readonly string[];
}

/** What a report names. */
export const namedIn = ({ summary, findings }: ReportDocument): Pick<MatrixRow, 'named' | 'sure'> => ({
  named: summary.causeId ?? summary.conclusion,
  sure: findings.filter(({ verdict }) => verdict !== 'possible').map(({ causeId }) => causeId),
});

export interface Cell {
  readonly cause: string;
  readonly named: string;
  readonly peers: readonly string[];
  /** Why this is right, or as good as it gets; null: nobody has said so yet. */
  readonly reason: string | null;
}

const causeById = new Map(causes.map((cause) => [cause.id, cause]));

/** A cause that can only ever be possible is never the headline: what can't be seen from a client is its reason. */
const becauseUnseen = (cause: string, rows: readonly MatrixRow[]): string | null => {
  const own = rows.filter((row) => row.cause === cause && row.has);
  const unseen = causeById.get(cause)?.unseen;
  return unseen && own.every((row) => row.expected === 'possible') ? `Possible at most. ${unseen}` : null;
};

/** Every cell off the diagonal that is not empty, of the peers that have a cause. */
export const offDiagonal = (rows: readonly MatrixRow[]): Cell[] => {
  const cells = new Map<string, MatrixRow[]>();
  for (const row of rows.filter(({ has, cause, named }) => has && cause !== named)) {
    const key = `${row.cause} > ${row.named}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return [...cells].map(([key, [first, ...others]]) => ({
    cause: first?.cause ?? '',
    named: first?.named ?? '',
    peers: [first, ...others].flatMap((row) => row?.peer ?? []),
    reason: MATRIX_REASONS[key] ?? becauseUnseen(first?.cause ?? '', rows),
  }));
};

const WIDTH = 34;

/** The matrix itself: a row for each cause of a peer, a column for each cause named, both in the same order. */
const drawn = (rows: readonly MatrixRow[]): string[] => {
  const having = rows.filter(({ has }) => has);
  const names = [...new Set(having.map(({ cause }) => cause))].sort();
  const others = [...new Set(having.map(({ named }) => named))]
    .filter((name) => !names.includes(name))
    .sort();
  const columns = [...names, ...others];
  const count = (cause: string, named: string): string => {
    const found = having.filter((row) => row.cause === cause && row.named === named).length;
    return found === 0 ? '·' : found > 9 ? '+' : String(found);
  };
  return [
    ...names.map((cause) => `${cause.padEnd(WIDTH)} ${columns.map((named) => count(cause, named)).join('')}`),
    '',
    `columns ${names.length + 1} to ${columns.length}: ${others.join(', ')}`,
  ];
};

const cellLine = ({ cause, named, peers, reason }: Cell): string =>
  `| \`${cause}\` | \`${named}\` | ${peers.length} | ${reason ?? 'not explained'} |`;

const nearLine = (row: MatrixRow): string => `| \`${row.cause}\` | ${row.peer} | \`${row.named}\` |`;

/** The page docs/matrix.md between its marks. */
export const matrixMarkdown = (rows: readonly MatrixRow[]): string => {
  const having = rows.filter(({ has }) => has);
  const right = having.filter(({ cause, named }) => cause === named).length;
  return [
    `${having.length} peers that have a cause, of ${new Set(having.map(({ cause }) => cause)).size} causes; ${right} of them are named as the headline. ${rows.length - having.length} peers that nearly have one.`,
    '',
    '```text',
    ...drawn(rows),
    '```',
    '',
    '## Off the diagonal',
    '',
    '| the peer has | named | peers | why |',
    '|---|---|---|---|',
    ...offDiagonal(rows).map(cellLine),
    '',
    '## Peers that nearly have it',
    '',
    '| nearly | the peer | named instead |',
    '|---|---|---|',
    ...rows.filter(({ has }) => !has).map(nearLine),
    '',
  ].join('\n');
};
