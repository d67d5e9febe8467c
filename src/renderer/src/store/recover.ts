import type { Recovered } from '../../../shared/ipc/contract';
import { request } from '../bridge';
import { STEPS } from '../flow';
import { adoptCase } from './case-actions';
import { appStore, complain, get, set } from './store';

/** What is said when a case is open again that nobody opened: what happened, what is kept, and what is not. */
const wordsFor = ({ ended, checking }: Recovered): string => {
  const kept = 'Your case is open again where you left it, with everything you entered.';
  if (ended === 'window')
    return checking
      ? `The window stopped working and was opened again. ${kept} The check that was under way was stopped; what it had seen is kept.`
      : `The window stopped working and was opened again. ${kept}`;
  return checking
    ? `Handrail ended without being closed. ${kept} The check that was under way is lost. Start it again when you are ready.`
    : `Handrail ended without being closed. ${kept}`;
};

/** Opens the case that was on the screen when the program ended without being closed, on the same page, and says so. */
export const recover = async (recovered: Recovered): Promise<void> => {
  const { caseId, page } = recovered;
  if (caseId === null)
    return set({
      notice: {
        tone: 'info',
        text: 'Handrail ended several times in a row without being closed, so your last case was not opened by itself. It is kept, and stands in the list of cases.',
      },
    });
  const answer = await request((api) => api.caseOpen({ caseId }));
  if (!answer.ok)
    return complain(
      `Handrail ended without being closed, and your last case could not be opened again. ${answer.message}`,
    );
  const step = STEPS.find((one) => one === page) ?? answer.value.step;
  adoptCase({ ...answer.value, step });
  if (page === 'cases' || page === 'compare') set({ page: 'cases' });
  set({ notice: { tone: 'info', text: wordsFor(recovered), afresh: true } });
};

/** Tells main what the window shows, whenever that changes. Gives back what ends it. */
export const noteWhatIsShown = (): (() => void) => {
  let told = 'null target';
  const tell = (): void => {
    const { caseId, page, info } = get();
    const now = `${caseId} ${page}`;
    if (now === told || info === null) return;
    told = now;
    void request((api) => api.windowShows({ caseId, page }));
  };
  tell();
  return appStore.subscribe(tell);
};
