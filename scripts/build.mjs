// Builds out/ with electron-vite, unless nothing changed, and checks what came out.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitOnSignals, howItEnded, lastLines, run } from './lib/child.mjs';
import { at, filesBelow, hashOf, readJson, root, writeJson } from './lib/files.mjs';
import { recordCode } from './lib/record-code.mjs';
import { Problem, runMain, say, withProgress } from './lib/say.mjs';

const stamp = at('out/.build.json');
const configs = [
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
  'tsconfig.base.json',
  'LICENSE',
  'scripts/lib/licences.mjs',
  'scripts/lib/record-code.mjs',
];
const limit = 5 * 60_000;

const sources = () => filesBelow('src').filter((file) => !/\.test\.tsx?$|\.md$/.test(file));
const sourceHash = () => hashOf([...sources(), ...configs], [process.version]);
const outputs = () => filesBelow('out').filter((file) => !file.startsWith('out/.'));

/** Whether out/ is what the sources would give now. */
export function buildIsFresh() {
  const made = readJson(stamp);
  return made?.hash === sourceHash() && made.files.every((file) => existsSync(at(file)));
}

/** Builds if needed. Gives true when it built. */
export async function build() {
  if (buildIsFresh()) return false;
  const hash = sourceHash();
  rmSync(stamp, { force: true });
  await withProgress('Building', async () => {
    for (const folder of ['main', 'preload', 'renderer'])
      rmSync(at('out', folder), { recursive: true, force: true });
    const result = await run(
      process.execPath,
      [at('node_modules/electron-vite/bin/electron-vite.js'), 'build'],
      {
        cwd: root,
        limit,
        env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
      },
    );
    if (result.code !== 0) {
      throw new Problem(
        'The program could not be built.',
        explain(result),
        'Correct the source named above, then try again.',
      );
    }
    const faults = buildFaults(root);
    if (faults.length > 0) {
      throw new Problem(
        'The build came out wrong.',
        faults.join('\n'),
        'Move the import, or the inline code, out of the file named above.',
      );
    }
    const slower = await recordCode();
    if (slower !== null) say(`The terminal command will start a little slower: ${slower}`);
  });
  writeJson(stamp, { hash, files: outputs() });
  return true;
}

function explain(result) {
  const lines = lastLines(
    result.output,
    14,
    (line) =>
      !/^\s+at |^\s+\d+: |RUST_BACKTRACE|stack backtrace|^vite v|^transforming|^✓|^rendering/.test(line),
  );
  return [howItEnded(result, limit), lines].filter(Boolean).join('\n');
}

/** What must not be in a build: Electron in what plain Node runs, anything to require in the preload, inline code in a page. */
export function buildFaults(top) {
  const faults = [];
  for (const name of ['cli', 'cli-scan', 'cli-main', 'engine', 'lab']) {
    const path = join(top, 'out/main', `${name}.js`);
    if (reaches(path, 'electron'))
      faults.push(`out/main/${name}.js requires electron, and plain Node has to run it.`);
  }
  for (const path of filesBelow('out/main', top)) faults.push(...strangers(join(top, path), path));
  for (const name of ['cli-scan', 'cli-main'])
    faults.push(...[...withChunks(join(top, 'out/main', `${name}.js`))].flatMap(nativeImports));
  const preload = join(top, 'out/preload/index.js');
  if (existsSync(preload)) {
    const others = required(preload).filter((name) => name !== 'electron');
    if (others.length > 0)
      faults.push(
        `out/preload/index.js requires ${others.join(', ')}; a sandboxed preload can load only electron.`,
      );
  }
  for (const path of filesBelow('out/renderer', top).filter((file) => file.endsWith('.html'))) {
    faults.push(
      ...inlineCode(readFileSync(join(top, path), 'utf8')).map(
        (what) => `${path} has ${what}; the page policy forbids it.`,
      ),
    );
  }
  return faults;
}

/** The names in `require("…")` calls of a bundled file. */
function required(path) {
  return [...readFileSync(path, 'utf8').matchAll(/(?<![.\w])require\(["']([^"']+)["']\)/g)].map(
    (match) => match[1],
  );
}

/** A file and all chunks that it requires, now or later. */
function withChunks(path, seen = new Set()) {
  if (seen.has(path) || !existsSync(path)) return seen;
  seen.add(path);
  for (const name of required(path)) if (name.startsWith('.')) withChunks(join(dirname(path), name), seen);
  return seen;
}

/** Whether a file, or a chunk that it requires, requires `name`. */
const reaches = (path, name) => [...withChunks(path)].some((file) => required(file).includes(name));

/** `import()` of Node's own modules stays as it is in a bundle, and the kept code of the terminal command (src/main/cli/built-code.ts) can't do it. */
function nativeImports(file) {
  const found = /^(?!\s*(?:\*|\/\/)).*(?<![.\w])import\(["'](node:[^"']+)/m.exec(readFileSync(file, 'utf8'));
  return found
    ? [
        `${relative(root, file)} has import('${found[1]}'): import it at the top, or ask process.getBuiltinModule.`,
      ]
    : [];
}

const builtIns = new Set((await import('node:module')).builtinModules);

/** Packages that were left out of the bundle: the packed program has no node_modules. */
function strangers(path, shown) {
  if (!path.endsWith('.js')) return [];
  return required(path)
    .filter(
      (name) =>
        !name.startsWith('.') && !name.startsWith('node:') && name !== 'electron' && !builtIns.has(name),
    )
    .map((name) => `${relative(root, shown) || shown} requires ${name}, which is not in the bundle.`);
}

/** Inline scripts, styles and handlers in a page. */
export function inlineCode(html) {
  const found = [];
  if (/<script(?![^>]*\bsrc=)[^>]*>[^<]*\S[^<]*<\/script>/i.test(html)) found.push('an inline script');
  if (/<style[\s>]/i.test(html)) found.push('an inline style sheet');
  if (/<[a-z][^>]*\sstyle=/i.test(html)) found.push('a style attribute');
  if (/<[a-z][^>]*\son[a-z]+=/i.test(html)) found.push('an inline event handler');
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  exitOnSignals();
  await runMain(async () => {
    await build();
  });
}
