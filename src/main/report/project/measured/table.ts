import type { Area } from '../../../../shared/model/asked';
import type { Evidence, Observation, ProbeId } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Measured } from '../../../../shared/model/report';
import { shortOutcome } from '../../../../shared/words/outcome';
import { clip } from '../../../engine/diagnosis/derive/clip';

/** A table as it is written; lengths are cut to what a report takes. */
export interface Draft {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
}

/** One table of what was measured. */
export interface MeasuredTable {
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  /** null: there is nothing to show, because nothing of it was measured. */
  readonly draft: (evidence: Evidence) => Draft | null;
}

const MOST_ROWS = 200;

const withLeftOut = (note: string, leftOut: number): string =>
  leftOut === 0 ? note : `${note} ${leftOut} more rows are left out here.`.trim();

/** The table of this evidence, or null. */
export const fill = ({ id, area, title, draft }: MeasuredTable, evidence: Evidence): Measured | null => {
  const drawn = draft(evidence);
  if (drawn === null) return null;
  const columns = drawn.columns.slice(0, 8).map((column) => clip(column, 100));
  const rows = drawn.rows
    .slice(0, MOST_ROWS)
    .map((row) => row.slice(0, columns.length).map((cell) => clip(cell, 400)));
  const note = withLeftOut(drawn.note ?? '', Math.max(0, drawn.rows.length - MOST_ROWS));
  return {
    id,
    area,
    table: { kind: 'table', title: clip(title, 200), columns, rows },
    note: clip(note, 600),
  };
};

type Seen<Id extends ProbeId> = Extract<NonNullable<Evidence[Id]>, { status: 'ok' }>['facts'];

/**
 * A table of one probe's facts. A probe that did not apply, or did not run, gives none; one that gave up gives its reason, because "could
 * not tell" is a result.
 */
export const ofProbe = <Id extends ProbeId>(
  probe: Id,
  columns: readonly string[],
  draw: (facts: Seen<Id>, evidence: Evidence) => Omit<Draft, 'columns'> | null,
): MeasuredTable['draft'] => {
  return (evidence) => {
    const seen: Observation | undefined = evidence[probe];
    if (seen === undefined || seen.status === 'skipped') return null;
    if (seen.status === 'gave-up') return { columns, rows: [], note: `Could not tell: ${seen.why}` };
    if (seen.status === 'bug')
      return { columns, rows: [], note: 'Could not tell: a fault in Handrail stopped this question.' };
    const drawn = draw(seen.facts as Seen<Id>, evidence);
    return drawn === null ? null : { columns, ...drawn };
  };
};

/** Ends that say nothing of what was asked: the question never reached the server, or nobody answered it. */
const OPEN = new Set<Outcome['kind']>([
  'silence',
  'refused',
  'unreachable',
  'connect-timeout',
  'proxy',
  'local',
  'cancelled',
  'malformed',
  'too-much',
]);

/** How a greeting ended, in one cell. Silence is never a refusal, and a refusal is told by how it came. */
const ending = (outcome: Outcome): string =>
  OPEN.has(outcome.kind)
    ? `could not tell: ${shortOutcome(outcome)}`
    : `not answered: ${shortOutcome(outcome)}`;

/** The part of a greeting's facts that a cell is made of. */
interface Greeted {
  readonly answered: boolean;
  readonly outcome: Outcome;
  readonly version: string | null;
}

/** What a greeting brought, in one cell. */
export const answerCell = ({ answered, outcome, version }: Greeted): string =>
  answered ? `answered with ${version ?? 'a ServerHello'}` : ending(outcome);

/** "yes", "no", "could not tell". */
export const yesNo = (value: boolean | null): string => {
  if (value === null) return 'could not tell';
  return value ? 'yes' : 'no';
};

/** "12 ms", or a dash where nothing was measured. */
export const milliseconds = (value: number | null): string =>
  value === null ? '–' : `${Math.round(value)} ms`;
