// Small arithmetic over runs, and the words for it.

/** The middle of some numbers (the mean of the two middle ones when there are an even many); null for none. */
export function median(numbers) {
  const sorted = numbers
    .filter((one) => one !== null && Number.isFinite(one))
    .sort((one, other) => one - other);
  if (sorted.length === 0) return null;
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The median of one field over runs. */
export const medianOf = (runs, field) => median(runs.map((run) => run[field]));

/** Milliseconds with a unit: "5.9 ms", "88 ms", "2.21 s", "24 s". */
export function time(ms) {
  if (ms === null) return '–';
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 9995 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`;
}

/** A number for a table: at most two decimals, a dash for none. */
export const plain = (value) =>
  value === null || value === undefined ? '–' : String(Math.round(value * 100) / 100);

/** How many times as long one takes as the other: "7.3 ×", a dash if either is missing. */
export const times = (one, other) => (one === null || !other ? '–' : `${(one / other).toFixed(1)} ×`);

/** A Markdown table, its columns padded so that it also reads well in a terminal. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map((cell) => String(cell).replaceAll('|', '\\|')));
  const widths = head.map((_, i) => Math.max(3, ...all.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [
    line(all[0]),
    `| ${widths.map((w) => '-'.repeat(w)).join(' | ')} |`,
    ...all.slice(1).map(line),
  ].join('\n');
}
