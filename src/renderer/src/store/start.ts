import { listen, request } from '../bridge';
import { loadCases } from './case-actions';
import { openCaseFile } from './import-actions';
import { go, newCase } from './navigate';
import { loadPreferences } from './preference-actions';
import { noteWhatIsShown, recover } from './recover';
import { saveReport } from './report-actions';
import { runFinished, runProgressed, startRecheck } from './run-actions';
import type { MenuCommand } from './state';
import { complain, get, set } from './store';

const checkAgain = async (): Promise<void> => {
  if (!get().document) return complain('There is nothing to check again yet. First run the check.');
  go('fix');
  await startRecheck();
};

const savePdf = async (): Promise<void> => {
  if (get().document) go('report');
  await saveReport('pdf');
};

/** Carries out a command of the menu. */
export const runCommand = async (command: MenuCommand): Promise<void> => {
  switch (command) {
    case 'new-case':
      await newCase();
      return loadCases();
    case 'open-case':
      return openCaseFile();
    case 'save-pdf':
      return savePdf();
    case 'check-again':
      return checkAgain();
    case 'open-lab':
      return go('lab');
    case 'about':
      return set({ aboutOpen: true });
    case 'preferences':
      return set({ preferencesOpen: true });
  }
};

/** Connects the window to the program behind it. Gives back what disconnects it. */
export const start = async (): Promise<() => void> => {
  const ends = [
    listen((api) => api.onRunProgress(runProgressed)),
    listen((api) => api.onRunFinished(runFinished)),
    listen((api) => api.onMenuCommand(({ command }) => void runCommand(command))),
  ];
  await loadPreferences();
  const info = await request((api) => api.appInfo({}));
  if (info.ok) set({ info: info.value, page: info.value.openOnLab ? 'lab' : get().page });
  else set({ bridgeProblem: info.message });
  if (info.ok && info.value.recovered !== null) await recover(info.value.recovered);
  ends.push(noteWhatIsShown());
  if (info.ok) void loadCases();
  return () => {
    for (const end of ends) end();
  };
};
