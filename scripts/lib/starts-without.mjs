// What a start must not read: libraries and rooms that are wanted later. A shared file of the build brings them back unseen, so the built
// files are asked, not the sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Starts of the built main side: the file (without the hash of a chunk) and what it does not read. */
const STARTS = [
  {
    what: 'the window',
    file: 'index',
    without: [
      'node_modules/react-dom/',
      'node_modules/@cantoo/pdf-lib/',
      'src/main/engine/diagnosis/causes/',
    ],
  },
  {
    what: 'scan',
    file: 'cli-scan',
    without: ['node_modules/zod/', 'node_modules/commander/', 'src/main/report/'],
  },
  { what: 'the other commands', file: 'cli-main', without: ['node_modules/react-dom/', 'src/main/lab/'] },
];

/** Every file of `folder` that this one requires before it runs, itself included; `require` inside a function waits. */
export function requiredBy(file, folder) {
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, path] of text.matchAll(
      /^(?:(?:const|let|var) \w+ = )?require\("(\.{1,2}\/[^"]+\.js)"\);$/gm,
    ))
      add(posix.normalize(posix.join(posix.dirname(name), path)));
  };
  add(file);
  return [...found];
}

/** `chunks/main` → `chunks/main-Bsu2PhHH.js`; null when it is not built. */
function builtFile(name, folder) {
  const at = posix.dirname(name);
  const stem = posix.basename(name);
  const found = readdirSync(join(folder, at)).find(
    (one) =>
      one === `${stem}.js` || (one.startsWith(`${stem}-`) && /^-[\w-]{8}\.js$/.test(one.slice(stem.length))),
  );
  return found === undefined ? null : posix.join(at, found);
}

/** What is read too early, in sentences; [] when nothing is. */
export function readTooEarly(folder, starts = STARTS) {
  return starts.flatMap(({ what, file, without }) => {
    const entry = builtFile(file, folder);
    if (entry === null) return [`${file} is not among the built files.`];
    const files = requiredBy(entry, folder);
    // The build writes above each module where it comes from; without that nothing could be found here, and that is no good news.
    if (!files.some((name) => readFileSync(join(folder, name), 'utf8').includes('// src/')))
      return [`The built files of ${file} do not say which modules are in them.`];
    return without.flatMap((room) => {
      const by = files.find((name) => readFileSync(join(folder, name), 'utf8').includes(`\n// ${room}`));
      return by === undefined
        ? []
        : [
            `Starting ${what} reads ${room} (in ${by}), which it does not need then. Import it where it is wanted (import(…)), or move what ` +
              'both need into a file without it.',
          ];
    });
  });
}
