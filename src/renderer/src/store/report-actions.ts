import type { LinkId } from '../../../shared/ipc/links';
import { request } from '../bridge';
import { rememberNow } from './remember';
import type { SaveAs, SaveState } from './state';
import { announce, complain, get, set } from './store';

const note = (as: SaveAs, state: SaveState | undefined): void => {
  const { [as]: _old, ...others } = get().saves;
  set({ saves: state ? { ...others, [as]: state } : others });
};

/** Saves the report. Where it went, or why not, stands beside the button; the case is kept either way. */
export const saveReport = async (as: SaveAs): Promise<void> => {
  const { caseId, document, saves } = get();
  if (!caseId || !document) return complain('There is no report to save yet. First run the check.');
  if (saves[as]?.kind === 'saving') return;
  note(as, { kind: 'saving' });
  // What is saved is the case on the disk: the page and the answers of this moment belong into it.
  await rememberNow();
  const answer = await request((api) => api.reportSave({ caseId, as }));
  if (!answer.ok) {
    note(as, { kind: 'failed', message: answer.message });
    announce(`Not saved. ${answer.message}`);
  } else if (answer.value.kind === 'saved') {
    note(as, { kind: 'saved', path: answer.value.path });
    announce(`Saved: ${answer.value.path}`);
  } else {
    note(as, undefined);
  }
};

/** Puts text on the clipboard; true when it is there. */
export const copyText = async (text: string): Promise<boolean> => {
  const answer = await request((api) => api.textCopy({ text: text.slice(0, 100_000) }));
  if (answer.ok) announce('Copied.');
  else complain(`The text could not be copied. ${answer.message}`);
  return answer.ok;
};

/** Ticks a step of a fix off, or takes the tick back. */
export const markStep = (key: string, isDone: boolean): void => {
  const others = get().stepsDone.filter((one) => one !== key);
  set({ stepsDone: isDone ? [...others, key] : others });
};

/** Opens one of the known pages in the person's browser. */
export const openLink = async (link: LinkId): Promise<void> => {
  const answer = await request((api) => api.linkOpen({ link }));
  if (!answer.ok) complain(`The page could not be opened. ${answer.message}`);
};
