import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { printable } from '../../shared/words/printable';
import { notRead } from './disk-words';
import { readOpened } from './read-case';
import { Refusal } from './refusal';

/** A network drive that has gone answers nothing, and can't be called off. */
const LONGEST_MS = 20_000;

const refuse = (what: string, path: string, why: string): never => {
  throw new Refusal('cannot-read', `${what} could not be read from ${printable(path, 400)}. ${why}`);
};

const refuseUnlessFile = (
  facts: { isFile: () => boolean; isDirectory: () => boolean },
  what: string,
  path: string,
): void => {
  if (facts.isFile()) return;
  if (facts.isDirectory()) refuse(what, path, 'That is a folder, not a file.');
  refuse(what, path, 'That is a pipe or a device, not a file. Choose a file that is saved on a disk.');
};

// Windows knows no O_NONBLOCK, and no pipes among its files.
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Asked before it is opened, because opening can already do something to a device; and again, because it may be another one by then. */
const openFile = async (path: string, what: string): Promise<FileHandle> => {
  const unreadable = (error: unknown): never => {
    throw new Refusal('cannot-read', notRead(what, path, error));
  };
  refuseUnlessFile(await stat(path).catch(unreadable), what, path);
  return open(path, WITHOUT_WAITING).catch(unreadable);
};

/** What comes of `work`, or the refusal when it takes too long; then nobody waits for it any more. */
export const inTime = async <T>(work: Promise<T>, ms: number, late: () => never): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      try {
        late();
      } catch (error) {
        reject(error);
      }
    }, ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

const readFile = async (path: string, what: string, limit: number): Promise<Uint8Array> => {
  const file = await openFile(path, what);
  return readOpened(file, path, what, limit, async () => refuseUnlessFile(await file.stat(), what, path));
};

/**
 * Reads a file that a person chose in a window: at most `limit` bytes, and within a time. A pipe or a device may never come to an end, and
 * nobody chooses one on purpose there; in a terminal they are usual, see readBytesBounded. Throws a Refusal.
 */
export const readChosenBytes = (path: string, what: string, limit: number): Promise<Uint8Array> =>
  inTime(readFile(path, what, limit), LONGEST_MS, () =>
    refuse(what, path, 'Its disk does not answer. Copy the file to this computer, then choose the copy.'),
  );
