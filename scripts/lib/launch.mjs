// How Electron is started here: as whom, from which folder, with which environment, and what of its chatter is shown.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './child.mjs';
import { filesBelow, root } from './files.mjs';
import { ensureSandbox, sandboxProblem } from './sandbox.mjs';
import { Problem, say, withProgress } from './say.mjs';
import { appFolderFor, canRead, environmentFor, homeFor, isRoot, makeFolder, ordinaryUser } from './user.mjs';

/** Words and options that belong to the terminal command; everything else goes to the window. */
const forTerminal = new Set(['--help', '-h', '--version', '-V']);

/** Whether these arguments ask for the terminal command: a bare word comes first, or a question about the program. */
export function isTerminalCommand(args) {
  const first = args[0];
  return first !== undefined && (forTerminal.has(first) || !first.startsWith('-'));
}

/** Refuses the switches that would take the window's protection away. */
export function refuseUnsafe(args) {
  const unsafe = args.find((arg) =>
    /^--(no-sandbox|disable-web-security|disable-setuid-sandbox|no-zygote)\b/.test(arg),
  );
  if (!unsafe) return;
  throw new Problem(
    `Handrail does not run with ${unsafe}.`,
    'It reads what unknown servers send, and its sandbox is there for that.',
    'Leave that option out.',
    2,
  );
}

/**
 * Who runs Electron, and from where: `{ electron, app, home, options, user }`. As an ordinary user nothing changes;
 * as root another user is found, given a home, and given copies of what they could not read in place.
 */
export async function launchPlan(electron, { quiet = false } = {}) {
  if (!isRoot()) {
    ensureSandbox(electron.dist, null);
    return {
      electron,
      app: root,
      home: process.env.HOME,
      options: { cwd: process.cwd(), env: process.env },
      user: null,
    };
  }
  const user = ordinaryUser();
  const files = ['package.json', ...filesBelow('out').filter((file) => !file.startsWith('out/.'))];
  const app = appFolderFor(user, files);
  const home = homeFor(user);
  const reachable = await electronFor(user, electron);
  ensureSandbox(reachable.dist, user);
  if (!quiet)
    say(
      `Started as root: the window runs as the user ${user.name}, so that its sandbox stays on. Its files are in ${home}.`,
    );
  return {
    electron: reachable,
    app,
    home,
    user,
    options: { uid: user.uid, gid: user.gid, cwd: home, env: environmentFor(user, home) },
  };
}

/** The runtime itself if the user can read it, else a copy of it below /var/cache. */
async function electronFor(user, electron) {
  if (canRead(user, [electron.dist, electron.path])) return electron;
  const dist = join('/var/cache/handrail', `electron-${electron.version}-copy`);
  if (!existsSync(dist)) {
    makeFolder('/var/cache/handrail', 0o755);
    const half = join('/var/cache/handrail', `.unpacking-copy-${process.pid}`);
    await withProgress('Copying Electron to where an ordinary user can read it', async () => {
      cpSync(electron.dist, half, { recursive: true, verbatimSymlinks: true });
      try {
        renameSync(half, dist);
      } catch {
        rmSync(half, { recursive: true, force: true });
      }
    });
  }
  return { ...electron, dist, path: join(dist, electron.path.slice(electron.dist.length)) };
}

/** Lines that Chromium prints about the system below it and that help nobody who starts a window. */
export function isNoise(line) {
  return (
    line.trim() === '' ||
    /^\[[\d:/.]+:(ERROR|WARNING|INFO|VERBOSE\d*)(:|\()/.test(line) ||
    /\b(libva|vaapi|MESA|dri3|libGL|Gtk-WARNING|Gtk-Message|GLib-GObject|GLib-GIO|Gdk-|Fontconfig|DevTools listening|futex facility)/i.test(
      line,
    )
  );
}

/** What a line of Chromium's says about a start that failed, as a function that makes the Problem; else null. */
export function explainLine(line) {
  if (/Missing X server|Unable to open X display|cannot open display|Authorization required/i.test(line))
    return displayProblem;
  if (/No usable sandbox|SUID sandbox helper binary|Failed to move to new namespace/i.test(line)) {
    return (electron) => sandboxProblem(join(electron.dist, 'chrome-sandbox'));
  }
  if (/error while loading shared libraries: (\S+):/.test(line))
    return () =>
      new Problem(
        'Electron could not start.',
        line,
        'Run the same command again: set-up looks for missing libraries each time.',
      );
  return null;
}

function displayProblem() {
  return new Problem(
    'The window could not be shown.',
    `The display ${process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY} did not accept it.`,
    'Start it from the desktop session itself, or as its user. The terminal command works without a display: npm start -- check HOST:PORT',
  );
}

/** Starts Electron by a plan and gives `{ child, trouble }`; `trouble()` is the Problem that its last words explain, or null. */
export function launch(
  plan,
  args,
  { verbose = process.env.HANDRAIL_VERBOSE === '1', stdout = 'inherit' } = {},
) {
  const child = start(plan.electron.path, args, { stdio: ['ignore', stdout, 'pipe'], ...plan.options });
  child.leadsItsOwn = true;
  let make = null;
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const explained = explainLine(line);
      make = explained ?? make;
      if (verbose || !(explained || isNoise(line))) process.stderr.write(`${line}\n`);
    }
  });
  return { child, trouble: () => make?.(plan.electron) ?? null };
}

/** Resolves with a child's exit code; 128 and more for a signal. */
export function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
