import { mkdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseLine } from '../../shared/ipc/contract';
import type { Asked } from '../../shared/model/asked';
import { CASE_VERSION, type CaseFile, type CaseRun } from '../../shared/model/case-file';
import { LARGEST_CASE, LONGEST_NAME } from '../../shared/model/case-limits';
import { USUAL_OPTIONS } from '../../shared/model/way';
import { printable } from '../../shared/words/printable';
import { Bin } from './bin';
import { caseIdOf, lineOf, listCases, MOST_CASES } from './case-lines';
import { codeOf, notRead, notWritten } from './disk-words';
import type { Judge } from './judge-case';
import { parseCase, readBounded } from './read-case';
import { Refusal } from './refusal';
import { writeWhole } from './write-file';

/** `problem`: the case is kept in memory, but not on the disk; a sentence why. It is tried again with every later write. */
export interface Kept {
  readonly file: CaseFile;
  readonly problem: string | null;
}

/** What becomes of a case from elsewhere whose place another one has. */
export type WhenTaken = 'ask' | 'keep-both' | 'replace';

/** `same`: it was there already. `taken`: nothing was done, because another case has its place; null when that one can't be read. */
export type Adopted =
  | ({ readonly kind: 'added' | 'same' } & Kept)
  | { readonly kind: 'taken'; readonly file: CaseFile; readonly there: CaseFile | null };

export interface CaseStoreOptions {
  /** Where the files live; made when it is missing. */
  readonly folder: string;
  readonly app: CaseFile['app'];
  readonly now: () => Date;
  readonly newId: () => string;
  /** Asked for when a case is judged, not before. */
  readonly judge: () => Promise<Judge>;
  readonly write?: typeof writeWhole;
}

const MOST_RUNS = 20;

/** A case as text, within the size limit: the oldest runs go first, the newest two stay. */
export const caseText = (file: CaseFile): string => {
  const text = `${JSON.stringify(file, null, 1)}\n`;
  if (Buffer.byteLength(text) <= LARGEST_CASE || file.runs.length <= 2) return text;
  return caseText({ ...file, runs: file.runs.slice(1) });
};

/** The same case, whenever it was written last. */
const isSame = (a: CaseFile, b: CaseFile): boolean =>
  JSON.stringify({ ...a, updatedAt: '' }) === JSON.stringify({ ...b, updatedAt: '' });

/** The same was asked, whether the usual is written out or left away, as in cases of before. */
const isSameAsked = (a: Asked, b: Asked): boolean => {
  const whole = ({ client = null, options, ...rest }: Asked) =>
    JSON.stringify([rest, client, options ?? USUAL_OPTIONS]);
  return whole(a) === whole(b);
};

/** Case files on disk and the ones that could not be written yet. Every write goes one after the other; nothing is ever lost silently. */
export class CaseStore {
  /** Cases whose newest state is not on the disk. */
  private readonly waiting = new Map<string, CaseFile>();
  /** A new case that could not be written: the page does not know its id yet and will ask for a new one again. */
  private homeless: string | null = null;
  /** The case in use: a folder that vanishes under it is made again. */
  private recent: CaseFile | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  private readonly bin: Bin;

  constructor(private readonly options: CaseStoreOptions) {
    this.bin = new Bin(join(options.folder, 'deleted'), options.now);
  }

  /** The newest first. Throws a Refusal when the folder can't be read. */
  list(): Promise<CaseLine[]> {
    return this.inTurn(async () => {
      const { folder, judge } = this.options;
      const kept: CaseLine[] = [];
      for (const file of this.waiting.values()) kept.push(lineOf(file, await judge()));
      const lines = await this.linesIn(folder);
      return [...kept, ...lines.filter((line) => !this.waiting.has(line.id))]
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
        .slice(0, MOST_CASES);
    });
  }

  /** Cases that were deleted and can still be put back. */
  deleted(): Promise<CaseLine[]> {
    return this.inTurn(() => this.linesIn(this.bin.folder));
  }

  /** Throws a Refusal: not-found or cannot-read. */
  open(id: string): Promise<CaseFile> {
    return this.inTurn(() => this.load(id));
  }

