/** Characters of East Asian scripts, their punctuation and full-width forms: two columns each on a terminal (Unicode UAX 11, W and F). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

const CLOSING = /[、。）」』，；：！？”]/;

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const one of text) width += WIDE.test(one) ? 2 : 1;
  return width;
};

/** The longest beginning of a text that fits into so many columns; at least one character, so that a loop over the rest ends. */
export const fittingPart = (text: string, columns: number): string => {
  let width = 0;
  let at = 0;
  for (const one of text) {
    width += WIDE.test(one) ? 2 : 1;
    if (width > columns && at > 0) break;
    at += one.length;
  }
  // A line does not begin with a full stop or a closing bracket; what stands before it goes along.
  return CLOSING.test(text.charAt(at)) && at > 1 ? text.slice(0, at - 1) : text.slice(0, at);
};

/** Filled up with spaces to so many columns. */
export const padded = (text: string, columns: number): string =>
  `${text}${' '.repeat(Math.max(0, columns - widthOf(text)))}`;
