import type { RunOptions } from '../../../shared/model/way';
import type { AnyProbe } from './any-probe';
import { budgetOf } from './limits';
import type { Outlook } from './outlook';

/** The person asked for it: by its own switch, or by number. */
const wasAskedFor = ({ runs, requested }: AnyProbe, options: RunOptions): boolean =>
  runs?.how === 'on-request' || (requested?.(options) ?? null) !== null;

/** Open causes decided by a connection: what decides much with little comes first. One without connections costs nothing. */
const worth = (probe: AnyProbe, options: RunOptions, outlook: Outlook): number =>
  outlook.decides(probe.id) / Math.max(1, budgetOf(probe, options).connections);

/** Each after those of the list that it needs, otherwise as given: what serves another must not be kept waiting by it. */
const afterNeeds = (probes: readonly AnyProbe[]): AnyProbe[] => {
  const placed: AnyProbe[] = [];
  let left = [...probes];
  while (left.length > 0) {
    const free = left.find(({ needs }) => !left.some(({ id }) => needs.includes(id)));
    const next = free ?? left[0];
    if (!next) break;
    placed.push(next);
    left = left.filter((one) => one !== next);
  }
  return placed;
};

/**
 * Probes with a condition in the order in which they are asked: first what the person asked for, then what decides most open causes with
 * the fewest connections, then the order of the registry. Pure, so the same verdicts give the same order.
 */
export const inQueue = (
  waiting: readonly AnyProbe[],
  options: RunOptions,
  outlook: Outlook | null,
): AnyProbe[] => {
  const asked = waiting.filter((probe) => wasAskedFor(probe, options));
  const others = waiting.filter((probe) => !asked.includes(probe));
  if (outlook === null) return [...asked, ...others];
  const ranked = others.map((probe) => ({ probe, worth: worth(probe, options, outlook) }));
  ranked.sort((one, other) => other.worth - one.worth);
  return afterNeeds([...asked, ...ranked.map(({ probe }) => probe)]);
};

/** What it is there for has been decided without it: it may be left out. Never what was asked for, nor where every list was. */
export const isIdle = (probe: AnyProbe, options: RunOptions, outlook: Outlook | null): boolean =>
  outlook?.isIdle(probe.id) === true &&
  probe.runs?.how === 'if-it-decides' &&
  options.depth !== 'all' &&
  !wasAskedFor(probe, options);
