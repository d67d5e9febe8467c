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

/** `handrail … | head`: nobody reads on, which is no fault. Anything else wrong with a stream is left to its writer. */
const forgivePipe = (stream: NodeJS.WriteStream, gone: () => void): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone();
  });
};

/** The real terminal. The first Ctrl-C stops the work tidily, the second one at once. */
export const processIo = (): Io => {
  const stop = new AbortController();
  const interrupt = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.on('SIGHUP', interrupt);
  let open = true;
  forgivePipe(process.stdout, () => {
    open = false;
  });
  forgivePipe(process.stderr, () => undefined);
  return {
    out: (text) => {
      if (open) process.stdout.write(text);
    },
    err: (text) => void process.stderr.write(text),
    readInput,
    inputIsTerminal: process.stdin.isTTY === true,
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stderr.columns || 80,
    env: process.env,
    signal: stop.signal,
  };
};
