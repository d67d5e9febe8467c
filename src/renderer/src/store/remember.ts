import { request } from '../bridge';
import { askedFrom } from './state';
import { get, set } from './store';

let pending: ReturnType<typeof setTimeout> | null = null;
let writing: Promise<void> = Promise.resolve();

const write = async (): Promise<void> => {
  const state = get();
  const asked = askedFrom(state);
  if (!asked || state.page === 'lab') return;
  const answer = await request((api) => api.caseRemember({ caseId: state.caseId, asked, step: state.page }));
  const now = get();
  // A new case may have been started meanwhile: its id must not become this one's.
  if (now.target !== state.target && now.caseId === null && state.caseId === null) return;
  if (answer.ok) {
    if (now.caseId === null) set({ caseId: answer.value.caseId });
  } else {
    set({ notice: { tone: 'problem', text: `This case could not be saved just now. ${answer.message}` } });
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
