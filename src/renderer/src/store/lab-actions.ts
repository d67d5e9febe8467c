import type { LabStarted } from '../../../shared/model/lab';
import { request } from '../bridge';
import { draftOf } from './case-actions';
import { forgetWatch } from './forget-watch';
import { go } from './navigate';
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
