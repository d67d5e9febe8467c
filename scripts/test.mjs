// npm test: sets up, then runs every stage in order and stops at the first that fails.
// `npm test -- unit golden` runs these stages only; `npm test -- e2e wizard` only the e2e files whose path has "wizard" in it.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from './build.mjs';
import { bundleSize, overBudget } from './lib/bundle.mjs';
import { endAllChildren, exitOnSignals } from './lib/child.mjs';
import { at, readJson } from './lib/files.mjs';
import { Problem, problemLines, say, seconds, withProgress } from './lib/say.mjs';
import { readTooEarly } from './lib/starts-without.mjs';
import { setup } from './setup.mjs';
import { boring } from './stages/boring.mjs';
import { e2e } from './stages/e2e.mjs';
import { add, countsLine, noCounts, tool, vitestCounts } from './stages/run-stage.mjs';

const projects = ['shared', 'pure', 'node', 'preload', 'web', 'test'];
const bin = (path) => at('node_modules', path);

async function types() {
  let output = '';
  for (const project of projects) {
    const result = await tool(bin('typescript/bin/tsc'), [
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      `tsconfig.${project}.json`,
    ]);
    if (!result.ok) output += `tsconfig.${project}.json\n${result.output || result.why}\n`;
  }
  return { ok: output === '', output };
}

async function vitest(name) {
  const report = at('test-results', `${name}.json`);
  mkdirSync(at('test-results'), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    'run',
    '--project',
    name,
    '--update=none',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const result = await tool(bin('vitest/vitest.mjs'), args, { limit: 20 * 60_000 });
  return { ...result, counts: vitestCounts(readJson(report)) };
}

async function builds() {
  await build();
  return { ok: true, output: '' };
}

/** Holds what is loaded at once to its budget, and starts to what they need. */
async function size() {
  const faults = [...overBudget(bundleSize(at('out/renderer'))), ...readTooEarly(at('out/main'))];
  const output = faults.join('\n');
  return { ok: output === '', output };
}

/** The stages in the order in which they run. */
const stages = {
  types: { title: 'types', run: types },
  lint: {
    title: 'lint and format',
    run: () =>
      tool(bin('@biomejs/biome/bin/biome'), [
        'ci',
        '--colors=off',
        '--error-on-warnings',
        '--max-diagnostics=100',
        '.',
      ]),
  },
  walls: { title: 'walls', run: () => tool(at('scripts/check-walls.mjs'), []) },
  dead: { title: 'dead code', run: () => tool(bin('knip/bin/knip.js'), ['--no-progress']) },
  unit: { title: 'unit', run: () => vitest('unit') },
  golden: { title: 'golden', run: () => vitest('golden') },
  build: { title: 'build', run: builds },
  size: { title: 'size of starts', run: size },
  boring: { title: "unit, in Electron's Node", run: boring, electron: true },
  e2e: { title: 'end to end', run: e2e, electron: true },
};

function chosen(words) {
  const names = words.filter((word) => word in stages);
  const filter = words.filter((word) => !(word in stages));
  if (filter.length > 0 && !names.includes('e2e')) {
    throw new Problem(
      `There is no stage called ${filter[0]}.`,
      null,
      `The stages are: ${Object.keys(stages).join(', ')}.`,
      2,
    );
  }
  return {
    names:
      names.length > 0 ? Object.keys(stages).filter((name) => names.includes(name)) : Object.keys(stages),
    filter,
  };
}

async function runStage(name, context) {
  const began = performance.now();
  let result;
  try {
    result = await withProgress(
      stages[name].title,
      (note) => stages[name].run({ ...context, note }),
      wordFor,
    );
  } catch (error) {
    result = { ok: false, output: problemLines(error).join('\n') };
  }
  if (!result.ok) {
    say(
      `\n--- ${stages[name].title} failed after ${seconds(performance.now() - began)}${result.why ? `: ${result.why}` : ''} ---`,
    );
    say(result.output.trimEnd());
    say('');
  }
  return result;
}

function wordFor({ ok, counts }) {
  const word = ok ? 'ok' : 'FAILED';
  return counts ? `${word}, ${countsLine(counts)}` : word;
}

async function main(words) {
  const { names, filter } = chosen(words);
  const began = performance.now();
  const needsElectron = names.some((name) => stages[name].electron);
  const { electron } = await setup({ electron: needsElectron, tests: needsElectron, build: false });
  const needsBuild = names.some((name) => name === 'e2e' || name === 'size');
  const order = needsBuild && !names.includes('build') ? ['build', ...names] : names;
  let counts = noCounts;
  let ok = true;
  for (const name of order) {
    const result = await runStage(name, { electron, filter });
    if (result.counts) counts = add(counts, result.counts);
    ok = result.ok && (result.counts?.failed ?? 0) === 0;
    // A stage without tests of its own that fails is one failure, so that the last line never reads like success.
    if (!ok && (result.counts?.failed ?? 0) === 0) counts = add(counts, { ...noCounts, failed: 1 });
    if (!ok) break;
  }
  say(
    `Total time ${seconds(performance.now() - began)}; pages and traces are in ${join('test-results', '')}`,
  );
  return { ok, counts };
}

exitOnSignals();
try {
  const { ok, counts } = await main(process.argv.slice(2));
  process.exitCode = ok ? 0 : 1;
  say(countsLine(counts));
} catch (error) {
  for (const line of problemLines(error)) process.stderr.write(`${line}\n`);
  process.exitCode = error?.exitCode ?? 1;
  say(countsLine({ ...noCounts, failed: 1 }));
} finally {
  await endAllChildren();
}
