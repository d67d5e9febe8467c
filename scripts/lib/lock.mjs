// One set-up at a time in one checkout. The holder touches the lock while it works; a lock whose holder is gone is taken over.

import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem, say } from './say.mjs';

const touchEvery = 5_000;
const goneAfter = 60_000;

/**
 * Runs `work` while holding the lock file. Waits at most `wait` milliseconds for another holder, and says so.
 * `work` gets a function to call with each child it starts: if we are killed, whoever takes the lock over ends that child first.
 */
export async function withLock(path, work, { wait = 20 * 60_000, poll = 500 } = {}) {
  await take(path, wait, poll);
  const timer = setInterval(() => touch(path), touchEvery);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work((child) => record(path, child.pid));
  } finally {
    clearInterval(timer);
    process.removeListener('exit', release);
    release();
  }
}

async function take(path, wait, poll) {
  const until = Date.now() + wait;
  let told = false;
  while (!create(path)) {
    if (holderIsGone(path)) {
      await breakStale(path);
      continue;
    }
    if (Date.now() > until) {
      throw new Problem(
        'Set-up could not begin.',
        `Another set-up (process ${holder(path)?.pid ?? 'unknown'}) is still running in this folder after ${Math.round(wait / 60_000)} minutes.`,
        `Let it finish, or end it, then try again. If none is running, delete ${path}.`,
      );
    }
    if (!told)
      say(
        `Another set-up (process ${holder(path)?.pid ?? 'unknown'}) is running in this folder; waiting for it.`,
      );
    told = true;
    await pause(poll);
  }
}

function create(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'wx');
    writeSync(file, JSON.stringify({ pid: process.pid, host: hostname(), begun: new Date().toISOString() }));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Problem(
      'Set-up could not begin.',
      `${path} cannot be written (${error.code}).`,
      'Make this folder writable for you, or work in a copy that is.',
    );
  }
}

function holder(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** The holder is gone when its process is (same computer), or when nobody touched the lock for a minute. */
function holderIsGone(path) {
  const who = holder(path);
  try {
    if (Date.now() - statSync(path).mtimeMs > goneAfter) return true;
  } catch {
    return false;
  }
  if (!who || who.host !== hostname()) return false;
  try {
    process.kill(who.pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** When a process began, as the system tells it; '' if it is gone or can't be asked. Guards against a number used again. */
function begun(pid) {
  const result = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5_000 });
  return result.status === 0 ? result.stdout.trim() : '';
}

function record(path, pid) {
  const who = holder(path);
  if (who?.pid !== process.pid || !pid) return;
  writeFileSync(path, JSON.stringify({ ...who, child: { pid, begun: begun(pid) } }));
}

/** Ends what a killed set-up left running: it would go on writing where we are about to write. */
async function endOrphan(child) {
  if (!child?.pid || child.begun === '' || begun(child.pid) !== child.begun) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
    await pause(500);
  } catch {
    // It ended in the meantime.
  }
}

/** Removes a stale lock. A second file makes sure that of two who noticed, only one removes, and never a fresh lock. */
async function breakStale(path) {
  const guard = `${path}.breaking`;
  try {
    closeSync(openSync(guard, 'wx'));
  } catch {
    try {
      if (Date.now() - statSync(guard).mtimeMs > 10_000) rmSync(guard, { force: true });
    } catch {
      // The other one has finished.
    }
    return;
  }
  try {
    if (!holderIsGone(path)) return;
    await endOrphan(holder(path)?.child);
    rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder was removed while we work; the work itself will say so.
  }
}
