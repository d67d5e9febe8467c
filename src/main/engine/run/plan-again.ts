import type { AgainPlan } from '../../../shared/model/again';
import { type Asked, optionsOf } from '../../../shared/model/asked';
import type { Evidence, Observation, ProbeId } from '../../../shared/model/evidence';
import type { AnyProbe } from './any-probe';
import { neededAgain, quickProbes } from './choose-again';
import { limitsFor } from './limits';
import { PROBES } from './registry';

type Seen = { readonly [id: string]: Observation | undefined };

const longest = (probes: readonly AnyProbe[], seen: Seen, oneByOne: boolean): number => {
  if (oneByOne) return probes.reduce((sum, { id }) => sum + (seen[id]?.ms ?? 0), 0);
  const ends = new Map<ProbeId, number>();
  for (const { id, needs } of probes)
    ends.set(id, (seen[id]?.ms ?? 0) + Math.max(0, ...needs.map((need) => ends.get(need) ?? 0)));
  return Math.max(0, ...ends.values());
};

const used = (probes: readonly AnyProbe[], seen: Seen): number =>
  probes.reduce((sum, { id }) => sum + (seen[id]?.connections ?? 0), 0);

/** What checking again would do after this check, or, with none to begin from, everything. Numbers are those of the last time. */
export const planAgain = (
  asked: Asked,
  earlier: { readonly evidence: Evidence; readonly at: string } | null,
  probes: readonly AnyProbe[] = PROBES,
): AgainPlan => {
  const options = optionsOf(asked);
  const { connections: most, atOnce, ms } = limitsFor(options);
  if (earlier === null) {
    const all = { questions: probes.length, of: probes.length, connections: most, most };
    return { ...all, seconds: Math.ceil(ms / 1_000), from: null, eachTry: 0 };
  }
  const { evidence, at } = earlier;
  const needed = neededAgain(evidence, asked, probes);
  const chosen = probes.filter(({ id }) => needed === null || needed.has(id));
  return {
    questions: chosen.length,
    of: probes.length,
    connections: used(chosen, evidence),
    seconds: Math.max(1, Math.ceil(longest(chosen, evidence, atOnce === 1) / 1_000)),
    most,
    from: needed === null ? null : at,
    eachTry: Math.max(1, used(quickProbes(evidence, asked, probes), evidence)),
  };
};
