import type { Language } from '../model/language';
import { factsOf } from './languages';
import {
  behind,
  countsNoNumber,
  fill,
  fillingOf,
  indexed,
  isQuoted,
  type Pattern,
  patternOf,
  WORD,
} from './pattern';
import {
  BOUNDARY,
  BRACKETS,
  isProse,
  joined,
  labelAndText,
  MOST_LISTED,
  outsideBrackets,
  ROW,
  SENTENCE_END,
  SEPARATORS,
  TECHNICAL,
  WRAPPING,
} from './pieces';
import { localised, measured } from './spoken-dates';

/** English sentence → the same in another language; both with the same places ("{0}"). */
export type Catalogue = Readonly<Record<string, string>>;

/** Says a text that the program made in English in another language. What no entry knows stays as it is. */
export type Translator = (text: string) => string;

/** Longer texts are no sentences of ours; longer than any text of a report. */
const LONGEST = 6_000;

/** So many texts are kept as they were said; then the memory starts anew. */
const MOST_KEPT = 8_000;

/** A text inside a sentence inside a sentence: deeper is nothing of ours. */
const DEEPEST = 8;

/** So many pieces of one text are looked into; who wrote it does not decide how long that takes. */
const MOST_PIECES = 2_000;

/** A pattern with less than this that is fixed is weak; it is not believed of a text longer than that. */
const WEAK = 10;
const LONG = 60;

/** Sentences in a row that are looked up together at most: a meaning may be one entry of several sentences. */
const MOST_TOGETHER = 8;

/** With so much that is fixed a pattern is believed, whatever fills its places, also when it begins with one. */
const SURE = 18;

/** Whether a place may hold the end of one sentence and the beginning of another. */
const WITHIN_SENTENCES = 'within';
const OVER_SENTENCES = 'over';
type Reach = typeof WITHIN_SENTENCES | typeof OVER_SENTENCES;

class Teller {
  private readonly index: ReadonlyMap<string, readonly Pattern[]>;
  private readonly kept = new Map<string, string>();
  /** Pieces of the present text that were looked into, and how often one was left as it is because it was too deep or too many. */
  private pieces = 0;
  private cuts = 0;
  private readonly facts;

  constructor(
    language: Language,
    private readonly catalogue: ReadonlyMap<string, string>,
  ) {
    this.facts = factsOf(language);
    this.index = indexed([...catalogue.keys()].filter((key) => key.includes('{0}')).map(patternOf));
  }

  tell(text: string, depth = 0): string {
    if (text.length > LONGEST) return text;
    // No words, but a share perhaps.
    if (!/[A-Za-z]/.test(text)) return localised(text, this.facts.locale);
    const kept = this.kept.get(text);
    if (kept !== undefined) return kept;
    if (depth === 0) this.pieces = 0;
    this.pieces += 1;
    const cuts = this.cuts;
    const said = this.said(text, depth) ?? localised(text, this.facts.locale);
    // What was cut short here may be said whole where it stands alone.
    if (cuts === this.cuts) this.keep(text, said);
    return said;
  }

  private keep(text: string, said: string): void {
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(text, said);
  }

  private said(text: string, depth: number): string | null {
    const bare = text.trim();
    if (bare !== text) return text.replace(bare, () => this.tell(bare, depth));
    const known = this.catalogue.get(text) ?? this.capitalised(text) ?? this.stopped(text);
    if (known !== null) return known;
    if (depth >= DEEPEST || this.pieces > MOST_PIECES) {
      this.cuts += 1;
      return null;
    }
    return (
      this.bracketed(text, depth) ??
      this.matched(text, depth, WITHIN_SENTENCES) ??
      this.inPieces(text, depth) ??
      this.severalSentences(text, depth) ??
      this.withTechnicalWord(text, depth) ??
      this.wrapped(text, depth) ??
      this.listed(text, depth)
    );
  }

  /** One sentence of a row, known without its full stop perhaps. */
  private single(row: string, depth: number): string | null {
    return this.wrapped(row, depth) ?? this.listed(row, depth);
  }

