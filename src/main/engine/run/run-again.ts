import type { Again } from '../../../shared/model/again';
import type { Evidence, ProbeId } from '../../../shared/model/evidence';
import type { AnyProbe } from './any-probe';
import { neededAgain, neededToBeSure, quickProbes, type Standing, standingOf } from './choose-again';
import type { ProgressReporter } from './progress';
import type { RunContext } from './run-one';
import { runProbes } from './run-probes';

/** An earlier check of the same connection, to begin from. */
export interface Earlier {
  /** `needed`: what tells whether the cause has gone, and more by itself. `quick`: the fewest questions that tell whether it works. */
  readonly scope: 'needed' | 'quick';
  readonly evidence: Evidence;
  /** When that check ended; ISO 8601. */
  readonly at: string;
  /** Answers that it had taken over itself, and from when. */
  readonly carried: Again['carried'];
}

/** What a second check brought: new answers, those taken over, and how far it went. */
interface AgainResult {
  readonly evidence: Evidence;
  /** Absent: everything was asked from the start. */
  readonly again?: Again;
}

type View = 'same' | 'works' | 'other';

/** The picture after a part was asked again. Only the same cause with nothing new beside it is "same"; only an answer with no cause left "works". */
const viewOf = (before: Standing, now: Standing): View => {
  const isNew = [...now.held].some((id) => !before.held.has(id));
  if (now.named === before.named && !isNew && now.answered === before.answered) return 'same';
  return now.held.size === 0 && now.answered === true ? 'works' : 'other';
};

/** What was left out because others had decided it may be needed once more is asked. */
const answersOf = (evidence: Evidence): Evidence =>
  Object.fromEntries(
    Object.entries(evidence).filter(([, seen]) => seen.status !== 'skipped' || seen.connections > 0),
  ) as Evidence;

/** New answers first; what was not asked again is taken over, and said to be. */
const merge = (fresh: Evidence, { evidence, at, carried }: Earlier, probes: readonly AnyProbe[]) => {
  const from = new Map(carried.map((one) => [one.probe, one.from]));
  const taken = (Object.keys(evidence) as ProbeId[]).filter((id) => fresh[id] === undefined);
  const all = { ...Object.fromEntries(taken.map((id) => [id, evidence[id]])), ...fresh } as Evidence;
  const order = probes.map(({ id }) => id).filter((id) => all[id] !== undefined);
  return {
    evidence: Object.fromEntries(order.map((id) => [id, all[id]])) as Evidence,
    carried: taken
      .filter((id) => order.includes(id))
      .map((probe) => ({ probe: probe as string, from: from.get(probe) ?? at })),
  };
};

/**
 * Asks again what the named cause needs. The same cause: that is all. It has gone and the server answers: what "nothing wrong" needs is
 * asked as well. Anything else, and every question is asked. Never more connections than one whole check may use.
 */
export const runAgain = async (
  probes: readonly AnyProbe[],
  earlier: Earlier,
  context: RunContext,
  progress: ProgressReporter,
): Promise<AgainResult> => {
  const { asked, stop } = context;
  const before = standingOf(earlier.evidence, asked);
  const needed = neededAgain(earlier.evidence, asked, probes);
  const ask = (ids: ReadonlySet<ProbeId> | null, known: Evidence) =>
    runProbes(ids === null ? probes : probes.filter(({ id }) => ids.has(id)), context, progress, known);
  const end = (fresh: Evidence, widened: Again['widened']): AgainResult => {
    const { evidence, carried } = merge(fresh, earlier, probes);
    return { evidence, again: { carried, widened } };
  };
  const view = (fresh: Evidence): View =>
    viewOf(before, standingOf(merge(fresh, earlier, probes).evidence, asked));
  if (needed === null) return { evidence: await ask(null, {}) };
  const first = await ask(needed, {});
  const then = view(first);
  if (then === 'same' || stop.cancelled) return end(first, 'no');
  if (then === 'works') {
    const sure = await ask(new Set([...needed, ...neededToBeSure(probes)]), answersOf(first));
    if (view(sure) === 'works' || stop.cancelled) return end(sure, 'to-be-sure');
    return end(await ask(null, answersOf(sure)), 'to-all');
  }
  return end(await ask(null, answersOf(first)), 'to-all');
};

/** One small look: what it brought alone, with nothing taken over. */
export const runQuick = (
  probes: readonly AnyProbe[],
  { evidence }: Earlier,
  context: RunContext,
  progress: ProgressReporter,
): Promise<Evidence> => runProbes(quickProbes(evidence, context.asked, probes), context, progress);
