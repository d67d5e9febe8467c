import type { ReadStream } from 'node:tty';

/** What is used of a terminal's input. */
export type HiddenInput = Pick<ReadStream, 'on' | 'off' | 'setRawMode' | 'resume' | 'pause'>;

const LONGEST = 1_024;
const CTRL_C = 3;
const CTRL_D = 4;
const BACKSPACES = new Set([8, 127]);
const ENDS = new Set([10, 13, CTRL_D]);

/**
 * Asks a question and reads one line without showing it. `write` shows the question. Rejects when the person presses Ctrl-C; the terminal
 * is as it was before, whatever happens.
 */
export const askHidden = (
  question: string,
  input: HiddenInput,
  write: (text: string) => void,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const typed: number[] = [];
    const end = (finish: () => void): void => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      write('\n');
      finish();
    };
    const read = (data: Buffer): void => {
      for (const byte of data) {
        if (byte === CTRL_C || ENDS.has(byte)) {
          end(() =>
            byte === CTRL_C ? reject(new Error('cancelled')) : resolve(Buffer.from(typed).toString('utf8')),
          );
          return;
        }
        if (BACKSPACES.has(byte)) eraseOne(typed);
        else if (byte >= 32 && typed.length < LONGEST) typed.push(byte);
      }
    };
    write(question);
    input.setRawMode(true);
    input.resume();
    input.on('data', read);
  });

/** The last character, which in UTF-8 may be several bytes (RFC 3629 §3: all but the first begin with the bits 10). */
const eraseOne = (typed: number[]): void => {
  let last = typed.pop();
  while (last !== undefined && (last & 0xc0) === 0x80) last = typed.pop();
};
