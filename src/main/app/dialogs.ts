import { readFileSync, writeFileSync } from 'node:fs';
import { z } from '../../shared/zod';

interface FileKind {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** Asks the person for one file. null: they closed the dialog. */
export interface Dialogs {
  open(options: { readonly title: string; readonly kinds: readonly FileKind[] }): Promise<string | null>;
  save(options: {
    readonly title: string;
    readonly fileName: string;
    readonly kinds: readonly FileKind[];
  }): Promise<string | null>;
}

const queueSchema = z.array(z.string().max(4_096).nullable()).max(100);

/**
 * Dialogs for the tests of the running program, where nobody can click a system dialog: each takes the first entry of a JSON list in a
 * file (a path, or null for "closed") and removes it. An empty list answers as if the dialog was closed.
 */
export const queuedDialogs = (queueFile: string): Dialogs => {
  const take = async (): Promise<string | null> => {
    const [first, ...rest] = queueSchema.parse(JSON.parse(readFileSync(queueFile, 'utf8')));
    writeFileSync(queueFile, JSON.stringify(rest));
    return first ?? null;
  };
  return { open: take, save: take };
};
