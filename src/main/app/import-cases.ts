import { basename } from 'node:path';
import type { Imported } from '../../shared/ipc/contract';
import type { CaseFile } from '../../shared/model/case-file';
import { LARGEST_CASE } from '../../shared/model/case-limits';
import { caseTitle } from '../../shared/words/case-title';
import { printable } from '../../shared/words/printable';
import { readChosenBytes } from '../cases/read-chosen';
import { Refusal } from '../cases/refusal';
import type { CaseStore } from '../cases/store';

/** Files that wait for an answer are held here whole; nobody is asked about more at a time. */
const MOST_WAITING = 8;

const titleOf = ({ name, asked }: CaseFile): string =>
  caseTitle(printable(name, 120), printable(asked.target.display, 400));

type Settle = 'keep-both' | 'replace' | 'cancel';

/** Takes in case files from elsewhere. A file whose place another case has waits, under a token, for what the person says. */
export class CaseImports {
  private readonly waiting = new Map<string, { readonly text: string; readonly file: string }>();

  constructor(
    private readonly cases: CaseStore,
    private readonly newId: () => string,
  ) {}

  /** One file, as text. What is wrong with it comes back in words. */
  async take(text: string, name: string): Promise<Imported> {
    const file = printable(name, 255) || 'A file without a name';
    try {
      if (Buffer.byteLength(text) > LARGEST_CASE)
        return { kind: 'refused', file, sentence: 'This file is larger than any case file (16 MB).' };
      const adopted = await this.cases.adopt(text, 'ask');
      if (adopted.kind !== 'taken')
        return { kind: adopted.kind, file, caseId: adopted.file.id, title: titleOf(adopted.file) };
      return this.wait(text, file, adopted.file, adopted.there);
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', file, sentence: error.message };
      throw error;
    }
  }

  /** The files at these paths, one after the other. */
  async takeFiles(paths: readonly string[]): Promise<Imported[]> {
    const all: Imported[] = [];
    for (const path of paths.slice(0, 50)) all.push(await this.takeFile(path));
    return all;
  }

  /** Does what the person said with a file that waits; null: it is dropped. Throws a Refusal when it does not wait any more. */
  async settle(token: string, as: Settle): Promise<Imported | null> {
    const held = this.waiting.get(token);
    if (held === undefined)
      throw new Refusal('not-found', 'This file is not at hand any more. Open it again.');
    this.waiting.delete(token);
    if (as === 'cancel') return null;
    const { file } = await this.cases.adopt(held.text, as);
    return { kind: 'added', file: held.file, caseId: file.id, title: titleOf(file) };
  }

  private async takeFile(path: string): Promise<Imported> {
    const name = basename(path);
    try {
      const bytes = await readChosenBytes(path, 'The case file', LARGEST_CASE);
      return await this.take(Buffer.from(bytes).toString('utf8'), name);
    } catch (error) {
      if (error instanceof Refusal)
        return { kind: 'refused', file: printable(name, 255), sentence: error.message };
      throw error;
    }
  }

  private wait(text: string, file: string, taken: CaseFile, there: CaseFile | null): Imported {
    if (this.waiting.size >= MOST_WAITING)
      return {
        kind: 'refused',
        file,
        sentence: 'Too many files at once have the place of another case. Open this one again by itself.',
      };
    const token = this.newId();
    this.waiting.set(token, { text, file });
    return {
      kind: 'taken',
      file,
      token,
      title: titleOf(taken),
      updatedAt: taken.updatedAt,
      there:
        there === null
          ? { title: 'A file that cannot be read', updatedAt: '' }
          : { title: titleOf(there), updatedAt: there.updatedAt },
    };
  }
}