  /** Notes what was asked and the wizard's page; a null id makes a new case. */
  remember(id: string | null, asked: Asked, step?: string): Promise<Kept> {
    return this.inTurn(async () => {
      const known = id ?? this.homelessFor(asked);
      const before = known === null ? this.fresh(asked) : await this.load(known);
      const file = { ...before, asked, step: step ?? before.step };
      const same = known !== null && JSON.stringify(file) === JSON.stringify(before);
      if (same && !this.waiting.has(file.id)) return { file, problem: null };
      // To look at a case is no change of it: only the page where it was left is noted.
      const viewed = known !== null && isSameAsked(asked, before.asked);
      const kept = await this.keep(file, viewed ? before.updatedAt : undefined);
      if (id === null) this.homeless = kept.problem === null ? null : file.id;
      return kept;
    });
  }

  /** Adds a finished run; the oldest goes when there are more than 20. */
  addRun(id: string, run: CaseRun): Promise<Kept> {
    return this.inTurn(async () => {
      const before = await this.load(id);
      return this.keep({ ...before, runs: [...before.runs, run].slice(-MOST_RUNS) });
    });
  }

  /** Gives the case a name of the person's own; an empty one takes it away. */
  rename(id: string, name: string): Promise<Kept> {
    return this.inTurn(async () => {
      const file = await this.load(id);
      // A name changes nothing of what was found, so the case keeps its place in the list.
      return this.keep({ ...file, name: printable(name, LONGEST_NAME) }, file.updatedAt);
    });
  }

  /** Takes in a case file from anywhere: under its own id, or a new one when both are kept. Throws a Refusal. */
  adopt(text: string, whenTaken?: 'keep-both' | 'replace'): Promise<Exclude<Adopted, { kind: 'taken' }>>;
  adopt(text: string, whenTaken: WhenTaken): Promise<Adopted>;
  adopt(text: string, whenTaken: WhenTaken = 'keep-both'): Promise<Adopted> {
    return this.inTurn(async (): Promise<Adopted> => {
      const file = parseCase(text);
      const there = this.waiting.get(file.id) ?? (await this.read(`${file.id}.json`).catch(() => null));
      if (there && isSame(there, file)) return { kind: 'same', file: there, problem: null };
      const taken = there !== null || (await this.exists(file.id));
      if (taken && whenTaken === 'ask') return { kind: 'taken', file, there };
      if (taken && whenTaken === 'replace') await this.putAside(file.id);
      const free = !taken || whenTaken === 'replace';
      return { kind: 'added', ...(await this.keep(free ? file : { ...file, id: this.options.newId() })) };
    });
  }

  /** Deletes a case: its file is put aside, so that it can be put back. Throws a Refusal when it can't be moved. */
  remove(id: string): Promise<void> {
    return this.inTurn(() => this.putAside(id));
  }

  /** Puts a deleted case back whole, under a new id if another case has its place by now. Throws a Refusal. */
  restore(id: string): Promise<{ id: string }> {
    return this.inTurn(async () => {
      const path = this.pathOf(id);
      if (!(await this.bin.has(id)))
        throw new Refusal('not-found', 'This case was removed for good already.');
      const held = this.bin.heldText(id);
      if (held === null && !(await this.exists(id)) && !this.waiting.has(id)) {
        await this.bin.putBack(id, path).catch((error: unknown) => {
          throw new Refusal('cannot-write', notWritten('The case', path, error));
        });
        // As it was, down to its place in the list.
        const file = await this.read(`${id}.json`).catch(() => null);
        const at = new Date(file?.updatedAt ?? '');
        if (Number.isFinite(at.getTime())) await utimes(path, at, at).catch(() => undefined);
        return { id };
      }
      const file = parseCase(held ?? (await readBounded(this.bin.pathOf(id), 'The case', LARGEST_CASE)));
      const taken = this.waiting.has(id) || (await this.exists(id));
      const kept = await this.keep({ ...file, id: taken ? this.options.newId() : id });
      if (kept.problem === null) await this.bin.forget(id).catch(() => undefined);
      return { id: kept.file.id };
    });
  }

