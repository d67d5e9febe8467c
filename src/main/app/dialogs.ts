import { readFileSync, writeFileSync } from 'node:fs';
import { z } from '../../shared/zod';

interface FileKind {
  readonly name: string;
  readonly extensions: readonly string[];
}

interface OpenOptions {
  readonly title: string;
  readonly kinds: readonly FileKind[];
}

/** Asks the person for files. null, or none: they closed the dialog. */
export interface Dialogs {
  open(options: OpenOptions): Promise<string | null>;
  openSeveral(options: OpenOptions): Promise<readonly string[]>;
  save(options: {
    readonly title: string;
    readonly fileName: string;
    readonly kinds: readonly FileKind[];
  }): Promise<string | null>;
}

const path = z.string().max(4_096);
const queueSchema = z.array(z.union([path.nullable(), z.array(path).max(50)])).max(100);

/**
 * Dialogs for the tests of the running program, where nobody can click a system dialog: each takes the first entry of a JSON list in a
 * file (a path, a list of them, or null for "closed") and removes it. An empty list answers as if the dialog was closed.
 */
export const queuedDialogs = (queueFile: string): Dialogs => {
  const takeAll = async (): Promise<readonly string[]> => {
    const [first, ...rest] = queueSchema.parse(JSON.parse(readFileSync(queueFile, 'utf8')));
    writeFileSync(queueFile, JSON.stringify(rest));
    return [first ?? []].flat();
  };
  const take = async (): Promise<string | null> => (await takeAll())[0] ?? null;
  return { open: take, openSeveral: takeAll, save: take };
};
