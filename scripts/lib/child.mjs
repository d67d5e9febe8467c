// Child processes with a time limit each. Every child leads its own process group and is ended by that group's id,
// so nothing outlives these scripts and nothing else is ever hit.
import { spawn } from 'node:child_process';
import { Problem, whenFailed } from './say.mjs';

const windows = process.platform === 'win32';
const alive = new Set();
let interrupted = false;

/**
 * Ends a child and everything it started: asks first, insists after `grace` milliseconds.
 * A child with `leadsItsOwn` set (Electron) is asked alone, because it ends its helpers in good order itself.
 */
export async function endChild(child, grace = 3000) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.leadsItsOwn) child.kill('SIGTERM');
  else signalGroup(child, 'SIGTERM');
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, grace + 2000).unref())]);
  clearTimeout(insist);
}

function signalGroup(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone, or no longer ours to signal.
  }
}

/** Ends every child that is still running. */
export async function endAllChildren() {
  await Promise.all([...alive].map((child) => endChild(child)));
}

whenFailed(endAllChildren);

/** On Ctrl-C and its relatives: ends the children, runs `tidy`, exits with 130. A second Ctrl-C does not wait. */
export function exitOnSignals(tidy = () => {}) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (interrupted) {
        for (const child of alive) signalGroup(child, 'SIGKILL');
        process.exit(130);
      }
      interrupted = true;
      await endAllChildren();
      try {
        await tidy();
      } finally {
        process.exit(signal === 'SIGINT' ? 130 : 143);
      }
    });
  }
}

/** Starts a child in its own process group and keeps it on the list of what must be ended. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: !windows, windowsHide: true, ...options });
  alive.add(child);
  const forget = () => alive.delete(child);
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/**
 * Runs a command to its end and gives `{ code, signal, output, timedOut, stalled }`; never throws for an exit code.
 * `limit`: milliseconds for the whole run. `onLine(line)`: called for each line of either stream.
 * `onStart(child)`: called once it runs. `stalled()`: asked every second; the command is ended when it returns true.
 */
export async function run(command, args, { limit, onLine, onStart, stalled, input, echo, ...options } = {}) {
  if (!limit) throw new TypeError(`run(${command}) needs a time limit`);
  const stdio = echo
    ? ['ignore', 'inherit', 'inherit']
    : [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'];
  const child = start(command, args, { stdio, ...options });
  if (child.pid) onStart?.(child);
  if (input !== undefined) child.stdin.end(input);
  const output = collectLines([child.stdout, child.stderr], onLine);
  let timedOut = false;
  let hasStalled = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void endChild(child);
  }, limit);
  const watch = setInterval(() => {
    if (!stalled?.()) return;
    hasStalled = true;
    void endChild(child);
  }, 1000);
  try {
    const { code, signal, error } = await finished(child);
    return { code: error ? 127 : code, signal, error, output: output(), timedOut, stalled: hasStalled };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
}

function finished(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
    // A grandchild that keeps the pipes open must not keep us waiting for ever.
    child.once('exit', (code, signal) => setTimeout(() => resolve({ code, signal }), 2000).unref());
  });
}

/** Keeps the last 4,000 lines, and hands each whole line on. */
function collectLines(streams, onLine) {
  const lines = [];
  const take = (line) => {
    lines.push(line);
    if (lines.length > 4000) lines.shift();
    onLine?.(line);
  };
  for (const stream of streams) {
    if (!stream) continue;
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      const parts = (rest + text).split(/\r?\n|\r/);
      rest = parts.pop() ?? '';
      parts.forEach(take);
    });
    stream.on('end', () => rest && take(rest));
  }
  return () => lines.join('\n');
}

/** The last lines of a command's output that say something. */
export function lastLines(output, count = 12, keep = () => true) {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '' && keep(line))
    .slice(-count)
    .join('\n');
}

/** Says why a command that `run` ended did not succeed, in half a sentence. */
export function howItEnded({ code, signal, error, timedOut, stalled }, limit) {
  if (timedOut) return `it took longer than ${Math.round(limit / 1000)} seconds and was stopped`;
  if (stalled) return 'it made no progress and was stopped';
  if (error) return error.code === 'ENOENT' ? 'the program is not on this computer' : error.message;
  if (signal) return `it was ended by ${signal}`;
  return `it ended with exit code ${code}`;
}

/** Like `run`, but an unsuccessful end becomes a Problem: `describe(result)` gives what failed, what to do,
 * and, if the last lines of the output would not tell, why. */
export async function must(command, args, options, describe) {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  const [what, todo, tail = lastLines(result.output)] = describe(result);
  throw new Problem(what, [howItEnded(result, options.limit), tail].filter(Boolean).join('\n'), todo);
}
