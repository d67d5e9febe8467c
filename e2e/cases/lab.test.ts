import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { causes } from '../../src/main/engine/diagnosis/registry';
import { servers } from '../../src/main/lab/registry';
import { startLab } from '../../src/main/lab/start-lab';
import { labEvidence } from './lab-evidence';
import { type LabRow, labTable, labTableMarkdown } from './lab-table';
import { runOnce } from './one-run';

const NOTHING_WRONG = 'nothing-wrong';
const scenarios = servers.map((server) => server.scenario);
const causeIds = causes.map((cause) => cause.id);
const named = [...new Set(scenarios.map((scenario) => scenario.causeId))].filter(
  (id) => id !== NOTHING_WRONG,
);

let rows: LabRow[] = [];
const rowOf = (id: string): LabRow => {
  const row = rows.find((one) => one.scenario.id === id);
  if (row === undefined) throw new Error(`no run of ${id}`);
  return row;
};

beforeAll(async () => {
  rows = await labTable();
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/lab-table.md', labTableMarkdown(rows));
}, 300_000);

describe.each(scenarios)('the practice server $id', ({ id, causeId }) => {
  it('shows on the wire what its story says', () => {
    const check = labEvidence[id];
    expect(check, 'a line in lab-evidence.ts').toBeDefined();
    check?.(rowOf(id).evidence);
  });

  it(`leads to ${causeId}`, () => {
    expect(rowOf(id).cause).toBe(causeId);
  });

  it('is observed without a fault of our own, within the limit of connections', () => {
    const row = rowOf(id);
    const bugs = Object.values(row.evidence).filter((observation) => observation?.status === 'bug');
    expect(bugs).toEqual([]);
    expect(row.cancelled).toBe(false);
    expect(row.connections).toBeLessThanOrEqual(40);
  });
});

describe('a certificate that was not shown for the name asked for', () => {
  it.each(['sni-unknown-name', 'sni-missing'])('%s: is no confirmed second finding', (id) => {
    const sure = rowOf(id).document.findings.filter((finding) => finding.verdict !== 'possible');
    expect(sure.map((finding) => finding.causeId)).toEqual([id]);
  });
});

describe('every cause with a practice server', () => {
  it.each(named)('%s is in the registry', (id) => {
    expect(causeIds).toContain(id);
  });

  it.each(named)('%s is ruled out by at least one other server', (id) => {
    const ruledOutBy = rows.filter((row) => row.document.ruledOut.some((one) => one.causeId === id));
    expect(ruledOutBy.map((row) => row.scenario.id)).not.toEqual([]);
  });
});

const fixable = scenarios.filter((scenario) => scenario.fixable);

describe.concurrent('after its repair', () => {
  it.each(fixable)(
    'the practice server $id has nothing wrong any more',
    async ({ id }) => {
      const lab = await startLab();
      try {
        const { document } = await runOnce((await lab.setFixed(id, true)).asked);
        expect(document.summary.conclusion).toBe(NOTHING_WRONG);
      } finally {
        await lab.stop();
      }
    },
    60_000,
  );

  it('a second check says what was repaired', async () => {
    const lab = await startLab();
    try {
      const before = (await runOnce((await lab.start('expired-certificate')).asked)).document;
      const { document } = await runOnce((await lab.setFixed('expired-certificate', true)).asked, { before });
      expect(document.comparison?.before.headline).toBe(before.summary.headline);
      expect(document.comparison?.fixed).toBe(true);
      expect(document.comparison?.changes).not.toEqual([]);
    } finally {
      await lab.stop();
    }
  }, 60_000);
});
