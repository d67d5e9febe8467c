import { optionsOf } from '../../../shared/model/asked';
import type { Evidence, Observation, ProbeId } from '../../../shared/model/evidence';
import type { Seen } from '../probes/define-probe';
import { createAgenda } from './agenda';
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

const NO_ROOM =
  'Answering this would take more connections than a usual check may use. Ask for the full lists to have it answered.';
const NO_ROOM_IN_ALL = 'The connections that this check may use would not have been enough to answer this.';

const noRoom = (probe: AnyProbe, all: boolean): Observation => {
  const why = all ? NO_ROOM_IN_ALL : NO_ROOM;
  return { status: 'skipped', why, probe: probe.id, ms: 0, connections: 0, outcome: why, attempts: [] };
};

const DECIDED =
  'What this would have told is already decided by the other questions, so no connection was spent on it.';

const notNeeded = (probe: AnyProbe): Observation => ({
  ...{ status: 'skipped', why: DECIDED, probe: probe.id, ms: 0, connections: 0 },
  ...{ outcome: DECIDED, attempts: [] },
});

/** Those that are under way, and how to wait until one of them is over. */
const createUnderWay = () => {
  let wake = (): void => {};
  let count = 0;
  return {
    add(work: Promise<void>): void {
      count += 1;
      void work.then(() => {
        count -= 1;
        wake();
      });
    },
    get none(): boolean {
      return count === 0;
    },
    next: (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
};

/**
 * Runs each probe as soon as all it needs is over, whatever became of that; independent ones at the same time; those with a condition when
 * there is room for them, what decides most first (agenda.ts, outlook.ts). Never rejects. `probes` are in order: each after those it needs. `known`: answers of this run
 * that are there already; their connections count, and they are not asked again.
 */
export const runProbes = async (
  probes: readonly AnyProbe[],
  context: RunContext,
  progress: ProgressReporter,
  known: Evidence = {},
): Promise<Evidence> => {
  const observations = new Map<ProbeId, Observation>();
  const { connections, atOnce } = context.limits;
  const options = optionsOf(context.asked);
  const agenda = createAgenda(probes, { options, connections, oneByOne: atOnce === 1 });
  const underWay = createUnderWay();
  progress.ask(probes);
  for (const { id } of probes) {
    const there = known[id];
    if (!there) continue;
    observations.set(id, there);
    agenda.over(id, there.connections);
  }

  const note = (probe: AnyProbe, observation: Observation): void => {
    observations.set(probe.id, observation);
    agenda.over(probe.id, observation.connections);
    progress.done(probe.id, observation);
  };
  const run = async (probe: AnyProbe): Promise<void> => {
    if (context.stop.cancelled) return note(probe, notBegun(probe, context.stoppedBy()));
    progress.running(probe.id);
    const used = (count: number) => progress.connections(probe.id, count);
    const tell = { used, mark: progress.mark };
    const early = probe.needs.some((need) => !observations.has(need));
    const grant = { connections: agenda.granted(probe), early };
    note(probe, await runOne(probe, seenIn(observations), context, tell, grant));
  };
  const look = () => context.lookAhead(Object.fromEntries(observations) as Evidence);
  for (;;) {
    const { start, skip, idle } = agenda.next(look, seenIn(observations));
    for (const probe of start) underWay.add(run(probe));
    for (const probe of skip) note(probe, noRoom(probe, options.depth === 'all'));
    for (const probe of idle) note(probe, notNeeded(probe));
    if (skip.length + idle.length > 0) continue;
    if (underWay.none) break;
    await underWay.next();
  }
  // In the order of the probes, not in that of their answers.
  return Object.fromEntries(
    probes.flatMap(({ id }) => {
      const observation = observations.get(id);
      return observation ? [[id, observation]] : [];
    }),
  ) as Evidence;
};
