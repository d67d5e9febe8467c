// Where the benches keep what they make, and the programs that outlive the command that started them.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../scripts/lib/say.mjs';

/** Several people on one machine each have a laboratory: HANDRAIL_BENCH_LAB gives it a name of at most five letters. */
export const labName = (process.env.HANDRAIL_BENCH_LAB ?? 'lab').replace(/[^a-z0-9]/gi, '').slice(0, 5);

/** The folder of this laboratory: certificates, configurations, pid files, compiled helpers. */
export const stateFolder = join(tmpdir(), `handrail-bench-${userInfo().username}-${labName}`);

/** A path in the folder; the folder above it is made. */
export function statePath(...parts) {
  const path = join(stateFolder, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  return path;
}

/** Compiles one of our C helpers, once per text, and gives the path of the program. */
export function compiled(source, libraries = []) {
  const name = basename(source, '.c');
  const program = statePath('bin', name);
  const stamp = `${program}.c`;
  const text = readFileSync(source, 'utf8');
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === text) return program;
  try {
    execFileSync('gcc', ['-O2', '-Wall', '-o', program, source, ...libraries], { stdio: 'pipe' });
  } catch (error) {
    throw new Problem(
      `${name}.c could not be compiled.`,
      String(error.stderr ?? error.message),
      'Install gcc and libc6-dev.',
    );
  }
  writeFileSync(stamp, text);
  return program;
}

/** When a process began, in clock ticks since the machine started; null when there is none. */
function beginning(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch {
    return null;
  }
}

const pidFile = (folder, name) => statePath(folder, `${name}.pid`);

/**
 * Starts a program that goes on after us; its pid is kept in `folder`/`name`.pid together with its beginning, so that
 * a number the system has given to somebody else since is never ended. `space`: a network namespace.
 */
export function startLasting(folder, name, command, args, { space, cwd = stateFolder, env } = {}) {
  const log = statePath(folder, `${name}.log`);
  const out = openSync(log, 'w');
  const [program, ...rest] = space ? ['ip', 'netns', 'exec', space, command, ...args] : [command, ...args];
  const child = spawn(program, rest, {
    detached: true,
    cwd,
    stdio: ['ignore', out, out],
    env: { ...process.env, ...env },
  });
  child.on('error', (error) => writeFileSync(log, `${error.message}\n`));
  child.unref();
  if (child.pid) writeFileSync(pidFile(folder, name), `${child.pid} ${beginning(child.pid)}\n`);
  return log;
}

/** The programs of a folder: `{ name, pid, began, up }`, up to date. */
export function lasting(folder) {
  const path = join(stateFolder, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.pid'))
    .map((file) => {
      const [pid = '0', began] = readFileSync(join(path, file), 'utf8').trim().split(' ');
      return { name: file.slice(0, -4), pid: Number(pid), began, up: beginning(pid) === began };
    });
}

/** Ends what `startLasting` started in a folder (or the one called `only`) and waits until it is gone. */
export async function endLasting(folder, only) {
  const all = lasting(folder).filter(({ name }) => only === undefined || name === only);
  for (const { pid, up } of all) if (up) process.kill(pid, 'SIGTERM');
  for (const { name, pid, began } of all) {
    for (let i = 0; beginning(pid) === began && i < 100; i += 1) {
      if (i === 60) process.kill(pid, 'SIGKILL');
      await pause(50);
    }
    rmSync(pidFile(folder, name), { force: true });
  }
}

/** Waits until something accepts connections there; the text of `log` is the reason if nothing does. */
export async function untilOpen(host, port, log, limit = 15_000) {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const open = await new Promise((resolve) => {
      const socket = createConnection({ host, port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await pause(50);
  }
  const said = log && existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : '';
  throw new Problem(`Nothing answers at ${host}:${port}.`, said || 'It said nothing.', `Look into ${log}.`);
}

/** Runs a short command of the system and gives its output; a failure becomes a Problem with its own words. */
export function system(command, args, options = {}) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], ...options });
  } catch (error) {
    const why =
      error.code === 'ENOENT' ? 'It is not on this computer.' : String(error.stderr || error.message);
    throw new Problem(`${command} ${args.slice(0, 4).join(' ')} failed.`, why.trim(), null);
  }
}
