// The figures of a run, printed, and on request kept in bench/README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { at } from '../../scripts/lib/files.mjs';
import { Problem, say } from '../../scripts/lib/say.mjs';

/** How busy the machine was with other things before a bench began; taken when this file is loaded. */
const [before] = loadavg();

/** A sentence for a table when the machine had other work to do; nothing when it had none. */
export const busyWords = () =>
  before < 0.7
    ? ''
    : `The machine had other work to do (load ${before.toFixed(1)} before the run): no figures to keep.`;

/** Prints the text of a run; with `keep` it also replaces what stands between the marks of `name` in bench/README.md. */
export function publish(name, text, keep) {
  say(`\n${text}`);
  if (!keep) return;
  const path = at('bench/README.md');
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const readme = readFileSync(path, 'utf8');
  const [head, rest] = readme.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) {
    throw new Problem(
      'The README of the benches has no place for the table.',
      `${begin} … ${end}`,
      'Put the marks back.',
    );
  }
  writeFileSync(path, `${head}${begin}\n\n${text.trim()}\n\n${end}${tail}`);
  say('\nbench/README.md is up to date.');
}
