import { request } from '../bridge';
import { adoptCase, loadCases } from './case-actions';
import { dropPending, rememberNow } from './remember';
import { freshCase, isBusy, type Undo } from './state';
import { announce, complain, get, set } from './store';

const without = (caseId: string): readonly Undo[] => get().undo.filter((one) => one.caseId !== caseId);

/** Fetches what was deleted earlier and can still be put back. */
export const loadDeleted = async (): Promise<void> => {
  const answer = await request((api) => api.caseDeleted({}));
  if (answer.ok) set({ deleted: answer.value });
};

/** Deletes a case at once; a notice offers to put it back. The case in the wizard is put away first. */
export const removeCase = async (caseId: string, title: string): Promise<void> => {
  const wasOpen = get().caseId === caseId;
  if (wasOpen && isBusy(get().run))
    return complain('A check is running in this case. Cancel it first, then delete the case.');
  // What was said last belongs into the file: it may be put back.
  if (wasOpen) await rememberNow();
  const answer = await request((api) => api.caseRemove({ caseId }));
  if (!answer.ok) return complain(`The case could not be deleted. ${answer.message}`);
  if (wasOpen) {
    dropPending();
    const { page } = get();
    set({ ...freshCase, page: page === 'cases' ? page : 'target' });
  }
  const { items, problem } = get().cases;
  set({
    undo: [...without(caseId), { caseId, title, wasOpen }],
    cases: { items: items?.filter(({ id }) => id !== caseId) ?? null, problem },
  });
  announce(`The case ${title} was deleted. Undo puts it back.`);
  await loadCases();
};

/** Puts a deleted case back as it was, and on the screen again if it was there and nothing else is. */
export const undoRemove = async (caseId: string): Promise<void> => {
  const undone = get().undo.find((one) => one.caseId === caseId);
  set({ undo: without(caseId), deleted: get().deleted.filter(({ id }) => id !== caseId) });
  const answer = await request((api) => api.caseRestore({ caseId }));
  if (!answer.ok) {
    complain(`The case could not be put back. ${answer.message}`);
    return loadDeleted();
  }
  announce('The case is back.');
  await loadCases();
  const { target, caseId: now, draft } = get();
  if (!undone?.wasOpen || target !== null || now !== null || draft.text !== '') return;
  const { page } = get();
  const opened = await request((api) => api.caseOpen(answer.value));
  if (opened.ok) adoptCase(opened.value);
  if (page === 'cases') set({ page });
};

/** Removes a deleted case for good: its notice has gone. What can't be removed now goes by itself later. */
export const forgetRemoved = async (caseId: string): Promise<void> => {
  set({ undo: without(caseId), deleted: get().deleted.filter(({ id }) => id !== caseId) });
  await request((api) => api.caseForget({ caseId }));
};
