import type { RunRef } from '../../../shared/ipc/contract';
import { request } from '../bridge';
import { go } from './navigate';
import { rememberNow } from './remember';
import { NO_COMPARE } from './state';
import type { CompareSaveAs, SaveState } from './state-types';
import { announce, get, set } from './store';

let latest = 0;

const fetch = async (): Promise<void> => {
  const { left, right } = get().compare;
  latest += 1;
  const ticket = latest;
  if (left === null || right === null) return;
  set({ compare: { ...get().compare, busy: true, problem: null } });
  await rememberNow();
  const answer = await request((api) => api.caseCompare({ left, right }));
  if (ticket !== latest) return;
  const compare = { ...get().compare, busy: false };
  if (!answer.ok) return set({ compare: { ...compare, result: null, problem: answer.message } });
  set({ compare: { ...compare, result: answer.value, problem: null } });
  announce(`Compared. ${answer.value.sentence}`);
};

/** Opens the page that compares, with this case's newest checks chosen already: its last two, or its only one. */
export const startCompare = (caseId?: string): void => {
  const runs = get().cases.items?.find(({ id }) => id === caseId)?.runs ?? [];
  const [newest, before] = [runs.at(-1), runs.at(-2)];
  const ref = (run: { readonly id: string } | undefined): RunRef | null =>
    caseId === undefined || run === undefined ? null : { caseId, runId: run.id };
  const compare =
    before === undefined
      ? { ...NO_COMPARE, left: ref(newest) }
      : { ...NO_COMPARE, left: ref(before), right: ref(newest) };
  set({ compare });
  go('compare');
  void fetch();
};

/** Chooses one of the two. */
export const chooseSide = (side: 'left' | 'right', chosen: RunRef | null): void => {
  set({ compare: { ...get().compare, [side]: chosen, result: null, problem: null, busy: false, saves: {} } });
  void fetch();
};

/** Puts the first in the place of the second. */
export const swapSides = (): void => {
  const { compare } = get();
  set({ compare: { ...compare, left: compare.right, right: compare.left, result: null, saves: {} } });
  void fetch();
};

const note = (as: CompareSaveAs, state: SaveState | undefined): void => {
  const { compare } = get();
  const { [as]: _old, ...others } = compare.saves;
  set({ compare: { ...compare, saves: state ? { ...others, [as]: state } : others } });
};

/** Saves what is shown. Where it went, or why not, stands beside the button, unless two other checks were chosen meanwhile. */
export const saveComparison = async (as: CompareSaveAs): Promise<void> => {
  const { left, right, result, saves } = get().compare;
  if (left === null || right === null || result === null || saves[as]?.kind === 'saving') return;
  note(as, { kind: 'saving' });
  const answer = await request((api) => api.compareSave({ left, right, as }));
  if (!answer.ok) announce(`Not saved. ${answer.message}`);
  else if (answer.value.kind === 'saved') announce(`Saved: ${answer.value.path}`);
  if (get().compare.result !== result) return;
  if (!answer.ok) note(as, { kind: 'failed', message: answer.message });
  else note(as, answer.value.kind === 'saved' ? answer.value : undefined);
};
