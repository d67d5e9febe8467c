import type { EventPayload, IpcResult } from '../../../shared/ipc/contract';
import type { AgainScope } from '../../../shared/model/again';
import type { Progress } from '../../../shared/model/progress';
import { request } from '../bridge';
import { noteTried } from './lab-actions';
import { rememberNow } from './remember';
import type { Purpose } from './state';
import { askedFrom, isBusy, NOT_ANSWERED, secretsFrom } from './state';
import { announce, complain, get, set } from './store';

type Finished = EventPayload<'run:finished'>;

/** Events may overtake the answer to the request that started them; they wait here until the run's id is known. */
const early: { finished: Finished[]; progress: Progress[] } = { finished: [], progress: [] };

/** Fetches what a run is going to do. */
export const showPlan = async (): Promise<void> => {
  const { target, plan, options } = get();
  if (!target || plan) return;
  const answer = await request((api) => api.planShow({ target, options }));
  if (get().target !== target || get().options !== options) return;
  if (answer.ok) set({ plan: answer.value });
  else complain(`The plan of the check could not be shown. ${answer.message}`);
};

const headlineOf = (finished: Finished): string => finished.document?.summary.headline ?? '';

/** Takes in the end of a run: its document, or what went wrong. Other runs' ends are not ours. */
export const runFinished = (finished: Finished): void => {
  const { run } = get();
  if (run.kind === 'starting') {
    early.finished.push(finished);
    return;
  }
  if (run.kind !== 'running' || run.runId !== finished.runId) return;
  if (finished.document) {
    set({
      run: { kind: 'idle' },
      document: finished.document,
      againPlan: null,
      caseId: finished.caseId,
      ...NOT_ANSWERED,
      saves: {},
      judgedTold: JSON.stringify(get().told),
    });
    const { lab } = get().told;
    if (lab !== null && finished.document.summary.conclusion !== 'cancelled') noteTried(lab);
    announce(`The check has ended. ${headlineOf(finished)}`);
  } else {
    set({ run: { kind: 'failed', purpose: run.purpose, problem: finished.problem ?? '' } });
  }
};

/** Takes in one picture of the run under way. */
export const runProgressed = (progress: Progress): void => {
  const { run } = get();
  if (run.kind === 'starting') early.progress = [progress];
  if (run.kind === 'running' && run.runId === progress.runId) set({ run: { ...run, progress } });
};

const begin = async (
  purpose: Purpose,
  send: () => Promise<IpcResult<{ caseId: string; runId: string }>>,
): Promise<void> => {
  early.finished = [];
  early.progress = [];
  set({ run: { kind: 'starting', purpose }, notice: null });
  await rememberNow();
  const answer = await send();
  if (get().run.kind !== 'starting') return;
  if (!answer.ok) {
    const asksAgain = answer.code === 'needs-secret' ? ({ asksAgain: true } as const) : {};
    return set({ run: { kind: 'failed', purpose, problem: answer.message, ...asksAgain } });
  }
  const { caseId, runId } = answer.value;
  const progress = early.progress.find((picture) => picture.runId === runId) ?? null;
  set({ caseId, run: { kind: 'running', purpose, runId, progress, cancelling: false } });
  announce('The check has started.');
  for (const finished of early.finished.splice(0)) runFinished(finished);
};

/** Starts a check of what is asked. Nothing happens while one is running. */
export const startRun = async (): Promise<void> => {
  const asked = askedFrom(get());
  if (!asked || isBusy(get().run)) return;
  await begin('check', () =>
    request((api) => api.runStart({ caseId: get().caseId, asked, secrets: secretsFrom(get()) })),
  );
};

/** Checks again after a fix, to compare before and after: only what is needed, or everything. */
export const startRecheck = async (scope: AgainScope = 'needed'): Promise<void> => {
  if (!get().caseId || !get().document || isBusy(get().run)) return;
  await begin('recheck', () => {
    const { caseId } = get();
    return request((api) => api.runRecheck({ caseId: caseId ?? '', secrets: secretsFrom(get()), scope }));
  });
};

/** Tries again what failed, for the same purpose. */
export const retryRun = (): void => {
  const { run } = get();
  void (run.kind === 'failed' && run.purpose === 'recheck' ? startRecheck() : startRun());
};

/** Asks the running check to stop; its end arrives as `run:finished` with what was seen so far. */
export const cancelRun = async (): Promise<void> => {
  const { run } = get();
  if (run.kind !== 'running' || run.cancelling) return;
  set({ run: { ...run, cancelling: true } });
  announce('Stopping the check.');
  const answer = await request((api) => api.runCancel({ runId: run.runId }));
  const now = get().run;
  if (!answer.ok && now.kind === 'running') {
    set({ run: { ...now, cancelling: false } });
    complain(`The check could not be stopped. ${answer.message}`);
  }
};