  /** "3. …", "(…)", "….": what stands around a text of ours is kept. */
  private wrapped(text: string, depth: number): string | null {
    const [, before = '', inner = '', after = ''] = WRAPPING.exec(text) ?? [];
    if (inner === '' || inner === text) return null;
    // The full stop belongs to the sentence behind the label.
    if (after === '.' && inner.includes(': ')) return null;
    const told = this.tell(inner, depth + 1);
    const end = after === '.' ? this.facts.stop : after;
    return told === inner ? null : `${before}${told}${end}`;
  }

  /** Before a pattern is asked, which would take one bracket for its own. */
  private bracketed(text: string, depth: number): string | null {
    const [, inner = ''] = BRACKETS.exec(text) ?? [];
    const told = this.tell(inner, depth + 1);
    return told === inner ? null : `(${told})`;
  }

  /** What is known without its full stop. */
  private stopped(text: string): string | null {
    const found = text.endsWith('.') ? this.catalogue.get(text.slice(0, -1)) : undefined;
    return found === undefined ? null : `${found}${this.facts.stop}`;
  }

  /** A fragment that begins a sentence here is known with a small letter, a title inside a sentence with a capital. */
  private capitalised(text: string): string | null {
    const small = this.catalogue.get(`${text.charAt(0).toLowerCase()}${text.slice(1)}`);
    if (small !== undefined) return `${small.charAt(0).toUpperCase()}${small.slice(1)}`;
    // A title in the middle of a sentence; whether it begins small there, each language decides by itself, so it stays.
    return this.catalogue.get(`${text.charAt(0).toUpperCase()}${text.slice(1)}`) ?? null;
  }

  private candidates(text: string): Pattern[] {
    const words = new Set(text.match(WORD) ?? []);
    return [...words, ''].flatMap((word) => this.index.get(word) ?? []).sort((a, b) => b.fixed - a.fixed);
  }

  private matched(text: string, depth: number, reach: Reach): string | null {
    const isRow = text.split('; ').length >= ROW;
    for (const pattern of this.candidates(text)) {
      // A row of pieces begins with a piece, which such a pattern would take for its place; "{0} with {1}" says too little of a long text.
      const beginsWithPlace = pattern.chunks[0] === '';
      if (beginsWithPlace && (isRow || (pattern.fixed < WEAK && text.length > LONG))) continue;
      const filling = fillingOf(text, pattern);
      if (filling === null || countsNoNumber(pattern, filling)) continue;
      if (reach === WITHIN_SENTENCES ? this.reachesOver(filling) : this.losesSentences(filling, depth))
        continue;
      const told = new Map(
        [...filling].map(([place, words]) => [place, this.inPlace(pattern, place, words, depth)]),
      );
      if (this.isDoubtful(pattern, filling, told)) continue;
      return fill(this.catalogue.get(pattern.key) ?? pattern.key, told);
    }
    return null;
  }

  /** What fills a place, said too: quoted words stay, and a number before a unit is written as its readers write it. */
  private inPlace(pattern: Pattern, place: number, words: string, depth: number): string {
    if (isQuoted(pattern, place)) return words;
    const number = measured(words, behind(pattern, place), this.facts.locale);
    return number === words ? this.tell(words, depth + 1) : number;
  }

  /** A place takes the end of a sentence and the beginning of the next one, or a label and what stands behind it. */
  private reachesOver(filling: ReadonlyMap<number, string>): boolean {
    return [...filling.values()].some((words) => BOUNDARY.test(words) && !this.catalogue.has(words));
  }

  /** What is left in English of a sentence says that it was another one: better all of it in one language. */
  private isDoubtful(
    { fixed, chunks }: Pattern,
    filling: ReadonlyMap<number, string>,
    told: ReadonlyMap<number, string>,
  ): boolean {
    const [first = ''] = chunks;
    const left = [...filling].flatMap(([place, words]) =>
      told.get(place) === words && !this.catalogue.has(words) ? [words] : [],
    );
    // It reaches over the end of its sentence into the next one.
    if (left.some((words) => SENTENCE_END.test(words))) return true;
    if (first.endsWith(': ') || fixed >= (first === '' ? SURE : WEAK)) return false;
    return left.some((words) => isProse(words) || (fixed < WEAK && /^[A-Za-z][a-z]+$/.test(words)));
  }

