import { retell, spoken } from '../i18n/retell';
import { CERTIFICATES } from './glossary/certificates';
import { CONVERSATION } from './glossary/conversation';
import type { GlossaryEntry } from './glossary/entry';
import { NETWORK } from './glossary/network';
import { PROGRAMS } from './glossary/programs';

export type { GlossaryEntry } from './glossary/entry';

/** Every word of the field that is explained. */
export const GLOSSARY: readonly GlossaryEntry[] = [...CONVERSATION, ...CERTIFICATES, ...NETWORK, ...PROGRAMS];

/** A piece of a text: plain, or a word of the glossary as it stands there. */
export interface TextPiece {
  readonly text: string;
  readonly entry: GlossaryEntry | null;
}

/** Longer than any text that is shown in one piece; what comes after it is left plain. */
const LONGEST = 4_000;

/** Scripts that put no space between words: there a word stands beside others. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Letters and digits of scripts that do. */
const LATIN = '\\p{sc=Latin}\\p{N}';

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const hasCapital = (word: string): boolean => word !== word.toLowerCase();

/** Finds the words of a glossary in texts. Made once for a list, because the pattern is long. */
export const termFinder = (entries: readonly GlossaryEntry[]): ((text: string) => readonly TextPiece[]) => {
  const byWord = new Map(entries.flatMap((one) => one.words.map((word) => [word, one] as const)));
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length);
  if (words.length === 0) return (text) => [{ text, entry: null }];
  // A word inside an address, a path or a setting is a name from outside, not a word of ours: it has no such sign on either side.
  const spaced = words.filter((word) => !UNSPACED.test(word)).map(escaped);
  const unspaced = words.filter((word) => UNSPACED.test(word)).map(escaped);
  const pattern = new RegExp(
    [
      `(?<![${LATIN}_./\\\\@=:$%-])(?:${spaced.join('|')})(?![${LATIN}_/\\\\@=]|[.:-][${LATIN}])`,
      ...(unspaced.length > 0 ? [unspaced.join('|')] : []),
    ].join('|'),
    'giu',
  );
  const find = (found: string): GlossaryEntry | undefined => {
    const exact = byWord.get(found);
    if (exact) return exact;
    const small = found.toLowerCase();
    return hasCapital(small) ? undefined : byWord.get(small);
  };
  return (text) => cut(text, pattern, find);
};

/** Pieces between quotation marks are what others wrote: messages, commands, settings. */
const quotedRanges = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(/“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」|"[^"]*"/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);

const cut = (
  whole: string,
  pattern: RegExp,
  find: (found: string) => GlossaryEntry | undefined,
): readonly TextPiece[] => {
  const text = whole.slice(0, LONGEST);
  const quoted = quotedRanges(text);
  const seen = new Set<string>();
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const entry = find(match[0]);
    if (!entry || seen.has(entry.id) || quoted.some(([from, to]) => match.index >= from && match.index < to))
      continue;
    seen.add(entry.id);
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), entry: null });
    pieces.push({ text: match[0], entry });
    at = match.index + match[0].length;
  }
  if (at < whole.length || pieces.length === 0) pieces.push({ text: whole.slice(at), entry: null });
  return pieces;
};

/** The finder of the language that is shown: it knows the words of the field in that language beside the international ones. */
let finder: { readonly language: string; readonly find: ReturnType<typeof termFinder> } | null = null;

/** Cuts a text, in the language that is shown, at the first occurrence of each word of the glossary. */
export const findTerms = (text: string): readonly TextPiece[] => {
  const language = spoken();
  if (finder?.language !== language) {
    const entries = GLOSSARY.map((one) => ({
      ...one,
      words: [...new Set([...one.words, ...one.words.map(retell)])],
    }));
    finder = { language, find: termFinder(entries) };
  }
  return finder.find(text);
};
