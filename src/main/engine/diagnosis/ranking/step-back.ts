import type { Cause } from '../define-cause';

/** A cause that holds. `tier`: how sure it is and how much it explains; a lower one comes first. */
export interface Standing {
  readonly cause: Cause;
  readonly tier: number;
}

/** From a cause along those that explain it, to one that nothing explains. */
const rootOf = (id: string, explainers: ReadonlyMap<string, string>): string => {
  let root = id;
  for (let next = explainers.get(root); next !== undefined; next = explainers.get(root)) root = next;
  return root;
};

/**
 * For each cause that another one explains, the id of that one: itself explained by nothing, so it is never one that steps back too. Only a
 * cause at least as sure explains another; of two that explain each other the one that comes first does. `held`: in their order, ids differ.
 */
export const steppedBack = (held: readonly Standing[]): ReadonlyMap<string, string> => {
  const explainers = new Map<string, string>();
  for (const { cause, tier } of [...held].reverse()) {
    const by = held.find(
      (other) =>
        other.cause.explains?.includes(cause.id) === true &&
        other.tier <= tier &&
        rootOf(other.cause.id, explainers) !== cause.id,
    );
    if (by) explainers.set(cause.id, by.cause.id);
  }
  return new Map([...explainers.keys()].map((id) => [id, rootOf(id, explainers)]));
};
