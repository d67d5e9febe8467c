import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './disk-words';

/** Scanners and backup programs on Windows hold files open for a moment. */
const BUSY = new Set(['EBUSY', 'EPERM', 'EACCES']);

const replace = async (from: string, to: string): Promise<void> => {
  for (let turn = 0; ; turn += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (process.platform !== 'win32' || turn === 5 || !BUSY.has(codeOf(error))) throw error;
      await wait(60 * (turn + 1));
    }
  }
};

const fill = async (file: FileHandle, data: string | Uint8Array): Promise<void> => {
  try {
    // FileHandle.writeFile goes on after a short write, which a disk that is filling up gives before it says ENOSPC.
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Where a path leads and what is there; devices and pipes are not replaced but written to. */
const lookAt = async (path: string): Promise<{ path: string; mode: number | null; special: boolean }> => {
  try {
    const real = await realpath(path);
    const found = await stat(real);
    return { path: real, mode: found.mode & 0o777, special: !found.isFile() };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { path, mode: null, special: false };
    throw error;
  }
};

/**
 * Writes a whole file or leaves the old one as it was: into a neighbour first, flushed, then renamed. Makes no folders. Rejects with the
 * operating system's error and leaves nothing behind. `mode`: for a new file (default 0o666 and the umask).
 */
export const writeWhole = async (path: string, data: string | Uint8Array, mode = 0o666): Promise<void> => {
  const place = await lookAt(path);
  if (place.special) return writeFile(place.path, data);
  const name = `.${basename(place.path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`;
  const temporary = join(dirname(place.path), name);
  try {
    await fill(await open(temporary, 'wx', place.mode ?? mode), data);
    await replace(temporary, place.path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
};
