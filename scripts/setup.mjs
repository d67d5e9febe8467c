// Everything that has to be there before the program or its tests can run. Does only what is missing or out of date.
// Until the dependencies are in, nothing here may import anything but node: built-ins.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, buildIsFresh } from './build.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { exitOnSignals, howItEnded, run } from './lib/child.mjs';
import { at, hashOf, readJson, root, writeJson } from './lib/files.mjs';
import { ensureLibraries } from './lib/libraries.mjs';
import { withLock } from './lib/lock.mjs';
import { isFetchLine, npm, npmEnv, npmErrors, npmPatience } from './lib/npm.mjs';
import { Problem, runMain, withProgress } from './lib/say.mjs';

const lock = at('out/.setup.lock');
const stamp = at('node_modules/.handrail.json');

/**
 * Makes ready what is asked for and gives `{ electron }`, the runtime (null when not asked for).
 * `electron`: its runtime and, on Linux, its libraries. `tests`: also what only the tests need. `build`: a fresh out/.
 */
export async function setup({ electron = true, tests = false, build: wantBuild = true, quiet = false } = {}) {
  checkNode(process.versions.node);
  const ready = () => dependenciesAreFresh() && (!wantBuild || buildIsFresh());
  if (!ready()) {
    await withLock(lock, async (onStart) => {
      if (!dependenciesAreFresh()) await installDependencies(onStart);
      if (wantBuild) await build();
    });
  }
  if (!electron) return { electron: null };
  const runtime = await electronRuntime({ quiet });
  await ensureLibraries(runtime.path, { tests });
  return { electron: runtime };
}

/** Throws a Problem when this Node is older than the one package.json asks for. */
export function checkNode(version) {
  const wanted = /(\d+)\.(\d+)/
    .exec(readJson(at('package.json')).engines.node)
    .slice(1)
    .map(Number);
  const [major, minor] = version.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  throw new Problem(
    `Handrail needs Node ${wanted.join('.')} or newer.`,
    `This is Node ${version}.`,
    'Install a current Node (nodejs.org, or your version manager), then try again.',
  );
}

function dependencyHash() {
  const { dependencies, devDependencies, overrides } = readJson(at('package.json'));
  const said = JSON.stringify({ dependencies, devDependencies, overrides });
  return hashOf(['package-lock.json', '.npmrc'], [said, process.version, process.platform, process.arch]);
}

function dependenciesAreFresh() {
  return readJson(stamp)?.hash === dependencyHash() && existsSync(at('node_modules/.package-lock.json'));
}

async function installDependencies(onStart) {
  if (!installedByHand()) await npmCi(onStart);
  writeJson(stamp, { hash: dependencyHash(), at: new Date().toISOString() });
}

/** Whether someone's own `npm install` has put exactly the locked versions there already. */
function installedByHand() {
  const wanted = readJson(at('package-lock.json'))?.packages;
  const there = readJson(at('node_modules/.package-lock.json'))?.packages;
  if (!wanted || !there || readJson(stamp)) return false;
  return Object.entries(wanted).every(([path, { version, optional, integrity }]) => {
    if (path === '') return true;
    if (!there[path]) return Boolean(optional);
    return (
      there[path].version === version &&
      there[path].integrity === integrity &&
      existsSync(at(path, 'package.json'))
    );
  });
}

async function npmCi(onStart) {
  const [command, first, options] = npm();
  const limit = 20 * 60_000;
  let fetched = 0;
  let heard = Date.now();
  await withProgress('Installing dependencies', async (note) => {
    const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', ...npmPatience];
    const result = await run(command, args, {
      ...options,
      cwd: root,
      env: npmEnv(),
      limit,
      onStart,
      stalled: () => Date.now() - heard > 4 * 60_000,
      onLine: (line) => {
        heard = Date.now();
        if (isFetchLine(line)) note(`${++fetched} fetched`);
      },
    });
    if (result.code !== 0) throw npmProblem(result, limit);
  });
}

function npmProblem(result, limit) {
  const why = [howItEnded(result, limit), npmErrors(result.output)].filter(Boolean).join('\n');
  const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ERR_SOCKET_TIMEOUT/.test(result.output);
  const todo = noNetwork
    ? 'Check the connection to the npm registry (`npm ping`; behind a proxy, `npm config set https-proxy …`), then try again.'
    : /EACCES|EPERM|EROFS/.test(result.output)
      ? `Make ${root} writable for you, then try again.`
      : /ENOSPC/.test(result.output)
        ? 'Free some disk space (about 1 GB), then try again.'
        : 'Look at the lines above, then try again.';
  return new Problem('The dependencies could not be installed.', why, todo);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  exitOnSignals();
  await runMain(async () => {
    await setup({ tests: process.argv.includes('--tests') });
  });
}
