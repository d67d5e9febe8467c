import type { PageId, StepId } from '../flow';
import { canEnter, isStep, nextStep, previousStep } from '../flow';
import { forgetWatch } from './forget-watch';
import { judge } from './judge';
import { remember, rememberNow } from './remember';
import { freshCase, isBusy, situationOf } from './state';
import { get, set } from './store';

const seen = (visited: readonly StepId[], page: PageId): readonly StepId[] =>
  !isStep(page) || visited.includes(page) ? visited : [...visited, page];

/** Opens a page if it may be opened; else says why not. Leaving a page saves the case. */
export const go = (page: PageId): void => {
  const state = get();
  const entry = canEnter(page, situationOf(state));
  if (!entry.open) {
    set({ notice: { tone: 'info', text: entry.why } });
    return;
  }
  const lastStep = isStep(page) ? page : isStep(state.page) ? state.page : state.lastStep;
  // What was said on the page before has been said: a reader that comes to the status again must not hear it as news.
  const announcement = page === state.page ? state.announcement : '';
  set({ page, lastStep, visited: seen(seen(state.visited, state.page), page), notice: null, announcement });
  if (state.document && state.judgedTold !== JSON.stringify(state.told)) void judge();
  remember();
};

/** The page after this one. */
export const goOn = (): void => {
  const next = nextStep(get().page);
  if (next) go(next);
};

/** The page before this one. */
export const goBack = (): void => {
  const { page, lastStep } = get();
  const previous = page === 'cases' ? lastStep : previousStep(page);
  if (previous) go(previous);
};

/** Puts the case away (it is saved) and starts an empty one on the first page. */
export const newCase = async (page: PageId = 'target'): Promise<void> => {
  const { run } = get();
  if (isBusy(run)) {
    set({ notice: { tone: 'info', text: 'A check is running. Cancel it first, then start a new case.' } });
    return;
  }
  await rememberNow();
  set({ ...freshCase, page, announcement: '' });
  await forgetWatch();
};

/** Opens the list of all cases; what is in the wizard stays as it is. */
export const showCases = (): void => go('cases');
