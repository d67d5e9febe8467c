// How a finished text is taken apart into what may be known of it.

/** Words of a sentence, and no name, number or code. */
export const isProse = (text: string): boolean => /\b[a-z]{2,} [a-z]{2,}\b/.test(text);

/** The whole of a text in brackets. */
export const BRACKETS = /^\(([^()]+)\)$/;

/** Words with something in brackets behind them. */
export const TECHNICAL = /^([^()]+) \(([^()]+)\)(\.?)$/;

/** A number or a dash before, brackets around, a full stop behind. */
export const WRAPPING = /^(\d+\. |[-–•] |\(|, |)(.+?)(\.|\)|:|…|)$/s;

/** Between two sentences. */
export const SENTENCE_END = /(?<=[.!?…][”’)]?) +(?=[“‘(]?[A-Z0-9{])/;

/** Between two sentences, or between a label and what stands behind it. */
export const BOUNDARY = new RegExp(`${SENTENCE_END.source}|[a-z0-9)]: [a-z]`);

/** Parted where no bracket and no quotation mark is open. */
export const outsideBrackets = (text: string, separator: string): string[] => {
  const parts: string[] = [];
  let open = '';
  for (const part of text.split(separator)) {
    const whole = open === '' ? part : `${open}${separator}${part}`;
    const isOpen =
      whole.lastIndexOf('(') > whole.lastIndexOf(')') || whole.lastIndexOf('“') > whole.lastIndexOf('”');
    open = isOpen ? whole : '';
    if (!isOpen) parts.push(whole);
  }
  return open === '' ? parts : [...parts, open];
};

/** "a: b: c" is the text "b: c" with the label "a". */
export const labelAndText = (text: string): string[] => {
  const at = text.indexOf(': ');
  return [text.slice(0, at), text.slice(at + 2)];
};

/** Sentences in a row; behind a full stop of East Asia stands no space. */
export const joined = (sentences: readonly string[]): string =>
  sentences.reduce((all, one) => (/[。！？]$/.test(all) ? `${all}${one}` : `${all} ${one}`));

/** Taken apart in this order, so that the outer parts of a list are parted first. */
export const SEPARATORS = ['; ', ' · ', ': ', ', and ', ', ', ' and ', ' or '];
export const MOST_LISTED = 40;

/** So many pieces between semicolons are a row, no sentence. */
export const ROW = 4;
