/** One word of the field, explained for somebody who never heard it. */
export interface GlossaryEntry {
  readonly id: string;
  /** The word as a heading. */
  readonly term: string;
  /** How it stands in a sentence. With a capital in it, it has to stand exactly so; else capitals do not matter. */
  readonly words: readonly string[];
  /** One to three sentences. */
  readonly means: string;
  /** Where it is laid down, such as "RFC 8446"; '' = nowhere in particular. */
  readonly source: string;
}

/** A line of the list, with the fewest signs around it. */
export const entry = (
  id: string,
  term: string,
  words: readonly string[],
  means: string,
  source = '',
): GlossaryEntry => ({ id, term, words, means, source });
