/** A word for a POSIX shell, in quotes where it needs them. */
const quoted = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Words as one command line that can be copied. */
export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ');
