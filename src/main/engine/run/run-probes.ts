import type { Evidence, Observation, ProbeId } from '../../../shared/model/evidence';
import type { Seen } from '../probes/define-probe';
import type { AnyProbe } from './any-probe';
import type { ProgressReporter } from './progress';
import { type RunContext, runOne, stoppedEarly } from './run-one';

const notBegun = (probe: AnyProbe, by: 'cancelled' | 'deadline'): Observation => {
  const { line, ...rest } = stoppedEarly(by);
  return { ...rest, probe: probe.id, ms: 0, connections: 0, outcome: line, attempts: [] };
};

/** Facts by probe id, of those that answered. Each was parsed by its own probe's schema, which is what makes the type true. */
const seenIn = (observations: ReadonlyMap<ProbeId, Observation>): Seen =>
  Object.fromEntries(
    [...observations].flatMap(([id, observation]) =>
      observation.status === 'ok' ? [[id, observation.facts]] : [],
    ),
  ) as Seen;

/**
 * Runs each probe as soon as all it needs is over, whatever became of that; independent ones at the same time. Never rejects.
 * `probes` are in order: each after those it needs.
 */
export const runProbes = async (
  probes: readonly AnyProbe[],
  context: RunContext,
  progress: ProgressReporter,
): Promise<Evidence> => {
  const observations = new Map<ProbeId, Observation>();
  const runs = new Map<ProbeId, Promise<void>>();

  const runWhenReady = async (probe: AnyProbe): Promise<void> => {
    await Promise.all(probe.needs.map((need) => runs.get(need)));
    if (!context.stop.cancelled) progress.running(probe.id);
    const observation = context.stop.cancelled
      ? notBegun(probe, context.stoppedBy())
      : await runOne(probe, seenIn(observations), context, (used) => progress.connections(probe.id, used));
    observations.set(probe.id, observation);
    progress.done(probe.id, observation);
  };
  for (const probe of probes) runs.set(probe.id, runWhenReady(probe));
  await Promise.all(runs.values());
  // In the order of the probes, not in that of their answers.
  return Object.fromEntries(
    probes.flatMap(({ id }) => {
      const observation = observations.get(id);
      return observation ? [[id, observation]] : [];
    }),
  ) as Evidence;
};
