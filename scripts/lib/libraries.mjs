// The shared libraries and helpers that Electron needs on Linux: which are missing, and how to get them.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, run } from './child.mjs';
import { Problem, say, withProgress } from './say.mjs';

/** Debian's packages for the libraries that a desktop program built on Chromium loads. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0'];

/** What the tests need besides: a display of their own, PDF readers, and fonts so that pages have letters. */
const testPackages = ['xvfb', 'poppler-utils', 'fonts-dejavu-core'];

const testPrograms = { Xvfb: 'xvfb', pdftotext: 'poppler-utils', pdftoppm: 'poppler-utils' };

/** The libraries that `ldd` could not find, from its output. */
export function missingFrom(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  return [...new Set(names)].sort();
}

/** Whether a program is on the PATH. */
export function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function missingLibraries(binary) {
  const result = await run('ldd', [binary], { limit: 30_000, env: { ...process.env, LC_ALL: 'C' } });
  return missingFrom(result.output);
}

const hasFonts = () =>
  existsSync('/usr/share/fonts/truetype') ||
  existsSync('/usr/share/fonts/opentype') ||
  existsSync('/usr/local/share/fonts');

/** Makes sure that `binary` can start (and, for tests, that the test programs are there). Linux only; else does nothing. */
export async function ensureLibraries(binary, { tests = false } = {}) {
  if (process.platform !== 'linux') return;
  const libraries = await missingLibraries(binary);
  const programs = tests ? Object.keys(testPrograms).filter((program) => !onPath(program)) : [];
  const fonts = tests && !hasFonts();
  if (libraries.length + programs.length === 0 && !fonts) return;
  const wanted = [
    ...(libraries.length > 0 ? libraryPackages : []),
    ...(programs.length > 0 || fonts ? testPackages : []),
  ];
  if (!onPath('apt-get')) throw withoutApt([...libraries, ...programs]);
  if (process.getuid() !== 0) throw needsRoot(wanted, [...libraries, ...programs]);
  await install(wanted);
  const still = [...(await missingLibraries(binary)), ...programs.filter((program) => !onPath(program))];
  if (still.length > 0) throw withoutApt(still);
}

function withoutApt(names) {
  return new Problem(
    'Some of the system libraries that the window needs are missing.',
    `Not found: ${names.join(', ')}`,
    `Install the packages that hold them with your system's package manager, then try again (on Debian and Ubuntu they are ${libraryPackages.join(' ')}).`,
  );
}

function needsRoot(packages, names) {
  return new Problem(
    'Some of the system libraries that the window needs are missing.',
    `Not found: ${names.join(', ')}`,
    `Run this, then try again: sudo apt-get install -y ${packages.join(' ')}`,
  );
}

async function install(packages) {
  await withProgress('Reading the package lists', (note) => apt(['update', '-q'], packages, note));
  const exact = await namesHere(packages);
  await withProgress(`Installing system packages (${exact.length})`, (note) =>
    apt(['install', '-y', '-q', '--no-install-recommends', ...exact], packages, note),
  );
}

/** Debian 13 and Ubuntu 24.04 renamed some packages to …t64; the old name alone is then refused. */
async function namesHere(packages) {
  const exact = [];
  for (const name of packages) {
    const newer = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`], { limit: 30_000 });
    exact.push(newer.code === 0 && newer.output.includes('Package:') ? `${name}t64` : name);
  }
  return exact;
}

async function apt(args, packages, note) {
  const limit = 10 * 60_000;
  const result = await run(
    'apt-get',
    ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2', ...args],
    {
      limit,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
      onLine: (line) => {
        const said = /^(Get:\d+|Unpacking|Setting up) .*?([a-z0-9][\w.+-]+)/.exec(line);
        if (said) note(line.startsWith('Get') ? 'fetching' : `${said[1].toLowerCase()} ${said[2]}`);
      },
    },
  );
  if (result.code === 0) return;
  const errors = lastLines(result.output, 6, (line) => /^(E:|W:|dpkg)/.test(line));
  if (args[0] === 'update' && result.code !== null && !result.timedOut) {
    say('  The package lists could not be refreshed; going on with the old ones.');
    return;
  }
  throw new Problem(
    'The system packages could not be installed.',
    errors || lastLines(result.output, 6) || `apt-get did not finish within ${limit / 60_000} minutes`,
    `Look at the lines above; when apt works again, try again or run: apt-get install -y ${packages.join(' ')}`,
  );
}
