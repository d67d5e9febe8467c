import { clip } from '../engine/diagnosis/derive/clip';

/** A report carries this much of the pasted text; a case keeps all of it. */
const KEPT = 20_000;
const LEFT_OUT = '\n… (the rest of this text is in the case, not in the report)';

/** The beginning of a pasted text, with a word about the rest. */
export const excerptOf = (text: string): string =>
  text.length <= KEPT ? text : `${clip(text, KEPT - LEFT_OUT.length)}${LEFT_OUT}`;
