import type { ProbeId } from '../../../shared/model/evidence';

interface Needing {
  readonly id: ProbeId;
  readonly needs: readonly ProbeId[];
}

/** Each after everything it needs, otherwise in the given order. Throws when a need doesn't exist or goes round in a circle. */
export const inOrder = <P extends Needing>(probes: readonly P[]): readonly P[] => {
  const ordered: P[] = [];
  const placed = new Set<ProbeId>();
  let left = [...probes];
  while (left.length > 0) {
    const next = left.filter(({ needs }) => needs.every((need) => placed.has(need)));
    if (next.length === 0)
      throw new Error(
        `These probes wait for each other or for one that is missing: ${left.map(({ id }) => id).join(', ')}`,
      );
    for (const probe of next) placed.add(probe.id);
    ordered.push(...next);
    left = left.filter(({ id }) => !placed.has(id));
  }
  return ordered;
};
