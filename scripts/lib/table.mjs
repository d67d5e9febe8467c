// Puts a generated text between two marks of a document.
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './files.mjs';
import { Problem } from './say.mjs';

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->` in this file of the project. */
export function putBetweenMarks(file, name, text) {
  const marks = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const document = readFileSync(at(file), 'utf8');
  const [before, rest] = document.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (after === undefined) {
    throw new Problem(`${file} has no place for the table.`, marks.join(' … '), 'Put the two marks back.');
  }
  writeFileSync(at(file), `${before}${marks[0]}\n${text.trim()}\n${marks[1]}${after}`);
}
