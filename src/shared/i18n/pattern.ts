/** A sentence with places that are filled in: "{0} ran out on {1}". Chunks stand between the places; there is one more of them. */
export interface Pattern {
  readonly key: string;
  readonly chunks: readonly string[];
  /** The number of the place behind each chunk but the last. */
  readonly places: readonly number[];
  /** How much of it is fixed: the longer, the surer a match. */
  readonly fixed: number;
}

const PLACE = /\{(\d)\}/;

/** Takes a key apart. A place that stands twice has to be filled with the same words twice. */
export const patternOf = (key: string): Pattern => {
  const parts = key.split(PLACE);
  const chunks = parts.filter((_, index) => index % 2 === 0);
  const places = parts.filter((_, index) => index % 2 === 1).map(Number);
  return { key, chunks, places, fixed: chunks.join('').length };
};

/**
 * What stands in the places when `text` is this sentence; null when it is another. Each chunk is taken where it is found first, the last
 * one at the end: no way back, so the time is bounded by the length of the text, whoever wrote it.
 */
export const fillingOf = (text: string, { chunks, places }: Pattern): ReadonlyMap<number, string> | null => {
  const [first = ''] = chunks;
  const last = chunks[chunks.length - 1] ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return null;
  const found = new Map<number, string>();
  let at = first.length;
  for (const [index, place] of places.entries()) {
    const isLast = index === places.length - 1;
    const next = isLast ? text.length - last.length : text.indexOf(chunks[index + 1] ?? '', at);
    if (next < at) return null;
    const words = text.slice(at, next);
    if ((found.get(place) ?? words) !== words) return null;
    found.set(place, words);
    at = next + (chunks[index + 1] ?? '').length;
  }
  return found;
};

/** The sentence with its places filled. */
export const fill = (template: string, filling: ReadonlyMap<number, string>): string =>
  template.replace(/\{(\d)\}/g, (whole, place: string) => filling.get(Number(place)) ?? whole);