  /** Removes a deleted case for good. */
  forget(id: string): Promise<void> {
    return this.inTurn(async () => {
      this.pathOf(id);
      await this.bin.forget(id).catch((error: unknown) => {
        throw new Refusal('cannot-write', notWritten('The removal of the case', this.bin.pathOf(id), error));
      });
    });
  }

  /** Removes for good what was deleted long ago. */
  sweep(): Promise<void> {
    return this.inTurn(() => this.bin.sweep());
  }

  /** Tries to write what is still waiting. Gives the number of cases that are not on the disk. */
  flush(): Promise<number> {
    return this.inTurn(async () => {
      await this.retry();
      return this.waiting.size;
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private linesIn(folder: string): Promise<CaseLine[]> {
    const { app, judge } = this.options;
    const load = (name: string): Promise<CaseFile> => this.read(name, folder);
    return listCases(folder, app.version, load, judge).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw new Refusal('cannot-read', notRead('The saved cases', folder, error));
    });
  }

  private async putAside(id: string): Promise<void> {
    const path = this.pathOf(id);
    const newest = this.waiting.get(id);
    const text = newest === undefined ? null : caseText(newest);
    await this.bin.put(id, path, text).catch((error: unknown) => {
      throw new Refusal('cannot-write', notWritten('The removal of the case', path, error));
    });
    this.waiting.delete(id);
    if (this.recent?.id === id) this.recent = null;
    if (this.homeless === id) this.homeless = null;
  }

  private fresh(asked: Asked): CaseFile {
    const { app, now, newId } = this.options;
    const at = now().toISOString();
    const common = { kind: 'handrail-case', schemaVersion: CASE_VERSION } as const;
    return { ...common, id: newId(), createdAt: at, updatedAt: at, app, name: '', asked, runs: [], step: '' };
  }

  private homelessFor(asked: Asked): string | null {
    const file = this.homeless === null ? undefined : this.waiting.get(this.homeless);
    const same =
      file?.asked.target.host === asked.target.host && file.asked.target.port === asked.target.port;
    return file !== undefined && same ? file.id : null;
  }

  private pathOf(id: string): string {
    const name = `${id}.json`;
    if (caseIdOf(name) === null) throw new Refusal('not-found', 'There is no such case.');
    return join(this.options.folder, name);
  }

  private exists(id: string): Promise<boolean> {
    return stat(this.pathOf(id)).then(
      () => true,
      () => false,
    );
  }

  private async read(name: string, folder = this.options.folder): Promise<CaseFile> {
    const text = await readBounded(join(folder, name), 'The case', LARGEST_CASE);
    const file = parseCase(text);
    // A copy made by hand: its name decides, else two files would be one case.
    return { ...file, id: caseIdOf(name) ?? file.id };
  }

  private async load(id: string): Promise<CaseFile> {
    const waiting = this.waiting.get(id);
    if (waiting !== undefined) return waiting;
    if (await this.exists(id)) this.recent = await this.read(`${id}.json`);
    if (this.recent?.id !== id) throw new Refusal('not-found', 'This case is not there any more.');
    return this.recent;
  }

  private async keep(changed: CaseFile, updatedAt = this.options.now().toISOString()): Promise<Kept> {
    const file = { ...changed, updatedAt };
    this.waiting.set(file.id, file);
    this.recent = file;
    const problem = (await this.retry()).get(file.id) ?? null;
    return { file, problem };
  }

  /** Writes everything that waits; gives what went wrong by case id. */
  private async retry(): Promise<Map<string, string>> {
    const problems = new Map<string, string>();
    const { folder, write = writeWhole } = this.options;
    for (const [id, file] of this.waiting) {
      const path = this.pathOf(id);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await write(path, caseText(file), 0o600);
        this.waiting.delete(id);
      } catch (error) {
        problems.set(
          id,
          `${notWritten('The case', path, error)} It is kept here as long as the window is open, and Handrail tries again.`,
        );
      }
    }
    return problems;
  }
}
