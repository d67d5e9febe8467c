/** So much of a pasted text stands on the first page; the answer has to stand there too. */
const MOST_LINES = 5;
const MOST_CHARACTERS = 500;

/** The beginning of a pasted text, cut at the end of a line where one is near; the text itself when it is short. */
export const messageExcerpt = (text: string): string => {
  const lines = text.split('\n').slice(0, MOST_LINES).join('\n');
  const part = lines.length > MOST_CHARACTERS ? lines.slice(0, MOST_CHARACTERS) : lines;
  // Half a character, as two code units, would be shown as a box.
  return part.replace(/[\ud800-\udbff]$/u, '').trimEnd();
};
