/** "Both addresses" for two, "All 3 addresses" for more. */
export const allOf = (count: number, things: string): string =>
  count === 2 ? `Both ${things}` : `All ${count} ${things}`;
