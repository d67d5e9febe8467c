import { type Asked, optionsOf } from '../../../shared/model/asked';
import type { ProbeId } from '../../../shared/model/evidence';
import type { Plan } from '../../../shared/model/progress';
import { elsewhereFor } from '../../../shared/model/run-limits';
import type { RunOptions } from '../../../shared/model/way';
import type { AnyProbe } from './any-probe';
import { budgetOf, limitsFor } from './limits';
import { PROBES } from './registry';

const mostTime = (probes: readonly AnyProbe[], options: RunOptions): number => {
  // One connection at a time means one question after the other.
  if (options.gentle) return probes.reduce((sum, probe) => sum + budgetOf(probe, options).ms, 0);
  const ends = new Map<ProbeId, number>();
  for (const probe of probes)
    ends.set(
      probe.id,
      budgetOf(probe, options).ms + Math.max(0, ...probe.needs.map((need) => ends.get(need) ?? 0)),
    );
  return Math.max(0, ...ends.values());
};

/**
 * What a run with these options is going to do at most: shown before it starts. `when`: the condition of a question that is not always
 * asked. The sum is never more than the run may use.
 */
export const planRun = (asked: Pick<Asked, 'options'>, probes: readonly AnyProbe[] = PROBES): Plan => {
  const options = optionsOf(asked);
  const limits = limitsFor(options);
  const elsewhere = elsewhereFor(options);
  const extraOf = ({ early }: AnyProbe): number => (limits.atOnce > 1 ? (early?.extra ?? 0) : 0);
  const lines = probes.map((probe) => ({
    id: probe.id,
    question: probe.question,
    connections: budgetOf(probe, options).connections + extraOf(probe),
    when: probe.requested?.(options) ? null : (probe.runs?.when ?? null),
  }));
  return {
    connections: Math.min(
      limits.connections,
      lines.reduce((sum, { connections }) => sum + connections, 0),
    ),
    atOnce: limits.atOnce,
    seconds: Math.ceil(Math.min(limits.ms, mostTime(probes, options)) / 1_000),
    probes: lines,
    gentle: options.gentle,
    ...(elsewhere > 0 ? { elsewhere } : {}),
  };
};
