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

/** A full stop or a comma between two places ends something: the one inside "example.com" or "1.2" does not. */
const indexOfChunk = (text: string, chunk: string, from: number): number => {
  let at = text.indexOf(chunk, from);
  if (!/^[.,]$/.test(chunk)) return at;
  while (at >= 0 && at + 1 < text.length && text[at + 1] !== ' ') at = text.indexOf(chunk, at + 1);
  return at;
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
    const next = isLast ? text.length - last.length : indexOfChunk(text, chunks[index + 1] ?? '', at);
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

/** "{0} connections", "{0} more": what stands before it is a number, or it was the rest of another sentence. */
const COUNT = /^\{0\}(?: [a-z]+){1,3}$/;

/** It counts, and what it would count is no number. */
export const countsNoNumber = ({ key }: Pattern, filling: ReadonlyMap<number, string>): boolean =>
  COUNT.test(key) && /[a-z]{2}/.test(filling.get(0) ?? '');

/** What is quoted from somebody else stays as it was said, whether or not we have a word for it. */
export const isQuoted = ({ chunks, places }: Pattern, place: number): boolean =>
  (chunks[places.indexOf(place)] ?? '').endsWith('words: “');

/** What is fixed behind a place. */
export const behind = ({ chunks, places }: Pattern, place: number): string =>
  chunks[places.indexOf(place) + 1] ?? '';

/** What the index goes by. */
export const WORD = /[A-Za-z’]{3,}/g;

/** The words of a chunk that surely stand whole in the text: not those that touch a place. */
const wholeWords = ({ chunks }: Pattern): string[] =>
  chunks.flatMap((chunk, index) => {
    const from = index === 0 ? chunk : chunk.replace(/^[A-Za-z’]+/, '');
    const inner = index === chunks.length - 1 ? from : from.replace(/[A-Za-z’]+$/, '');
    return inner.match(WORD) ?? [];
  });

/** Patterns by their rarest word, so that a text is held against a few of them only. */
export const indexed = (patterns: readonly Pattern[]): ReadonlyMap<string, readonly Pattern[]> => {
  const counts = new Map<string, number>();
  for (const pattern of patterns)
    for (const word of new Set(wholeWords(pattern))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const index = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const [rarest = ''] = wholeWords(pattern).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    const those = index.get(rarest);
    if (those === undefined) index.set(rarest, [pattern]);
    else those.push(pattern);
  }
  return index;
};
