import { describe, expect, it } from 'vitest';
import { quickProbes } from '../../src/main/engine/run/choose-again';
import { readQuick } from '../../src/main/engine/run/read-quick';
import { startRun } from '../../src/main/engine/run/session';
import { servers } from '../../src/main/lab/registry';
import { startLab } from '../../src/main/lab/start-lab';
import type { Evidence, Observation } from '../../src/shared/model/evidence';
import { runOnce } from './one-run';

const used = (e: Evidence) => (Object.values(e) as Observation[]).reduce((s, o) => s + o.connections, 0);
describe('x', () => {
  it('y', async () => {
    const lab = await startLab();
    const lines: string[] = [];
    for (const { scenario } of servers) {
      if (['silent'].includes(scenario.id)) continue;
      const { asked } = await lab.start(scenario.id);
      const first = await runOnce(asked);
      const at = '2026-11-21T10:00:00Z';
      const earlier = (scope: 'needed' | 'quick') => ({ scope, evidence: first.evidence, at, carried: [] });
      const go = async (scope: 'needed' | 'quick') => startRun(asked, { onProgress: () => {}, earlier: earlier(scope) });
      const q1 = await go('quick');
      const a1 = await go('needed');
      const carried1 = new Set(a1.again?.carried.map((c) => c.probe));
      const fresh1 = Object.fromEntries(Object.entries(a1.evidence).filter(([k]) => !carried1.has(k))) as Evidence;
      let line = `${scenario.id} ${scenario.causeId}: full ${used(first.evidence)} | quick ${used(q1.evidence)} ${readQuick(first.evidence, q1.evidence, asked).says} [${quickProbes(first.evidence, asked).map((p) => p.id)}] | again ${used(fresh1)} ${a1.again?.widened} carried ${carried1.size}`;
      if (scenario.fixable) {
        await lab.setFixed(scenario.id, true);
        const q2 = await go('quick');
        const a2 = await go('needed');
        line += ` | FIXED quick ${used(q2.evidence)} ${readQuick(first.evidence, q2.evidence, asked).says} again ${a2.again?.widened} carried ${a2.again?.carried.length}`;
      }
      lines.push(line);
    }
    await lab.stop();
    console.log(lines.join('\n'));
    expect(1).toBe(1);
  }, 400_000);
});
