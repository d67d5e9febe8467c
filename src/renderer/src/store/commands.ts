import type { Request } from '../../../shared/ipc/contract';
import type { Command } from '../../../shared/model/commands';
import { request } from '../bridge';
import { canEnter, nextStep, previousStep, STEPS } from '../flow';
import { summaryText } from '../words/summary';
import { loadCases } from './case-actions';
import { openCaseFile } from './import-actions';
import { go, goBack, goOn, newCase, showCases } from './navigate';
import { copyText, saveReport } from './report-actions';
import { startRecheck } from './run-actions';
import { type AppState, isBusy, situationOf } from './state';
import { announce, complain, get, set } from './store';
import { submitTarget } from './target-actions';

const mayGoOn = (state: AppState): boolean => {
  if (state.page === 'target' || state.page === 'welcome') return true;
  const next = nextStep(state.page);
  return next !== null && canEnter(next, situationOf(state)).open;
};

/** What each command needs; one that is not named here can always be used. */
const NEEDS: { readonly [C in Command]?: (state: AppState) => boolean } = {
  'new-case': ({ run }) => !isBusy(run),
  'open-case': ({ run }) => !isBusy(run),
  'all-cases': ({ page }) => page !== 'cases',
  'check-again': ({ document, run }) => document !== null && !isBusy(run),
  'save-pdf': ({ document, caseId }) => document !== null && caseId !== null,
  'copy-summary': ({ document }) => document !== null,
  back: ({ page }) => previousStep(page) !== null,
  on: mayGoOn,
  'open-lab': ({ page }) => page !== 'lab',
};

/** Those of these commands that can be used at this moment. */
export const usable = (state: AppState, all: readonly Command[]): Command[] =>
  all.filter((command) => NEEDS[command]?.(state) ?? true);

/** Tells the menu bar what it may offer. A menu that was not told is no reason to disturb anybody. */
export const tellMenu = async (state: Request<'menu:tell'>): Promise<void> => {
  await request((api) => api.menuTell(state));
};

const checkAgain = async (): Promise<void> => {
  if (!get().document) return complain('There is nothing to check again yet. First run the check.');
  go('fix');
  await startRecheck();
};

const savePdf = async (): Promise<void> => {
  if (get().document) go('report');
  await saveReport('pdf');
};

const copySummary = async (): Promise<void> => {
  const { document } = get();
  if (!document) return complain('There is nothing to copy yet. First run the check.');
  await copyText(summaryText(document));
};

/** A question stands in front of the page, and the page behind it must stay. */
const isAsked = (): boolean =>
  globalThis.document?.querySelector('[role="dialog"], [role="alertdialog"]') != null;

const focusSearch = (): void => {
  const fields = [
    ...(globalThis.document?.querySelectorAll<HTMLElement>('input[type="search"], [data-search]') ?? []),
  ];
  // A dialog is drawn after the page: what stands in front comes last.
  const field = fields.at(-1);
  if (field) field.focus();
  else announce('There is no search field here.');
};

/** Opens the page with this place in the wizard, counted from 1. */
export const goToPlace = (place: number): void => {
  const step = STEPS[place - 1];
  if (step && !isAsked()) go(step);
};

/** Fetches what this copy is made of. */
export const loadVersions = async (): Promise<void> => {
  if (get().versions) return;
  const answer = await request((api) => api.appVersions({}));
  if (answer.ok) set({ versions: answer.value });
};

const ACTIONS: { readonly [C in Command]: () => void | Promise<void> } = {
  'new-case': async () => {
    await newCase();
    await loadCases();
  },
  'open-case': openCaseFile,
  'all-cases': showCases,
  'check-again': checkAgain,
  'save-pdf': savePdf,
  'copy-summary': copySummary,
  'focus-search': focusSearch,
  preferences: () => set({ preferencesOpen: true }),
  back: goBack,
  on: () => (get().page === 'target' ? submitTarget() : goOn()),
  'open-lab': () => go('lab'),
  'first-steps': () => go('welcome'),
  glossary: () => set({ glossaryOpen: true }),
  shortcuts: () => set({ shortcutsOpen: true }),
  about: () => set({ aboutOpen: true }),
};

/** Those that stay with what is in front; every other one waits until an open dialog is closed. */
const IN_FRONT: ReadonlySet<Command> = new Set<Command>(['focus-search', 'copy-summary']);

/** Carries out a command of the menu or of the keyboard. */
export const runCommand = async (command: Command): Promise<void> => {
  if (isAsked() && !IN_FRONT.has(command)) return;
  await ACTIONS[command]();
};
