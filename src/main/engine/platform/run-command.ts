import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The programs of the system that may be asked: each reads and none changes anything with the arguments it is given here. */
export type SystemProgram = 'reg' | 'netsh' | 'sw_vers' | 'scutil' | 'ifconfig';

/** `done`: it ran to its end, whatever its exit code says. `unreadable`: it could not be started, took too long or said too much. */
export type CommandRead =
  | { readonly kind: 'done'; readonly code: number; readonly text: string }
  | { readonly kind: 'unreadable'; readonly why: string };

const LONGEST_MS = 4_000;
const MOST_BYTES = 512 * 1_024;

/** Full paths, so that no program of the same name in the search path is started instead. */
const placeOf = (program: SystemProgram): string => {
  if (program === 'reg' || program === 'netsh') {
    const root = process.env.SystemRoot ?? '';
    const folder = /^[A-Za-z]:\\[^"*?<>|]{1,100}$/.test(root) ? root : 'C:\\Windows';
    return `${folder}\\System32\\${program}.exe`;
  }
  if (program === 'ifconfig') return join('/sbin', program);
  return program === 'sw_vers' ? '/usr/bin/sw_vers' : '/usr/sbin/scutil';
};

interface Failed {
  readonly code?: unknown;
  readonly killed?: unknown;
}

const whyNot = ({ code, killed }: Failed): string => {
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'the answer was too long';
  if (killed === true) return 'it took too long';
  return code === 'ENOENT'
    ? 'this computer does not have it'
    : `it could not be run (${String(code).slice(0, 40)})`;
};

/**
 * Runs one program of the system: without a shell, without a window, with a deadline and bounded output; nothing is sent to it.
 * `place`: where the program is, for tests. Output is read byte by byte as Latin-1, since a console has its own code page and all that is looked for is ASCII. Never rejects.
 */
export const runCommand = (
  program: SystemProgram,
  args: readonly string[],
  {
    deadlineMs = LONGEST_MS,
    place = placeOf(program),
  }: { readonly deadlineMs?: number; readonly place?: string } = {},
): Promise<CommandRead> =>
  new Promise((resolve) => {
    const options = {
      timeout: deadlineMs,
      maxBuffer: MOST_BYTES,
      windowsHide: true,
      shell: false,
      encoding: 'latin1',
      killSignal: 'SIGKILL',
    } as const;
    try {
      const child = execFile(place, [...args], options, (error, text) => {
        if (error === null) resolve({ kind: 'done', code: 0, text });
        else if (typeof error.code === 'number' && error.killed !== true)
          resolve({ kind: 'done', code: error.code, text });
        else resolve({ kind: 'unreadable', why: whyNot(error) });
      });
      child.stdin?.end();
    } catch (error) {
      resolve({ kind: 'unreadable', why: whyNot(error as Failed) });
    }
  });
