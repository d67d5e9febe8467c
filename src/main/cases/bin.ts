import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './disk-words';
import { writeWhole } from './write-file';

/** So long a deleted case stays aside when nobody said that it may go for good. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

const unlessMissing = (error: unknown): void => {
  if (codeOf(error) !== 'ENOENT') throw error;
};

/** Files of deleted cases, in a folder beside the others, until they are put back or removed for good. Rejects with the system's error. */
export class Bin {
  /** The newest state of a deleted case that the disk did not take. */
  private readonly held = new Map<string, string>();

  constructor(
    readonly folder: string,
    private readonly now: () => Date,
  ) {}

  pathOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }

  /** Puts the file aside; `newest` is its text where that is not on the disk. Nothing is removed before it stands there. */
  async put(id: string, path: string, newest: string | null): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const to = this.pathOf(id);
    await rename(path, to).catch(unlessMissing);
    if (newest !== null) {
      this.held.set(id, newest);
      await writeWhole(to, newest, 0o600).then(
        () => this.held.delete(id),
        () => undefined,
      );
    }
    await utimes(to, this.now(), this.now()).catch(() => undefined);
  }

  /** The text that is only in memory, or null when the file has it all. */
  heldText(id: string): string | null {
    return this.held.get(id) ?? null;
  }

  async has(id: string): Promise<boolean> {
    return this.held.has(id) || (await stat(this.pathOf(id)).catch(() => null)) !== null;
  }

  /** Moves the file back to where it was, as it was. */
  async putBack(id: string, path: string): Promise<void> {
    await rename(this.pathOf(id), path);
  }

  /** Removes it for good. */
  async forget(id: string): Promise<void> {
    this.held.delete(id);
    await rm(this.pathOf(id), { force: true });
  }

  /** Removes for good what was deleted more than 30 days ago. */
  async sweep(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const info = await stat(path).catch(() => null);
      if (info?.isFile() && this.now().getTime() - info.mtimeMs > KEPT_MS)
        await rm(path, { force: true }).catch(() => undefined);
    }
  }
}
