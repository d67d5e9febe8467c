// The end-to-end tests: Playwright's own runner drives the real Electron on a display of our own. As root, the whole runner
// becomes an ordinary user first, because Chromium's sandbox refuses root and is never switched off.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startXvfb } from '../lib/display.mjs';
import { at, readJson, root, scratchFolder } from '../lib/files.mjs';
import { launchPlan } from '../lib/launch.mjs';
import { Problem } from '../lib/say.mjs';
import { canRead, canRun, isRoot } from '../lib/user.mjs';
import { playwrightCounts, tool } from './run-stage.mjs';

const needed = [
  'out',
  'e2e',
  'src',
  'node_modules',
  'package.json',
  'playwright.config.ts',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.test.json',
];
const limit = 60 * 60_000;

/** Runs them; `filter` narrows to files whose path contains one of its words, `env` is handed on. */
export async function e2e({ electron, filter = [], note = () => {}, env = {} }) {
  const plan = await launchPlan(electron, { quiet: true });
  const { path: scratch, remove } = scratchFolder('e2e');
  const display = process.platform === 'linux' ? await startXvfb() : null;
  try {
    const folder = plan.user ? readableCheckout(plan.user, scratch) : root;
    return await play({ plan, scratch, folder, filter, note, display, env });
  } finally {
    await display?.stop();
    remove();
  }
}

async function play({ plan, scratch, folder, filter, note, display, env }) {
  const results = isRoot() ? join(scratch, 'results') : at('test-results');
  const home = join(scratch, 'home');
  for (const path of [results, home]) mkdirSync(path, { recursive: true });
  if (plan.user) handOver(plan.user, [scratch, results, home]);
  const report = join(results, 'e2e.json');
  const tests = countLines(note);
  const result = await tool(join(folder, 'node_modules/playwright/cli.js'), ['test', ...filter], {
    cwd: folder,
    limit,
    onLine: tests,
    ...(plan.user ? { uid: plan.user.uid, gid: plan.user.gid } : {}),
    env: { ...environment({ plan, scratch, home, results, report, display }), ...env },
  });
  const counts = playwrightCounts(readJson(report));
  if (results !== at('test-results')) bringBack(results);
  if (process.env.UPDATE_SCREENSHOT === '1')
    cpSync(at('test-results/screens/readme.png'), at('docs/screenshot.png'));
  return { ...result, counts };
}

function environment({ plan, home, results, report, display, scratch }) {
  return {
    ...(plan.user
      ? { HOME: home, USER: plan.user.name, LOGNAME: plan.user.name, XDG_RUNTIME_DIR: '', XAUTHORITY: '' }
      : {}),
    ...(display ? { DISPLAY: display.display, WAYLAND_DISPLAY: '' } : {}),
    TMPDIR: scratch,
    PWTEST_CACHE_DIR: join(scratch, 'transpiled'),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    HANDRAIL_RESULTS: results,
    HANDRAIL_ELECTRON: plan.electron.path,
  };
}

function countLines(note) {
  let done = 0;
  return (line) => {
    if (/^\s+(ok|x|✓|✘|✗)\s+\d+/.test(line)) note(`${++done} done`);
  };
}

function handOver(user, paths) {
  for (const path of paths) {
    chownSync(path, user.uid, user.gid);
    chmodSync(path, 0o755);
  }
}

/** The checkout itself if the user can read it; else a copy of hard links, else a real copy. */
function readableCheckout(user, scratch) {
  if (!canRun(user, process.execPath)) {
    throw new Problem(
      'The end-to-end tests could not start.',
      `They run as the user ${user.name}, who cannot run this Node (${process.execPath}).`,
      'Install Node where every user can read it, for instance below /usr/local, or run the tests as an ordinary user.',
    );
  }
  const inside = (folder) =>
    needed
      .map((name) => join(folder, name))
      .concat(join(folder, 'node_modules/playwright/cli.js'), join(folder, 'out/main/index.js'));
  if (canRead(user, inside(root))) return root;
  const copy = join(scratch, 'checkout');
  for (const flags of ['-al', '-a']) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { mode: 0o755 });
    handOver(user, [scratch]);
    const made = spawnSync('cp', [flags, ...needed.map((name) => at(name)).filter(existsSync), copy], {
      timeout: 5 * 60_000,
    });
    // Rights are changed on a real copy only: hard links share theirs with the checkout.
    if (flags === '-a') spawnSync('chmod', ['-R', 'a+rX', copy], { timeout: 60_000 });
    if (made.status === 0 && canRead(user, inside(copy))) return copy;
  }
  throw new Problem(
    'The end-to-end tests could not start.',
    `The user ${user.name} can read neither ${root} nor a copy of it.`,
    'Run the tests as an ordinary user.',
  );
}

function bringBack(results) {
  const target = at('test-results');
  // What other stages wrote there stays.
  for (const name of readdirSync(results)) {
    rmSync(join(target, name), { recursive: true, force: true });
    cpSync(join(results, name), join(target, name), { recursive: true });
  }
}
