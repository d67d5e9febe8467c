import { startLab } from '../../src/main/lab/start-lab';
import type { LabScenario } from '../../src/shared/model/lab';
import { type OneRun, runOnce } from './one-run';

/** One practice server and what the engine made of it. `cause`: the first finding, or the conclusion when there is none. */
export interface LabRow extends OneRun {
  readonly scenario: LabScenario;
  readonly cause: string;
  readonly verdict: string;
  readonly connections: number;
}

const AT_ONCE = 4;

/** Runs every practice server, some at a time, and gives the rows in the order of the lab's list. */
export const labTable = async (): Promise<LabRow[]> => {
  const lab = await startLab();
  const rows: LabRow[] = [];
  const waiting = [...lab.scenarios];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const run = await runOnce((await lab.start(next.id)).asked);
      const { summary, connections } = run.document;
      const cause = summary.causeId ?? summary.conclusion;
      rows.push({
        scenario: next,
        cause,
        verdict: summary.causeId === null ? '–' : summary.certainty,
        connections: connections.used,
        ...run,
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await lab.stop();
  }
  const place = (row: LabRow) => lab.scenarios.indexOf(row.scenario);
  return rows.sort((a, b) => place(a) - place(b));
};

/** The table as it stands in the README. */
export const labTableMarkdown = (rows: readonly LabRow[]): string =>
  [
    '| practice server | cause that Handrail names | how sure | seconds | connections |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.scenario.title} (\`${row.scenario.id}\`) | \`${row.cause}\` | ${row.verdict} | ${row.seconds.toFixed(1)} | ${row.connections} |`,
    ),
    '',
  ].join('\n');
