import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuick } from '../../src/main/engine/run/read-quick';
import { PROBES } from '../../src/main/engine/run/registry';
import type { Earlier } from '../../src/main/engine/run/run-again';
import { type RunResult, startRun } from '../../src/main/engine/run/session';
import { type Lab, startLab } from '../../src/main/lab/start-lab';
import { projectReport } from '../../src/main/report/project';
import type { Asked } from '../../src/shared/model/asked';
import type { Evidence, Observation } from '../../src/shared/model/evidence';
import type { ReportDocument } from '../../src/shared/model/report';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.stop());

const run = (asked: Asked, earlier?: Earlier): Promise<RunResult> =>
  startRun(asked, { onProgress: () => undefined, ...(earlier ? { earlier } : {}) });

const from = (result: RunResult, scope: Earlier['scope']): Earlier => ({
  ...{ scope, evidence: result.evidence, at: result.finishedAt, carried: result.again?.carried ?? [] },
});

const reportOf = (asked: Asked, result: RunResult, before?: ReportDocument): ReportDocument =>
  projectReport({
    ...{ asked, message: null, evidence: result.evidence, probes: PROBES },
    run: { id: 'a-run', ...result },
    app: { name: 'Handrail', version: '0', runtime: 'test' },
    ...(before ? { before } : {}),
  });

/** Connections that this run made itself. */
const made = ({ evidence, again }: RunResult): number => {
  const carried = new Set(again?.carried.map(({ probe }) => probe));
  const own = Object.entries(evidence as { [id: string]: Observation }).filter(([id]) => !carried.has(id));
  return own.reduce((sum, [, { connections }]) => sum + connections, 0);
};

const startedAfter = (evidence: Evidence, ids: readonly string[], at: string): boolean =>
  Object.entries(evidence as { [id: string]: Observation })
    .filter(([id]) => ids.includes(id))
    .every(([, { attempts }]) => attempts.every(({ startedAt }) => startedAt >= at));

describe.each(['expired-certificate', 'old-server', 'resets', 'missing-intermediate'])(
  '%s, checked again',
  (id) => {
    it('asks less while it is broken, and is sure once it is repaired', async () => {
      const { asked } = await lab.start(id);
      const first = await run(asked);
      const before = reportOf(asked, first);
      const all = made(first);

      const small = await run(asked, from(first, 'quick'));
      expect(made(small)).toBeLessThanOrEqual(8);
      expect(readQuick(first.evidence, small.evidence, asked).says).toBe('not-yet');

      const same = await run(asked, from(first, 'needed'));
      expect(same.again?.widened).toBe('no');
      expect(made(same)).toBeLessThan(all);
      const stays = reportOf(asked, same, before);
      expect(stays.comparison).toMatchObject({ fixed: false, outcome: 'same-cause' });
      expect(stays.summary.causeId).toBe(before.summary.causeId);

      await lab.setFixed(id, true);
      expect(readQuick(first.evidence, (await run(asked, from(first, 'quick'))).evidence, asked).says).toBe(
        'may-work',
      );

      // From a check that had taken answers over itself: they keep the time they are from.
      const fixed = await run(asked, from(same, 'needed'));
      const after = reportOf(asked, fixed, stays);
      expect(after.comparison).toMatchObject({ fixed: true, outcome: 'fixed' });
      expect(after.connections.used).toBe(made(fixed));
      const carried = fixed.again?.carried ?? [];
      expect(carried.length).toBeGreaterThan(0);
      const old = new Map(same.again?.carried.map((one) => [one.probe, one.from]));
      for (const { probe, from: at } of carried) expect(at).toBe(old.get(probe) ?? same.finishedAt);

      // Everything that is not said to be carried was asked now.
      const fresh = Object.keys(fixed.evidence).filter((one) => !carried.some(({ probe }) => probe === one));
      expect(startedAfter(fixed.evidence, fresh, fixed.startedAt)).toBe(true);
      expect(
        after.ran
          .filter((one) => one.from !== undefined)
          .map((one) => one.id)
          .sort(),
      ).toEqual(carried.map(({ probe }) => probe).sort());
    }, 60_000);
  },
);

it('asks everything when the picture no longer fits the cause', async () => {
  const { asked } = await lab.start('expired-certificate');
  const first = await run(asked);
  const other = await lab.start('closes-every-time');
  const moved = { ...asked, target: { ...asked.target, port: other.asked.target.port } };
  const again = await run(moved, from(first, 'needed'));
  expect(again.again).toMatchObject({ widened: 'to-all', carried: [] });
  expect(reportOf(moved, again).summary.causeId).not.toBe('cert-expired');
}, 60_000);
