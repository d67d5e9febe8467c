import type { Imported } from '../../../shared/ipc/contract';
import { LARGEST_CASE } from '../../../shared/model/case-limits';
import { request } from '../bridge';
import { count } from '../words/format';
import { loadCases, mayLeave, openCase } from './case-actions';
import { go } from './navigate';
import { type Incoming, isBusy } from './state';
import { announce, complain, get, set } from './store';

/** A thing that was dropped on the window. */
export interface Dropped {
  readonly name: string;
  readonly size: number;
  readonly isFolder: boolean;
  readonly text: () => Promise<string>;
}

/** So many files are taken in at a time. */
const MOST_FILES = 50;

const NOBODY: Incoming = { added: [], taken: [], refused: [] };

const refused = (file: string, sentence: string): Imported => ({
  kind: 'refused',
  file: file.slice(0, 255) || 'A file without a name',
  sentence,
});

const takeIn = async ({ name, size, isFolder, text }: Dropped): Promise<Imported> => {
  if (isFolder) return refused(name, 'This is a folder. Drop the case files that are in it.');
  if (size > LARGEST_CASE) return refused(name, 'This file is larger than any case file (16 MB).');
  const read = await text().catch(() => null);
  if (read === null)
    return refused(name, 'This file could not be read. Copy it to this computer, then drop the copy.');
  if (read.length > LARGEST_CASE) return refused(name, 'This file is larger than any case file (16 MB).');
  const answer = await request((api) => api.caseImport({ text: read, name: name.slice(0, 255) }));
  return answer.ok ? answer.value : refused(name, answer.message);
};

/** All files are settled: one case is opened, several are shown in the list, and what was refused is said. */
const conclude = async ({ added, refused: left }: Incoming): Promise<void> => {
  await loadCases();
  const [only] = added;
  if (only !== undefined && added.length === 1 && left.length === 0 && !isBusy(get().run)) {
    await openCase(only.caseId);
    return;
  }
  if (added.length > 0) {
    go('cases');
    const text = `${count(added.length, 'case is', 'cases are')} in the list now.`;
    set({ notice: { tone: 'info', text } });
    announce(text);
  }
  const [first] = left;
  if (first !== undefined && left.length === 1 && added.length === 0)
    return complain(`The case file could not be opened. ${first.sentence}`);
  if (left.length > 0) set({ incoming: { ...NOBODY, refused: left } });
};

const step = async (incoming: Incoming): Promise<void> => {
  const open = incoming.taken.length > 0;
  set({ incoming: open ? incoming : null });
  if (!open) await conclude(incoming);
};

const receive = async (results: readonly Imported[]): Promise<void> => {
  if (results.length === 0) return;
  await step({
    added: results.flatMap((one) =>
      one.kind === 'added' || one.kind === 'same' ? [{ caseId: one.caseId, title: one.title }] : [],
    ),
    taken: results.flatMap((one) => (one.kind === 'taken' ? [one] : [])),
    refused: results.flatMap((one) => (one.kind === 'refused' ? [one] : [])),
  });
};

/** Takes in what was dropped on the window. */
export const importDropped = async (all: readonly Dropped[]): Promise<void> => {
  set({ dropping: false });
  if (all.length === 0)
    return complain(
      'Only case files can be dropped here. A link or a text is not one; paste an address into the first field instead.',
    );
  const results: Imported[] = [];
  for (const one of all.slice(0, MOST_FILES)) results.push(await takeIn(one));
  for (const { name } of all.slice(MOST_FILES))
    results.push(
      refused(name, `At most ${MOST_FILES} files can be opened at once. Drop this one by itself.`),
    );
  await receive(results);
};

/** Lets the person choose case files and takes them in; closing the dialog changes nothing. */
export const openCaseFile = async (): Promise<void> => {
  if (!(await mayLeave())) return;
  const answer = await request((api) => api.caseOpenFile({}));
  if (!answer.ok) return complain(`The case file could not be opened. ${answer.message}`);
  await receive(answer.value);
};

/** Does what the person said with the first file whose place another case has. */
export const settleImport = async (as: 'keep-both' | 'replace' | 'cancel'): Promise<void> => {
  const { incoming } = get();
  const [first, ...taken] = incoming?.taken ?? [];
  if (!incoming || !first) return;
  set({ incoming: { ...incoming, taken } });
  const answer = await request((api) => api.caseSettle({ token: first.token, as }));
  const result = answer.ok ? answer.value : refused(first.file, answer.message);
  const now = { ...incoming, taken };
  if (result === null || result.kind === 'taken') return step(now);
  if (result.kind === 'refused') return step({ ...now, refused: [...now.refused, result] });
  await step({ ...now, added: [...now.added, { caseId: result.caseId, title: result.title }] });
};

/** Closes the list of files that were refused. */
export const closeIncoming = (): void => set({ incoming: null });
