// Finds an Electron to run with: the one named in the environment, the official download, or, on Linux x64, a stand-in.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { howItEnded, lastLines, run } from './lib/child.mjs';
import { at, readJson, writeJson } from './lib/files.mjs';
import { Problem, withProgress } from './lib/say.mjs';
import { announceStandIn, cacheFolder, standIn, standInFits, standInVersion } from './lib/stand-in.mjs';

const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const program = programs[process.platform] ?? 'electron';
const rememberFailureFor = 6 * 3_600_000;

/**
 * Gives `{ path, dist, version, source, args }`: the program, its folder, its version, where it came from
 * ('override' | 'official' | 'stand-in'), and the arguments that make it run the app in a folder.
 * Downloads what is missing; throws a Problem when there is none to be had.
 */
export async function electronRuntime({ quiet = false } = {}) {
  const ready = overridden() ?? official();
  if (ready) return ready;
  const failed = failedLately();
  const why = failed?.why ?? (await download());
  if (!why) {
    const fresh = official();
    if (fresh) return fresh;
  }
  if (!standInFits()) throw refused(why);
  if (!failed) rememberFailure(why);
  const dist = await standIn();
  if (!quiet) announceStandIn();
  return runtime(dist, standInVersion.electron, 'stand-in');
}

function runtime(dist, version, source) {
  return { path: join(dist, program), dist, version, source, args: (app) => [app] };
}

const versionOf = (dist) => {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return '';
  }
};

function overridden() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) return null;
  if (existsSync(join(dist, program))) return runtime(dist, versionOf(dist) || 'unknown', 'override');
  throw new Problem(
    "Electron's runtime was not found.",
    `ELECTRON_OVERRIDE_DIST_PATH names ${dist}, and there is no ${program} in it.`,
    'Correct that variable, or unset it to let Handrail fetch a runtime.',
  );
}

const wanted = () => readJson(at('node_modules/electron/package.json'))?.version ?? '';

function official() {
  const dist = at('node_modules/electron/dist');
  const complete = existsSync(at('node_modules/electron/path.txt')) && existsSync(join(dist, program));
  return complete && versionOf(dist) === wanted() ? runtime(dist, wanted(), 'official') : null;
}

const failureFile = () => join(cacheFolder(), `official-${wanted()}.json`);

/** The last failure of the official download, if it was within the last hours and there is something to fall back on. */
function failedLately() {
  if (!standInFits()) return null;
  const failure = readJson(failureFile());
  const age = Date.now() - Date.parse(failure?.at);
  return age >= 0 && age < rememberFailureFor ? failure : null;
}

function rememberFailure(why) {
  try {
    writeJson(failureFile(), { at: new Date().toISOString(), why });
  } catch {
    // Only costs the next start one more try.
  }
}

/** Runs Electron's own downloader, at most twice. Gives null when it worked, else why it did not. */
async function download() {
  if (!existsSync(at('node_modules/electron/install.js'))) return 'the electron package is not installed';
  return withProgress(
    `Downloading Electron ${wanted()}`,
    async (note) => {
      const why = await tryDownload(note);
      return why && !refusedForGood(why) ? tryDownload(note) : why;
    },
    (why) => (why ? `not to be had here: ${why}` : 'done'),
  );
}

const refusedForGood = (why) => /ENOTFOUND|EAI_AGAIN|Response code 4|checksum|made no progress/i.test(why);

async function tryDownload(note) {
  const temp = join(cacheFolder(), `.download-${process.pid}`);
  mkdirSync(temp, { recursive: true });
  const watch = watchGrowth(temp, note);
  const limit = 20 * 60_000;
  try {
    const proxied = process.env.HTTPS_PROXY || process.env.https_proxy ? { ELECTRON_GET_USE_PROXY: '1' } : {};
    const result = await run(process.execPath, [at('node_modules/electron/install.js')], {
      limit,
      stalled: watch,
      cwd: dirname(at('package.json')),
      env: { ...process.env, ...proxied, ELECTRON_GET_NO_PROGRESS: '1', TMPDIR: temp, TEMP: temp, TMP: temp },
    });
    return result.code === 0 ? null : reason(result, limit);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** Asked every second: true when nothing arrived in the first 25 seconds, or for 60 seconds later on. */
function watchGrowth(folder, note) {
  let size = 0;
  let last = Date.now();
  return () => {
    const now = sizeBelow(folder);
    if (now > size) last = Date.now();
    size = Math.max(size, now);
    if (size > 0) note(`${Math.round(size / 1_000_000)} MB`);
    return Date.now() - last > (size > 0 ? 60_000 : 25_000);
  };
}

/** Folders have a size too, and it says nothing about what arrived. */
function fileSize(path) {
  const facts = statSync(path);
  return facts.isFile() ? facts.size : 0;
}

function sizeBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true }).reduce(
      (sum, name) => sum + fileSize(join(folder, name)),
      0,
    );
  } catch {
    return 0;
  }
}

function reason(result, limit) {
  if (result.timedOut || result.stalled) return howItEnded(result, limit);
  if (/^TypeError: fetch failed/m.test(result.output)) return 'its server could not be reached';
  const cause = /\[cause\]: (?:Error: )?(.+?)[{,]?$/m.exec(result.output)?.[1];
  const code = /\bcode: '(\w+)'/.exec(result.output)?.[1];
  const first = /^(?:\w*Error: )(.+)$/m.exec(result.output)?.[1] ?? lastLines(result.output, 1);
  return [first, cause && cause !== first ? cause : code].filter(Boolean).join(': ').slice(0, 200);
}

function refused(why) {
  return new Problem(
    `Electron ${wanted()} could not be downloaded.`,
    why,
    'Check the connection (behind a proxy, set HTTPS_PROXY), or put an unpacked Electron in a folder and name it in ELECTRON_OVERRIDE_DIST_PATH. ' +
      'The terminal command works without Electron: npm start -- check HOST:PORT',
  );
}
