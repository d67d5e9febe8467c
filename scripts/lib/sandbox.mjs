// Chromium's sandbox on Linux needs user namespaces, or a helper that belongs to root and has the setuid bit.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './libraries.mjs';
import { Problem } from './say.mjs';

/** Whether that user (or we, when none is given) may make a user namespace with rights in it; null when it can't be tried. */
function userNamespacesWork(user) {
  if (!onPath('unshare')) return null;
  const as = user ? { uid: user.uid, gid: user.gid } : {};
  const result = spawnSync('unshare', ['--user', '--map-root-user', '--net', 'true'], {
    ...as,
    timeout: 10_000,
    cwd: '/',
    stdio: 'ignore',
  });
  return result.status === 0;
}

function helperIsReady(dist) {
  try {
    const { mode, uid } = statSync(join(dist, 'chrome-sandbox'));
    return uid === 0 && (mode & 0o4755) === 0o4755;
  } catch {
    return false;
  }
}

/**
 * Throws a Problem when the window's sandbox can't work for that user. As root it first gives Electron's helper the
 * rights it needs. The sandbox is never switched off instead.
 */
export function ensureSandbox(dist, user) {
  if (process.platform !== 'linux' || userNamespacesWork(user) !== false || helperIsReady(dist)) return;
  const helper = join(dist, 'chrome-sandbox');
  if (process.getuid?.() === 0) {
    try {
      chownSync(helper, 0, 0);
      chmodSync(helper, 0o4755);
      return;
    } catch {
      // Said below.
    }
  }
  throw sandboxProblem(helper);
}

/** What we say when the sandbox cannot work. */
export function sandboxProblem(helper) {
  return new Problem(
    "The window's sandbox cannot work here, and Handrail does not run without it.",
    'This system lets ordinary users make no user namespaces (a kernel, AppArmor or container setting), and the setuid helper is not set up.',
    `Run: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n` +
      'In a container, allow user namespaces (for Docker: --security-opt seccomp=unconfined).\n' +
      'The terminal command works without it: npm start -- check HOST:PORT',
  );
}
