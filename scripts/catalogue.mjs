// npm run catalogue: collects every sentence that a person may read into src/shared/i18n/catalogue/en.json, takes what nobody says any
// more out of the other languages, and says what each of them lacks. `--missing de FILE` writes what German lacks as JSON, to be
// translated; `--add de FILE` puts it in.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keysOf } from './catalogue/extract.mjs';
import { at, readJson, root } from './lib/files.mjs';
import { Problem, runMain, say } from './lib/say.mjs';

export const OTHERS = ['de', 'es', 'pt', 'fr', 'ja', 'zh-Hans'];
const path = (language) => at('src/shared/i18n/catalogue', `${language}.json`);

/** Nobody reads these: tests, examples, and rooms whose words are names of protocols. */
const LEFT_OUT =
  /\.test\.|\/testing[./]|\/fixtures\/|\/testdata\/|\/examples|\.examples\.|\/gallery\/|\.d\.ts$|engine\/(?:starttls|wire)\/|shared\/i18n\//;

/** Every key with the place where it stands first: `Map<key, "file:line">`. */
export function collect() {
  const files = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'src/**/*.ts', 'src/**/*.tsx'],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\n')
    .filter((file) => file !== '' && !LEFT_OUT.test(file));
  const all = new Map();
  for (const file of files) {
    for (const [key, line] of keysOf(file, readFileSync(at(file), 'utf8')))
      if (!all.has(key)) all.set(key, `${file}:${line}`);
  }
  for (const key of readJson(at('scripts/catalogue/words.json')))
    if (!all.has(key)) all.set(key, 'scripts/catalogue/words.json');
  return all;
}

export const sorted = (keys) => [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const write = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/** The places of a text, each once: a translation has to have the same. */
export const places = (text) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join('');

/** What may go into a catalogue: known keys, with the same places on both sides. */
export const usable = (entries, keys) =>
  Object.entries(entries).filter(
    ([key, text]) =>
      keys.has(key) && typeof text === 'string' && text.trim() !== '' && places(key) === places(text),
  );

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { missing: { type: 'string' }, add: { type: 'string' }, where: { type: 'boolean' } },
  });
  const all = collect();
  if (values.where)
    return say(
      sorted(all.keys())
        .map((key) => `${all.get(key)}\t${key}`)
        .join('\n'),
    );
  const language = values.missing ?? values.add;
  if (language !== undefined && !OTHERS.includes(language))
    throw new Problem(`There is no language ${language}.`, null, `There are: ${OTHERS.join(', ')}.`, 2);
  write(path('en'), sorted(all.keys()));
  for (const one of OTHERS) {
    const before = readJson(path(one)) ?? {};
    const entries = new Map(usable(before, all));
    if (values.add === one)
      for (const file of positionals)
        for (const [key, text] of usable(JSON.parse(readFileSync(file, 'utf8')), all)) entries.set(key, text);
    write(path(one), Object.fromEntries(sorted(entries.keys()).map((key) => [key, entries.get(key)])));
    const missing = sorted(all.keys()).filter((key) => !entries.has(key));
    if (values.missing === one) write(positionals[0], missing);
    say(`${one}: ${entries.size} of ${all.size} sentences, ${missing.length} missing`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void runMain(main);
