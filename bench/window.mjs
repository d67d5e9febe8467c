// The window beside a bare one: how long until it can be used, how long a page change takes, and whether a long run stays smooth. By hand only.
import { cpSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { electronRuntime } from '../scripts/electron-runtime.mjs';
import { BUDGET_KB, bundleSize } from '../scripts/lib/bundle.mjs';
import { exitOnSignals } from '../scripts/lib/child.mjs';
import { startXvfb } from '../scripts/lib/display.mjs';
import { at, scratchFolder } from '../scripts/lib/files.mjs';
import { exitCode, launch, launchPlan } from '../scripts/lib/launch.mjs';
import { Problem, runMain, say } from '../scripts/lib/say.mjs';
import { makeFolder } from '../scripts/lib/user.mjs';
import { median, plain, table, time } from './lib/figures.mjs';
import { verdictOf, windowGoals } from './lib/goals.mjs';
import { busyWords, publish } from './lib/readme.mjs';

const USAGE = `node bench/window.mjs [options]   (build first: npm test -- build)
  --runs N          starts of each, by turns (10)
  --keep            also puts the tables into bench/README.md`;

const LIMIT = 60_000;

/** What is started, copied to where the user who runs Electron can read it. */
function layOut(scratch) {
  const put = (from, to) => cpSync(at(from), join(scratch, to), { recursive: true });
  put('bench/lib/window-hook.cjs', 'hook.cjs');
  put('bench/lib/window-pages.js', 'pages.js');
  put('e2e/bare', 'bare');
  put('out/renderer', 'renderer');
}

/** One start: `{ usable, result }`; `usable` is milliseconds from the start of the process. */
async function startOnce({ plan, display, scratch }, name, app, env = {}) {
  const profile = join(scratch, `profile-${name}`);
  makeFolder(profile, 0o777);
  const own = {
    ...plan,
    options: {
      ...plan.options,
      env: {
        ...plan.options.env,
        ...(display ? { DISPLAY: display.display } : {}),
        HANDRAIL_BENCH_APP: app,
        ...env,
      },
    },
  };
  const began = Date.now();
  const { child } = launch(own, [join(scratch, 'hook.cjs'), `--user-data-dir=${profile}`], {
    stdout: 'pipe',
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  await exitCode(child);
  clearTimeout(timer);
  const usable = /HANDRAIL-BENCH usable (\d+)/.exec(said)?.[1];
  if (!usable)
    throw new Problem('A window did not become usable.', said.slice(-800) || null, `Look at ${name}.`);
  const result = /HANDRAIL-BENCH result (.+)/.exec(said)?.[1];
  return { usable: Number(usable) - began, result: result ? JSON.parse(result) : null };
}

/** Starts by turns; the first of each fills its profile and is left out. */
async function starts(place, runs) {
  const found = { ours: [], bare: [] };
  for (let i = 0; i <= runs; i += 1) {
    for (const [name, app] of [
      ['ours', join(place.plan.app, 'out/main/index.js')],
      ['bare', join(place.scratch, 'bare/main.cjs')],
    ]) {
      const env = name === 'bare' ? { HANDRAIL_BARE_FOLDER: join(place.scratch, 'bare') } : {};
      const { usable } = await startOnce(place, name, app, env);
      if (i > 0) found[name].push(usable);
    }
    if (i > 0) say(`  start ${i} of ${runs}: ${time(found.ours.at(-1))} beside ${time(found.bare.at(-1))}`);
  }
  return found;
}

async function pagesAndRuns(place) {
  const env = {
    HANDRAIL_BARE_FOLDER: join(place.scratch, 'renderer'),
    HANDRAIL_BARE_PAGE: 'gallery.html',
    HANDRAIL_BENCH_SCRIPT: join(place.scratch, 'pages.js'),
  };
  const { result } = await startOnce(place, 'gallery', join(place.scratch, 'bare/main.cjs'), env);
  return result;
}

/** Everything measured, as the goals want it. */
function figuresOf({ ours, bare }, { pages, runs }) {
  const all = pages.map(({ ms }) => ms);
  const worst = pages.reduce((most, one) => (one.ms > most.ms ? one : most), { page: '', ms: 0 });
  const size = bundleSize(at('out/renderer'));
  return {
    ours: median(ours),
    bare: median(bare),
    pageMedian: median(all),
    worst,
    changes: all.length,
    runs,
    size,
  };
}

function tablesOf(figures) {
  const { ours, bare, pageMedian, worst, changes, runs, size } = figures;
  const rows = [
    ['start to usable window', time(ours)],
    ['start of a bare window', time(bare)],
    [`page change, median of ${changes}`, time(pageMedian)],
    [`page change, the slowest (${worst.page})`, time(worst.ms)],
    ...runs.flatMap((run) => [
      [
        `300 pictures of a run, 20 a second (${run.hash}): longest time between two frames`,
        time(run.longest),
      ],
      [`frames of it that came after more than 50 ms, of ${run.frames}`, plain(run.over50)],
    ]),
    ['scripts of the window, gzipped', `${Math.round(size.js)} kB (budget ${BUDGET_KB.js} kB)`],
    ['styles of the window, gzipped', `${Math.round(size.css)} kB (budget ${BUDGET_KB.css} kB)`],
  ];
  const goals = windowGoals(figures).map((one) => [one.name, one.wanted, one.got ?? '–', verdictOf(one)]);
  return [table(['what', 'measured'], rows), table(['goal', 'wanted', 'measured', ''], goals)];
}

async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Problem('The window.', null, USAGE, 2);
  const electron = await electronRuntime({ quiet: true });
  const plan = await launchPlan(electron, { quiet: true });
  const { path: scratch, remove } = scratchFolder('window');
  const display = process.platform === 'linux' ? await startXvfb() : null;
  try {
    makeFolder(scratch, 0o777);
    layOut(scratch);
    const place = { plan, display, scratch };
    const found = await starts(place, Number(values.runs));
    const figures = figuresOf(found, await pagesAndRuns(place));
    const foot = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim() || 'unnamed'}), Electron ${electron.version}${display ? ', on Xvfb without a graphics card' : ''}; medians of ${values.runs} starts by turns, profiles warm.`;
    publish(
      'window',
      [foot, busyWords(), ...tablesOf(figures)].filter((part) => part !== '').join('\n\n'),
      values.keep,
    );
  } finally {
    await display?.stop();
    remove();
  }
}

exitOnSignals();
await runMain(main);
