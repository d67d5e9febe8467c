import { listen, request } from '../bridge';
import type { PageId } from '../flow';
import { loadCases } from './case-actions';
import { goToPlace, runCommand } from './commands';
import { loadPreferences, setPreferences } from './preference-actions';
import { noteWhatIsShown, recover } from './recover';
import { runFinished, runProgressed } from './run-actions';
import { get, set } from './store';
import { lookAtWatch, watchChanged, watchOpened } from './watch-actions';

/** The very first start is welcomed, once: whoever closes the window on that page is not asked again. */
const firstPage = (): PageId => {
  if (get().preferences.seenFirstRun) return get().page;
  void setPreferences({ seenFirstRun: true });
  return 'welcome';
};

/** Connects the window to the program behind it. Gives back what disconnects it. */
export const start = async (): Promise<() => void> => {
  const ends = [
    listen((api) => api.onRunProgress(runProgressed)),
    listen((api) => api.onRunFinished(runFinished)),
    listen((api) => api.onWatchState(watchChanged)),
    listen((api) => api.onWatchOpened((opened) => void watchOpened(opened))),
    listen((api) => api.onMenuCommand(({ command }) => void runCommand(command))),
    listen((api) => api.onMenuStep(({ place }) => goToPlace(place))),
  ];
  const [info] = await Promise.all([request((api) => api.appInfo({})), loadPreferences()]);
  if (info.ok) {
    set({ info: info.value, page: info.value.openOnLab ? 'lab' : firstPage() });
    if (info.value.recovered !== null) await recover(info.value.recovered);
    void loadCases();
    await lookAtWatch();
  } else set({ bridgeProblem: info.message });
  ends.push(noteWhatIsShown());
  return () => {
    for (const end of ends) end();
  };
};
