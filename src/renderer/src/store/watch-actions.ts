import type { EventPayload } from '../../../shared/ipc/contract';
import type { WatchState } from '../../../shared/model/watch';
import { request } from '../bridge';
import { openCase } from './case-actions';
import { go } from './navigate';
import { isBusy, secretsFrom } from './state';
import { announce, complain, get, set } from './store';

/** How a watch ended, for somebody who is on another page. */
const ENDED = {
  works: (target: string) => `It works now: nothing wrong is found any more with ${target}.`,
  changed: (target: string) => `Something has changed: ${target} fails in another way now.`,
  time: (target: string) => `For a day ${target} did not work. Handrail has stopped trying.`,
  failed: (target: string) => `Handrail can’t try ${target} any more and has stopped.`,
  stopped: (target: string) => `Handrail has stopped trying ${target}.`,
} as const;

/** Takes in how the waiting stands. A check that is to confirm it shows as a check of this case. */
export const watchChanged = (watch: WatchState): void => {
  const before = get().watch;
  set({ watch });
  const mine = watch.kind !== 'off' && watch.caseId === get().caseId;
  if (!mine) return;
  if (watch.kind === 'on' && watch.phase === 'confirming' && watch.runId && !isBusy(get().run)) {
    const { runId } = watch;
    set({ run: { kind: 'running', purpose: 'recheck', runId, progress: null, cancelling: false } });
    announce('It may work now. A whole check makes sure of it.');
  }
  if (watch.kind !== 'ended' || before.kind !== 'on') return;
  const text = ENDED[watch.why](watch.target);
  if (get().page === 'fix' || watch.why === 'stopped') announce(text);
  else set({ notice: { tone: 'info', text } });
};

/** Asks how the waiting stands: the window may have been closed and opened meanwhile. */
export const lookAtWatch = async (): Promise<void> => {
  const answer = await request((api) => api.watchLook({}));
  if (answer.ok) set({ watch: answer.value });
};

/** Starts to wait until it works. `nameHost`: a notification may name the address. */
export const startWatch = async (nameHost: boolean): Promise<void> => {
  const { caseId } = get();
  if (!caseId || get().watchBusy) return;
  set({ watchBusy: true });
  const answer = await request((api) => api.watchStart({ caseId, nameHost, secrets: secretsFrom(get()) }));
  set({ watchBusy: false });
  if (!answer.ok) return complain(`Handrail could not begin to wait. ${answer.message}`);
  watchChanged(answer.value);
  announce('Handrail keeps trying, and tells you when it works.');
};

/** Stops to wait. */
export const stopWatch = async (): Promise<void> => {
  const answer = await request((api) => api.watchStop({}));
  if (answer.ok) watchChanged(answer.value);
  else complain(`Handrail could not stop trying. ${answer.message}`);
};

/** The notification was clicked: the case it is about, on the page with before and after. */
export const watchOpened = async ({ caseId }: EventPayload<'watch:opened'>): Promise<void> => {
  if (get().caseId !== caseId) await openCase(caseId);
  if (get().caseId === caseId && get().document) go('fix');
};

/** Fetches what checking again would do. */
export const showAgainPlan = async (): Promise<void> => {
  const { caseId, document, againPlan } = get();
  if (!caseId || !document || againPlan) return;
  const answer = await request((api) => api.planAgain({ caseId }));
  // Without a plan the page says less; checking again works all the same.
  if (answer.ok && get().caseId === caseId && get().document === document) set({ againPlan: answer.value });
};
