import type { ProbeId } from '../../../shared/model/evidence';
import type { Plan } from '../../../shared/model/progress';
import type { Target } from '../../../shared/model/target';
import { RUN_LIMITS } from '../net/create-net';
import type { AnyProbe } from './any-probe';
import { PROBES } from './registry';

/** The longest a whole run takes, in ms. */
export const RUN_DEADLINE_MS = 60_000;

/** The longest way through the needs, if every probe takes all its time. */
const longestWay = (probes: readonly AnyProbe[]): number => {
  const ends = new Map<ProbeId, number>();
  for (const { id, needs, budget } of probes)
    ends.set(id, budget.ms + Math.max(0, ...needs.map((need) => ends.get(need) ?? 0)));
  return Math.max(0, ...ends.values());
};

/** What a run is going to do at most: shown before it starts. */
export const planRun = (_target: Target, probes: readonly AnyProbe[] = PROBES): Plan => {
  const lines = probes.map(({ id, question, budget }) => ({
    id,
    question,
    connections: budget.connections,
    when: null,
  }));
  return {
    connections: Math.min(
      RUN_LIMITS.connections,
      lines.reduce((sum, { connections }) => sum + connections, 0),
    ),
    atOnce: RUN_LIMITS.atOnce,
    seconds: Math.ceil(Math.min(RUN_DEADLINE_MS, longestWay(probes)) / 1_000),
    probes: lines,
    gentle: false,
  };
};