  /** A place takes sentences of which one would stay in English; a name may look like several. */
  private losesSentences(filling: ReadonlyMap<number, string>, depth: number): boolean {
    return [...filling.values()].some(
      (words) =>
        SENTENCE_END.test(words) &&
        isProse(words) &&
        !this.catalogue.has(words) &&
        this.matched(words, depth + 1, WITHIN_SENTENCES) === null &&
        this.sentences(words, depth + 1)?.whole !== true,
    );
  }

  /** One after the other, where each of them is known; else one pattern that holds several of them, if that knows them all. */
  private severalSentences(text: string, depth: number): string | null {
    const apart = this.sentences(text, depth);
    if (apart?.whole === true) return apart.told;
    return this.matched(text, depth, OVER_SENTENCES) ?? apart?.told ?? null;
  }

  /** Several sentences that were put together: the longest rows that are known, one after the other. `whole`: each of them was. */
  private sentences(text: string, depth: number): { readonly told: string; readonly whole: boolean } | null {
    const parts = text.split(SENTENCE_END);
    if (parts.length < 2) return null;
    const told: string[] = [];
    let changed = false;
    let whole = true;
    for (let at = 0; at < parts.length; ) {
      let taken = Math.min(MOST_TOGETHER, parts.length - at, at === 0 ? parts.length - 1 : parts.length);
      let said: string | null = null;
      for (; taken > 0 && said === null; taken -= 1) {
        const row = parts.slice(at, at + taken).join(' ');
        said =
          this.catalogue.get(row) ??
          this.matched(row, depth, WITHIN_SENTENCES) ??
          (taken === 1 ? (this.matched(row, depth, OVER_SENTENCES) ?? this.single(row, depth)) : null);
        if (said !== null) break;
      }
      changed ||= said !== null;
      whole &&= said !== null;
      told.push(said ?? localised(parts[at] ?? '', this.facts.locale));
      at += Math.max(1, taken);
    }
    return changed ? { told: joined(told), whole } : null;
  }

  /** "Closes the connection (FIN)": words, and the technical word after them. */
  private withTechnicalWord(text: string, depth: number): string | null {
    const [, words = '', inner = '', stop = ''] = TECHNICAL.exec(text) ?? [];
    if (words === '') return null;
    const told = this.tell(words, depth + 1);
    return told === words
      ? null
      : `${told} (${this.tell(inner, depth + 1)})${stop === '.' ? this.facts.stop : ''}`;
  }

  /** What stands in a row of many pieces is no sentence: each piece is one. */
  private inPieces(text: string, depth: number): string | null {
    const pieces = text.split('; ');
    if (pieces.length < ROW || pieces.length > MOST_LISTED) return null;
    return pieces.map((piece) => this.tell(piece, depth + 1)).join('; ');
  }

  /** "a, b and c", "a; b", "a: b" of things that are known. */
  private listed(text: string, depth: number): string | null {
    let half: string | null = null;
    for (const separator of SEPARATORS.filter((one) => text.includes(one))) {
      const parts = separator === ': ' ? labelAndText(text) : outsideBrackets(text, separator);
      if (parts.length < 2 || parts.length > MOST_LISTED) continue;
      const told = parts.map((part) => this.tell(part, depth + 1));
      if (told.every((part, index) => part === parts[index])) continue;
      const all = told.join(this.between(separator));
      if (!told.some((part, index) => part === parts[index] && isProse(part))) return all;
      // A label before what somebody else wrote is said all the same.
      if (separator === '; ' || (separator === ': ' && told[0] !== parts[0])) half ??= all;
    }
    return half;
  }

  private between(connector: string): string {
    if (connector === ', ') return this.facts.comma;
    if (connector === ': ') return this.facts.colon;
    if (connector === ' and ' || connector === ', and ') return this.facts.and;
    return connector === ' or ' ? this.facts.or : connector;
  }
}

/** A translator from English by this catalogue. English itself needs none: it gives every text back as it is. */
export const translatorFor = (language: Language, catalogue: Catalogue): Translator => {
  if (language === 'en') return (text) => text;
  const teller = new Teller(language, new Map(Object.entries(catalogue)));
  return (text) => teller.tell(text);
};
