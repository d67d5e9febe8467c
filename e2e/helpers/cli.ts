import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const CLI = resolve(root, 'out/main/cli.js');
const LONGEST_MS = 80_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly ended: Promise<Ended>;
  /** Everything said so far, both streams. */
  readonly said: () => string;
  readonly interrupt: () => void;
}

const start = (command: string, args: readonly string[]): Started => {
  const child: ChildProcess = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The same words on every computer, whatever its language is.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(limit);
      done({ code, stdout, stderr });
    });
  });
  return { ended, said: () => stdout + stderr, interrupt: () => void child.kill('SIGINT') };
};

/** Starts the built terminal command in plain Node. */
export const startCli = (...args: readonly string[]): Started => start(process.execPath, [CLI, ...args]);

/** Runs it to its end. */
export const cli = (...args: readonly string[]): Promise<Ended> => startCli(...args).ended;

/** Prints a report as the terminal command does, with the Electron that is set up here. */
export const printed = (request: string, pdf: string): Promise<Ended> =>
  start(process.execPath, [resolve(root, 'scripts/pdf.mjs'), request, pdf]).ended;

/** Runs a command line that the practice lab printed, as a shell reads it, with further arguments. */
export const pasted = (line: string, ...more: readonly string[]): Promise<Ended> => {
  const own = line.replace(/^npm run -s handrail --/, `"${process.execPath}" "${CLI}"`);
  return start('/bin/sh', ['-c', `exec ${own} "$@"`, 'sh', ...more]).ended;
};
