// The walls of the house: which file may import which, and a few things about the files themselves.
// A check that looks at nothing passes too, so this one counts what it saw and breaks every rule once on purpose.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { filesBelow, root } from './lib/files.mjs';
import { Problem, runMain, say } from './lib/say.mjs';
import { brokenTexts, missingGuides, textRuleNames } from './walls/house.mjs';
import { plantedFreedoms, plantedImports, plantedTexts } from './walls/planted.mjs';

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** The modules below `top` and every broken rule, as `{ rule, from, to, comment }`. */
async function lookAt(top) {
  const folders = ['src', 'e2e'].filter((folder) => existsSync(join(top, folder)));
  const { output } = await cruise(folders, {
    ...config.options,
    baseDir: top,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  const comments = new Map(config.forbidden.map((rule) => [rule.name, rule.comment]));
  return {
    modules: output.modules.map((module) => module.source),
    broken: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map((step) => step.name).join(' → ') : to,
      comment: comments.get(rule.name),
    })),
  };
}

/** The files that belong to the project: what git lists and what is about to be added; without git, what is there. */
function projectFiles() {
  try {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return list.split('\0').filter((file) => file && existsSync(join(root, file)));
  } catch {
    return ['src', 'e2e', 'scripts', 'bench'].flatMap((folder) => filesBelow(folder));
  }
}

function explain(broken) {
  return broken.map(({ rule, from, to, comment }) => `${rule}: ${from} → ${to}\n    ${comment}`).join('\n');
}

/** The statement in `file` that imports `target`, which is a path of the project or the name of a package. */
function statement(file, target) {
  const types = target.startsWith('type ');
  const what = types ? target.slice('type '.length) : target;
  const path = /^(src|e2e)\//.test(what)
    ? posix.relative(posix.dirname(file), what).replace(/\.tsx?$/, '')
    : what;
  const from = path.startsWith('.') || path === what ? path : `./${path}`;
  return `import ${types ? 'type ' : ''}{ planted } from '${from}';\nexport ${types ? 'type P = typeof planted' : 'const p = planted'};\n`;
}

/** Writes every planted file, the files they import, and packages of the right name with nothing in them. */
function plant(top) {
  const texts = new Map();
  const add = (file, text) => texts.set(file, (texts.get(file) ?? '') + text);
  for (const [file, target] of [...plantedImports.map(([, ...rest]) => rest), ...plantedFreedoms]) {
    add(file, statement(file, target));
    const bare = target.replace(/^type /, '');
    if (/^(src|e2e)\//.test(bare)) add(bare, '');
  }
  for (const [, file, text] of plantedTexts) add(file, text);
  const tools = ['electron', 'fast-check'];
  for (const name of [...tools, 'react']) {
    add(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    add(`node_modules/${name}/index.js`, 'exports.planted = 1;\n');
  }
  const versions = (names) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  add(
    'package.json',
    JSON.stringify({ name: 'planted', dependencies: versions(['react']), devDependencies: versions(tools) }),
  );
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(top, file)), { recursive: true });
    writeFileSync(join(top, file), file.endsWith('.json') || text ? text : 'export const planted = 1;\n');
  }
  return [...texts.keys()].filter((file) => file.startsWith('src/'));
}

/** True if `to`, as dependency-cruiser names it, is what the planted import meant. */
function means(to, target) {
  const bare = target.replace(/^type /, '').replace(/^node:/, '');
  return to.includes(bare);
}

/** What is wrong with the rules themselves: one that never fires, or one that fires at what is allowed. */
async function faultsOfRules() {
  const top = mkdtempSync(join(tmpdir(), 'handrail-walls-'));
  try {
    const files = plant(top);
    const broken = [...(await lookAt(top)).broken, ...brokenTexts(files, top)];
    const names = [...config.forbidden.map((rule) => rule.name), ...textRuleNames];
    const fires = ([rule, file, target], textual) =>
      broken.some(
        (b) =>
          b.rule === rule && (b.from === file || b.to.includes(file)) && (textual || means(b.to, target)),
      );
    const planted = [...plantedImports, ...plantedTexts];
    return [
      ...names
        .filter((name) => !planted.some(([rule]) => rule === name))
        .map((name) => `${name}: nothing is planted for it; add a line to scripts/walls/planted.mjs.`),
      ...plantedImports
        .filter((one) => !fires(one, false))
        .map(([rule, file, target]) => `${rule}: did not see ${file} → ${target}.`),
      ...plantedTexts
        .filter((one) => !fires(one, true))
        .map(([rule, file]) => `${rule}: did not see ${file}.`),
      ...plantedFreedoms.flatMap(([file, target]) =>
        broken
          .filter((b) => b.from === file && means(b.to, target))
          .map((b) => `${b.rule}: reports ${file} → ${target}, which is allowed.`),
      ),
    ];
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

async function main() {
  const faults = await faultsOfRules();
  if (faults.length > 0) {
    throw new Problem(
      'a wall does not hold',
      faults.join('\n'),
      'Correct the rule in .dependency-cruiser.cjs.',
    );
  }
  const files = projectFiles();
  const { modules, broken } = await lookAt(root);
  const seen = new Set(modules);
  const unseen = files.filter((file) => /^src\/.*\.tsx?$/.test(file) && !seen.has(file));
  if (unseen.length > 0) {
    throw new Problem(
      `${unseen.length} files of src were not looked at`,
      unseen.slice(0, 20).join('\n'),
      'Is TypeScript still 6.0? dependency-cruiser 17 sees no TypeScript files with 7.0.',
    );
  }
  const all = [
    ...broken,
    ...brokenTexts(
      files.filter((file) => /^(src|e2e|scripts|bench)\//.test(file)),
      root,
    ),
    ...missingGuides(root),
  ];
  if (all.length > 0) {
    throw new Problem(
      `${all.length} ${all.length === 1 ? 'thing' : 'things'} against the rules of the house`,
      explain(all),
      'Each line says what to do instead; docs/architecture.md says why.',
    );
  }
  say(
    `${files.filter((file) => seen.has(file)).length} files, ${config.forbidden.length + textRuleNames.length} rules, each of them tried.`,
  );
  return 0;
}

await runMain(main);
