const MOST_LINES = 8_000;

/** An odd number of backslashes at the end: the next line belongs to this one. */
const goesOn = (line: string): boolean => {
  let count = 0;
  while (line[line.length - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
};

/** Java's .properties as far as java.security uses it: `name=value`, comments, and a backslash that joins the next line. */
export const parseProperties = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const lines = text.split(/\r?\n/).slice(0, MOST_LINES);
  for (let at = 0; at < lines.length; at += 1) {
    let line = (lines[at] ?? '').trimStart();
    if (line === '' || line.startsWith('#') || line.startsWith('!')) continue;
    while (goesOn(line) && at + 1 < lines.length) {
      at += 1;
      line = line.slice(0, -1) + (lines[at] ?? '').trimStart();
    }
    const [, name, value] = /^([\w.-]{1,200})\s*[=:]?\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found.set(name, value.trim());
  }
  return found;
};
