import type { Progress } from '../../../shared/model/progress';
import { LIVE_RUN, progressOfRepeats } from '../examples/plan';
import type { AppState } from '../store';

/** Twice as often as the engine tells of itself. */
const EVERY_MS = 50;
const MOST = 300;

/** Plays a run that grows by one attempt 20 times a second, up to 300, where the example is one of it. */
export const playLive = ({ run }: Partial<AppState>, tell: (progress: Progress) => void): void => {
  if (run?.kind !== 'running' || run.runId !== LIVE_RUN) return;
  let attempts = 0;
  const timer = setInterval(() => {
    attempts += 1;
    tell(progressOfRepeats(attempts, attempts * EVERY_MS));
    if (attempts >= MOST) clearInterval(timer);
  }, EVERY_MS);
};
