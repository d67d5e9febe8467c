// How much the window loads before its first page can be used: the entry's scripts and styles, gzipped, held to a budget.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes (1000 bytes), gzipped, of everything that index.html loads at once. What is imported on demand does not count. */
export const BUDGET_KB = { js: 200, css: 15 };

const KB = 1000;

/** Files that a script imports before it runs; `import(…)` waits until it is wanted. */
const importsOf = (text) =>
  [
    ...text.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{][^"'();]*?from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g,
    ),
  ].map((match) => match[1]);

/** Every script and style sheet that a page of `folder` loads at once, relative to it. */
export function loadedBy(page, folder) {
  const html = readFileSync(join(folder, page), 'utf8');
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    if (!name.endsWith('.js')) return;
    for (const other of importsOf(readFileSync(join(folder, name), 'utf8')))
      add(posix.join(dirname(name), other));
  };
  for (const [, , address] of html.matchAll(/<(script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g))
    add(posix.normalize(address));
  return [...found];
}

/** Gzipped sizes: `{ js, css, files }` in kilobytes. */
export function bundleSize(folder, page = 'index.html') {
  const files = loadedBy(page, folder).map((name) => ({
    name,
    kb: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / KB,
  }));
  const sum = (ending) =>
    files.filter(({ name }) => name.endsWith(ending)).reduce((all, { kb }) => all + kb, 0);
  return { js: sum('.js'), css: sum('.css'), files };
}

/** What is over the budget, in sentences; [] when nothing is. */
export function overBudget(size, budget = BUDGET_KB) {
  const largest = [...size.files].sort((one, other) => other.kb - one.kb).slice(0, 3);
  return Object.entries(budget)
    .filter(([kind, kb]) => size[kind] > kb)
    .map(
      ([kind, kb]) =>
        `The window loads ${Math.round(size[kind])} kB of ${kind} (gzipped) before its first page; the budget is ${kb} kB. ` +
        `The largest: ${largest.map(({ name, kb: own }) => `${name} ${Math.round(own)} kB`).join(', ')}. ` +
        'Load what is rarely needed on demand (import(…)), or raise the number in scripts/lib/bundle.mjs and say why.',
    );
}
