// Started as root, the window and its tests run as an ordinary user: Chromium's sandbox refuses root.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { hashOf, root } from './files.mjs';
import { Problem } from './say.mjs';

const base = '/var/lib/handrail';

/** True when these scripts run as root on a system that has such a thing. */
export const isRoot = () => process.getuid?.() === 0;

/** The users of /etc/passwd by their fields. */
function accounts() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name, , uid, gid, , home]) => ({ name, uid: Number(uid), gid: Number(gid), home }));
}

/** Who runs the window when root starts it: the person behind sudo, else `nobody`. Gives `{ name, uid, gid, home }`. */
export function ordinaryUser(env = process.env, users = accounts()) {
  const uid = Number(env.SUDO_UID);
  const person = uid > 0 ? users.find((user) => user.uid === uid) : undefined;
  if (person) return { ...person, gid: Number(env.SUDO_GID) || person.gid };
  return (
    users.find((user) => user.name === 'nobody') ?? {
      name: 'nobody',
      uid: 65534,
      gid: 65534,
      home: '/nonexistent',
    }
  );
}

/** The user's own home if it is really theirs, else one below /var/lib/handrail, made and handed over. */
export function homeFor(user) {
  try {
    if (statSync(user.home).uid === user.uid) return user.home;
  } catch {
    // No home of their own.
  }
  const home = join(base, user.name);
  makeFolder(base, 0o755);
  makeFolder(home, 0o700, user);
  return home;
}

/** Makes a folder with a mode, owned by the user if one is given. */
export function makeFolder(path, mode, user) {
  try {
    mkdirSync(path, { recursive: true });
    chmodSync(path, mode);
    if (user) chownSync(path, user.uid, user.gid);
  } catch (error) {
    throw new Problem(
      'The folder for the ordinary user could not be made.',
      `${path}: ${error.message}`,
      'Make that place writable for root, or start Handrail as an ordinary user.',
    );
  }
}

/** Whether the user can read all of these paths and enter their folders; tried as that user. */
export function canRead(user, paths) {
  const script = 'for path in "$@"; do test -r "$path" || exit 1; done';
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], {
    uid: user.uid,
    gid: user.gid,
    timeout: 10_000,
    cwd: '/',
  });
  return result.status === 0;
}

/** Whether the user can start this program at all, for instance a Node installed below /root. */
export function canRun(user, program, args = ['--version']) {
  const result = spawnSync(program, args, {
    uid: user.uid,
    gid: user.gid,
    timeout: 20_000,
    cwd: '/',
    env: { PATH: process.env.PATH },
  });
  return result.status === 0;
}

/**
 * A folder with the built app that the user can read: the checkout itself if they can, else a copy owned by root
 * below /var/lib/handrail, named by its contents.
 */
export function appFolderFor(user, files) {
  if (canRead(user, [root, ...files.map((file) => join(root, file))])) return root;
  const name = `app-${hashOf(files).slice(0, 12)}`;
  const place = join(base, name);
  makeFolder(base, 0o755);
  if (existsSync(place)) return place;
  removeOldCopies();
  const half = join(base, `.copying-${process.pid}`);
  cpSync(join(root, 'out'), join(half, 'out'), { recursive: true });
  cpSync(join(root, 'package.json'), join(half, 'package.json'));
  spawnSync('chmod', ['-R', 'a+rX,go-w', half], { timeout: 60_000 });
  try {
    renameSync(half, place);
  } catch {
    // Another start made the same copy first.
    rmSync(half, { recursive: true, force: true });
  }
  return place;
}

/** Copies of a week ago and older: a window may still run from a younger one. */
function removeOldCopies() {
  for (const name of readdirSync(base)) {
    const path = join(base, name);
    if (!name.startsWith('app-') && !name.startsWith('.copying-')) continue;
    if (Date.now() - statSync(path).mtimeMs > 7 * 24 * 3_600_000)
      rmSync(path, { recursive: true, force: true });
  }
}

/** The environment for a program of that user: its own home and none of root's folders; X11's key is copied along. */
export function environmentFor(user, home, env = process.env) {
  const kept = { ...env, HOME: home, USER: user.name, LOGNAME: user.name, SHELL: '/bin/sh' };
  for (const name of Object.keys(kept))
    if (/^(XDG_.*_HOME|XDG_RUNTIME_DIR|SUDO_.*|DBUS_SESSION_BUS_ADDRESS|MAIL)$/.test(name)) delete kept[name];
  const key = env.XAUTHORITY ?? (env.HOME ? join(env.HOME, '.Xauthority') : '');
  if (key && existsSync(key)) {
    const copy = join(home, '.handrail-xauthority');
    cpSync(key, copy);
    chmodSync(copy, 0o600);
    chownSync(copy, user.uid, user.gid);
    kept.XAUTHORITY = copy;
  }
  return kept;
}
