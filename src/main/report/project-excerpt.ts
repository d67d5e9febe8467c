import { clip } from '../engine/diagnosis/derive/clip';

/** A report carries this much of the pasted text; a case keeps all of it. */
const KEPT = 20_000;

/** The beginning of a pasted text, with a word about the rest: how long the whole of it is, and where. */
export const excerptOf = (text: string): string => {
  if (text.length <= KEPT) return text;
  const leftOut = `\n… (cut here: the whole text has ${text.length} characters; the case keeps all of it)`;
  return `${clip(text, KEPT - leftOut.length)}${leftOut}`;
};
