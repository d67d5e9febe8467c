import { execFileSync } from 'node:child_process';

/** The text of each page of a PDF, as pdftotext reads it. */
export const pdfPages = (path: string): string[] => {
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return text.split('\f').slice(0, -1);
};

/** A page's text with every run of white space as one space, so that a line break does not hide a sentence. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
