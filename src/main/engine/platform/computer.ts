import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { LocalSettingsFacts } from '../probes/net-port';
import { operatingSystem } from './operating-system';
import { patiently } from './patiently';
import { type CommandRead, runCommand, type SystemProgram } from './run-command';

/** `missing`: it is certain that there is none. `unreadable`: there may be one. */
export type FileRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** All that the settings are read from; tests hand in another computer. Nothing in it writes, and no call rejects. */
export interface Computer {
  readonly system: LocalSettingsFacts['system'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person's own folder, which is written "~" in what is kept. */
  readonly home: string;
  name(): Promise<string>;
  file(path: string): Promise<FileRead>;
  /** Names in a folder, sorted, at most 200; empty when there is no such folder or it can't be read. */
  names(path: string): Promise<readonly string[]>;
  command(program: SystemProgram, args: readonly string[]): Promise<CommandRead>;
}

const MOST_BYTES = 262_144;
const MOST_NAMES = 200;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code).slice(0, 40)
    : 'unknown';

const WHY: { readonly [code: string]: string } = {
  EACCES: 'this program may not read it',
  EPERM: 'this program may not read it',
  EISDIR: 'it is a folder',
};

const GAVE_NO_ANSWER: FileRead = { kind: 'unreadable', why: 'it gave no answer in time' };
const NOT_A_FILE: FileRead = { kind: 'unreadable', why: 'it is not an ordinary file' };

/** Opening a pipe waits for its other end unless told not to; Windows knows no such word. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const readFileHere = async (path: string): Promise<FileRead> => {
  try {
    // Looked at before it is opened: opening some devices does something. And after, as it may have been exchanged.
    if (!(await stat(path)).isFile()) return NOT_A_FILE;
    const file = await open(path, AT_ONCE);
    try {
      if (!(await file.stat()).isFile()) return NOT_A_FILE;
      const bytes = Buffer.alloc(MOST_BYTES + 1);
      // Files of /proc and /sys say that they are empty, so the size is only known after reading.
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      if (bytesRead > MOST_BYTES) return { kind: 'unreadable', why: 'it is too long' };
      return { kind: 'text', text: bytes.subarray(0, bytesRead).toString('utf8') };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', why: WHY[code] ?? `reading it failed (${code})` };
  }
};

const namesHere = async (path: string): Promise<readonly string[]> => {
  const names = await readdir(path).catch(() => []);
  return names.sort().slice(0, MOST_NAMES);
};

const SYSTEMS: { readonly [platform: string]: LocalSettingsFacts['system'] } = {
  win32: 'windows',
  linux: 'linux',
  darwin: 'macos',
};

/** The computer this program runs on. */
export const thisComputer = (): Computer => ({
  system: SYSTEMS[process.platform] ?? 'other',
  env: process.env,
  home: homedir(),
  name: () => operatingSystem(),
  file: (path) => patiently(() => readFileHere(path), GAVE_NO_ANSWER),
  names: (path) => patiently(() => namesHere(path), []),
  command: (program, args) => runCommand(program, args),
});
