import type { RunRef } from '../../../shared/ipc/contract';
import { request } from '../bridge';
import { go } from './navigate';
import { rememberNow } from './remember';
import { NO_COMPARE } from './state';
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
  set({ compare: { ...get().compare, [side]: chosen, result: null, problem: null, busy: false } });
  void fetch();
};

/** Puts the first in the place of the second. */
export const swapSides = (): void => {
  const { compare } = get();
  set({ compare: { ...compare, left: compare.right, right: compare.left, result: null } });
  void fetch();
};
