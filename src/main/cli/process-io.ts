import type { EventEmitter } from 'node:events';
import { codeOf, notWritten } from '../cases/disk-words';
import { askHidden } from './ask-hidden';
import type { Io } from './io';

const readInput = async (limit: number): Promise<string> => {
  const pieces: Buffer[] = [];
  let have = 0;
  for await (const piece of process.stdin) {
    const bytes = Buffer.from(piece as Buffer);
    have += bytes.length;
    if (have > limit) throw new Error('too long');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString('utf8');
};

/**
 * Listens to what becomes of an output. `handrail … | head`: nobody reads on, which is no fault; `unread` is told once. Anything else is
 * said once, and counts as lost. After either, nothing more need be written.
 */
export const watchOutput = (
  stream: Pick<EventEmitter, 'on'>,
  say: (line: string) => void,
  unread: () => void = () => undefined,
): { open: () => boolean; lost: () => boolean } => {
  let open = true;
  let lost = false;
  stream.on('error', (error: unknown) => {
    if (!open) return;
    open = false;
    if (codeOf(error) === 'EPIPE') return unread();
    lost = true;
    say(`${notWritten('The result', 'standard output', error)}\n`);
  });
  return { open: () => open, lost: () => lost };
};

/** The real terminal, and whether something written to standard output was lost. */
export interface ProcessIo extends Io {
  readonly lostOutput: () => boolean;
}

/**
 * The real terminal. The first Ctrl-C stops the work tidily, the second one at once. `onlyOutput`: the work is for standard output alone, so
 * that it stops as well once nobody reads that.
 */
export const processIo = (onlyOutput = false): ProcessIo => {
  const stop = new AbortController();
  let reading = false;
  const interrupt = (): void => {
    // Nothing is under way while a person is still pasting, and standard input may never end.
    if (stop.signal.aborted || reading) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.on('SIGHUP', interrupt);
  const output = watchOutput(
    process.stdout,
    (line) => say(line),
    () => {
      if (onlyOutput) stop.abort();
    },
  );
  let saidSomething = false;
  const say = (text: string): void => {
    // Without standard error there is nowhere left to say so.
    if (!saidSomething) process.stderr.on('error', () => undefined);
    saidSomething = true;
    process.stderr.write(text);
  };
  return {
    out: (text) => {
      if (output.open()) process.stdout.write(text);
    },
    err: say,
    readInput: async (limit) => {
      reading = true;
      try {
        return await readInput(limit);
      } finally {
        reading = false;
      }
    },
    askSecret: async (question) => {
      reading = true;
      try {
        return await askHidden(question, process.stdin, say);
      } catch {
        return process.exit(130);
      } finally {
        reading = false;
      }
    },
    // Looked at when asked for: Node opens standard input and error only then, which takes as long as a small file takes to read.
    get inputIsTerminal() {
      return process.stdin.isTTY === true;
    },
    get outIsTerminal() {
      return process.stdout.isTTY === true;
    },
    get errIsTerminal() {
      return process.stderr.isTTY === true;
    },
    get columns() {
      return process.stderr.columns || 80;
    },
    env: process.env,
    signal: stop.signal,
    lostOutput: output.lost,
  };
};
