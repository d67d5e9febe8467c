/** Gives each item of a list that never changes its order a key of its own, for items that may be equal. */
export const keyed = <T>(
  items: readonly T[],
): { readonly key: string; readonly item: T; readonly index: number }[] =>
  items.map((item, index) => ({ key: `n${index}`, item, index }));
