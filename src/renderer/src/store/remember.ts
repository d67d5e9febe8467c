import { request } from '../bridge';
import { isStep } from '../flow';
import { askedFrom } from './state';
import { announce, complain, get, set } from './store';

let pending: ReturnType<typeof setTimeout> | null = null;
let writing: Promise<void> = Promise.resolve();

const write = async (): Promise<void> => {
  const state = get();
  const asked = askedFrom(state);
  if (!asked) return;
  // A page beside the wizard is no place to come back to.
  const step = isStep(state.page) ? state.page : state.lastStep;
  const answer = await request((api) => api.caseRemember({ caseId: state.caseId, asked, step }));
  const now = get();
  // A new case may have been started meanwhile: its id must not become this one's.
  if (now.target !== state.target && now.caseId === null && state.caseId === null) return;
  if (answer.ok) {
    set({ unsaved: null, ...(now.caseId === null ? { caseId: answer.value.caseId } : {}) });
    if (now.unsaved !== null) announce('This case is saved again.');
    return;
  }
  set({ unsaved: answer.message });
  // Each page would try again and fail again: said once, and once more when the reason is another one.
  if (now.unsaved !== answer.message) {
    complain(
      `This case could not be saved just now. You can go on; nothing you entered is lost. ${answer.message}`,
    );
  }
};

/** Writes what is waiting now, one after the other: two writes at once could make two cases out of one. */
export const rememberNow = (): Promise<void> => {
  if (pending !== null) clearTimeout(pending);
  pending = null;
  writing = writing.then(write);
  return writing;
};

/** Saves the case soon; a burst of changes becomes one write. */
export const remember = (): void => {
  if (pending !== null) clearTimeout(pending);
  pending = setTimeout(() => void rememberNow(), 400);
};

/** Forgets a write that is waiting, because its case was put away or removed. */
export const dropPending = (): void => {
  if (pending !== null) clearTimeout(pending);
  pending = null;
};
