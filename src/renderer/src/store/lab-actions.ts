import type { LabStarted } from '../../../shared/model/lab';
import { request } from '../bridge';
import { draftOf } from './case-actions';
import { forgetWatch } from './forget-watch';
import { go } from './navigate';
import { setPreferences } from './preference-actions';
import { remember, rememberNow } from './remember';
import { freshCase, isBusy } from './state';
import { announce, complain, get, set } from './store';
import { readMessageNow } from './told-actions';

/** Fetches the list of practice servers. */
export const loadLabs = async (): Promise<void> => {
  if (get().labs.items) return;
  const answer = await request((api) => api.labList({}));
  set({
    labs: answer.ok ? { items: answer.value, problem: null } : { items: [], problem: answer.message },
  });
};

const fill = ({ scenario, asked, fixed }: LabStarted): void => {
  const { target, message, side, program, client = null, answers } = asked;
  const draft = draftOf(target);
  const told = { message, side, program, client, answers, lab: asked.lab ?? scenario.id };
  set({ target, draft, parsedDraft: draft, told, lab: { scenario, fixed } });
  readMessageNow();
};

/** Notes that this practice server was tried: a check of it has come to a result. */
export const noteTried = (id: string): void => {
  const { labsTried } = get().preferences;
  if (!labsTried.includes(id)) void setPreferences({ labsTried: [...labsTried, id].slice(-100) });
};

/** Folds the story of the practice server in or out; it stays so until another case is opened. */
export const foldStory = (isFolded: boolean): void => set({ storyFolded: isFolded });

/** Starts the practice server that is a good one to begin with: the first of the list. */
export const startFirstLab = async (): Promise<void> => {
  await loadLabs();
  const { items, problem } = get().labs;
  const first = items?.[0];
  if (first) return startLab(first.id);
  set({ labs: { items: null, problem: null } });
  complain(`The practice server could not be started. ${problem ?? 'Open the practice lab and choose one.'}`);
};

/** Starts a practice server, fills in every answer and goes to the next page. The case before stays saved. */
export const startLab = async (id: string): Promise<void> => {
  if (get().labBusy) return;
  if (isBusy(get().run))
    return complain('A check is running. Cancel it first, then start a practice server.');
  set({ labBusy: id, notice: null });
  await rememberNow();
  const answer = await request((api) => api.labStart({ id }));
  set({ labBusy: null });
  if (!answer.ok) return complain(`The practice server could not be started. ${answer.message}`);
  set({ ...freshCase, visited: ['target'] });
  fill(answer.value);
  go('program');
  await forgetWatch();
};

/** Repairs or breaks the practice server of this case. A new address of the server goes into the case before the next check. */
export const setLabFixed = async (fixed: boolean): Promise<void> => {
  const { told, labBusy } = get();
  if (told.lab === null || labBusy) return;
  const id = told.lab;
  set({ labBusy: id });
  const answer = await request((api) => api.labSetFixed({ id, fixed }));
  set({ labBusy: null });
  if (!answer.ok) return complain(`The practice server could not be changed. ${answer.message}`);
  const { scenario, asked } = answer.value;
  const draft = draftOf(asked.target);
  set({ lab: { scenario, fixed: answer.value.fixed }, target: asked.target, draft, parsedDraft: draft });
  announce(answer.value.fixed ? 'The practice server is repaired.' : 'The practice server is broken again.');
  remember();
};

/** Starts the practice server of an opened case again, since it ended with the program. */
export const reviveLab = async (): Promise<void> => {
  const { told } = get();
  if (told.lab === null) return;
  const id = told.lab;
  set({ labBusy: id });
  const answer = await request((api) => api.labStart({ id }));
  set({ labBusy: null });
  if (!answer.ok) return complain(`The practice server could not be started. ${answer.message}`);
  const { scenario, asked, fixed } = answer.value;
  const draft = draftOf(asked.target);
  set({ lab: { scenario, fixed }, target: asked.target, draft, parsedDraft: draft });
  announce('The practice server is running.');
  remember();
};
