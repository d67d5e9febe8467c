import { request } from '../bridge';
import { get, set } from './store';

/** The end was seen, or another case begins: nothing is waited for any more. */
export const forgetWatch = async (): Promise<void> => {
  const { watch } = get();
  if (watch.kind === 'off') return;
  const answer = await request((api) => api.watchForget({}));
  if (!answer.ok) return;
  set({ watch: answer.value });
  if (watch.kind === 'on')
    set({
      notice: { tone: 'info', text: `Handrail has stopped trying ${watch.target}: another case has begun.` },
    });
};
