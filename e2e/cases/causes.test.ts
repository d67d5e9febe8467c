import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { causes } from '../../src/main/engine/diagnosis/registry';
import { judgeCase, verdictOf } from './cause-run';
import type { CauseCases } from './define-cause-cases';
import { type MatrixRow, matrixMarkdown, namedIn, offDiagonal } from './matrix';
import { MATRIX_REASONS } from './matrix-reasons';
import { gate } from './meet';

const modules = import.meta.glob<CauseCases>('./causes/*.ts', { eager: true, import: 'cases' });
const all = Object.entries(modules).map(([path, cases]) => ({ path, cases }));
const atATime = gate(4);
/** They wait for each other, so this is for the last in the row, not for one run. */
const LONGEST_MS = 900_000;

const rows: MatrixRow[] = [];
const allCases = all.reduce((sum, { cases }) => sum + cases.holds.length + cases.not.length, 0);

describe('the cases of a cause', () => {
  it('stand in a file with its name', () => {
    expect(all.map(({ cases }) => `./causes/${cases.cause}.ts`)).toEqual(all.map(({ path }) => path));
    expect(readdirSync(new URL('causes/', import.meta.url)).length).toBe(all.length);
  });
  it('have one that has it, and one that nearly has it', () => {
    for (const { cases } of all) {
      expect(cases.holds.length, cases.cause).toBeGreaterThan(0);
      expect(cases.not.length, cases.cause).toBeGreaterThan(0);
    }
  });
  it('are there for every cause', () => {
    const known = new Set(all.map(({ cases }) => cases.cause));
    expect(causes.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe.concurrent.each(all.map(({ cases }) => cases))('$cause', ({ cause, holds, not }) => {
  it.each(holds)(
    'is named: $name',
    async ({ verdict, headline = verdict !== 'possible', summary = {}, ...one }) => {
      const { document } = await atATime(() => judgeCase(one));
      rows.push({ cause, has: true, peer: one.name, expected: verdict, ...namedIn(document) });
      expect(verdictOf(document, cause), explained(document, cause)).toBe(verdict);
      if (headline) expect(document.summary.causeId, explained(document, cause)).toBe(cause);
      expect(document.summary).toMatchObject(summary);
      expect(withNothingToDo(document)).toEqual([]);
    },
    LONGEST_MS,
  );
  it.each(not)(
    'is not named: $name',
    async ({ verdict = 'ruled-out', ...one }) => {
      const { document } = await atATime(() => judgeCase(one));
      rows.push({ cause, has: false, peer: one.name, expected: verdict, ...namedIn(document) });
      expect(verdictOf(document, cause), explained(document, cause)).toBe(verdict);
    },
    LONGEST_MS,
  );
});

/** Only a run of all cases tells about the matrix: `-t one-cause` leaves the others out. */
const complete = (): boolean => rows.length === allCases;

describe('the confusion matrix', () => {
  it('has a reason for every cell off the diagonal', () => {
    const open = complete() ? offDiagonal(rows).filter(({ reason }) => reason === null) : [];
    expect(open.map(({ cause, named, peers }) => `${cause} > ${named}: ${peers.join('; ')}`)).toEqual([]);
  });
  it('has no reason for a cell that is empty', () => {
    const cells = new Set(offDiagonal(rows).map(({ cause, named }) => `${cause} > ${named}`));
    const idle = complete() ? Object.keys(MATRIX_REASONS).filter((key) => !cells.has(key)) : [];
    expect(idle).toEqual([]);
  });
});

afterAll(() => {
  if (!complete()) return;
  const inOrder = [...rows].sort((a, b) => (`${a.cause} ${a.peer}` < `${b.cause} ${b.peer}` ? -1 : 1));
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/matrix.md', matrixMarkdown(inOrder));
});

type Judged = Awaited<ReturnType<typeof judgeCase>>['document'];

/** Findings whose owner has no fix of his own: then the report would send a person to somebody and not say what for. */
const withNothingToDo = ({ findings }: Judged): string[] =>
  findings
    .filter(({ fix, owner }) => fix.every((one) => one.owner !== owner))
    .map(({ title, owner }) => `${owner}: ${title}`);

/** What a person needs to see when a case comes out otherwise. */
const explained = (document: Judged, cause: string): string =>
  JSON.stringify(
    {
      headline: document.summary.headline,
      held: document.findings.map(({ causeId, verdict }) => `${verdict} ${causeId}`),
      why: [...document.ruledOut, ...document.couldNotTell].find(({ causeId }) => causeId === cause),
    },
    null,
    1,
  );
