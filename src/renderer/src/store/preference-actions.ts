import type { PreferencesChange } from '../../../shared/model/preferences';
import { request } from '../bridge';
import { applyLanguage } from './language';
import { complain, get, set } from './store';

/** Fetches what the person chose for the whole program. Without an answer everything is as usual. */
export const loadPreferences = async (): Promise<void> => {
  const answer = await request((api) => api.preferencesGet({}));
  if (!answer.ok) return;
  const { preferences, systemLanguages, pseudo, problem } = answer.value;
  set({ preferences, systemLanguages, pseudo });
  await applyLanguage();
  if (problem !== null) set({ notice: { tone: 'info', text: problem } });
};

/** Applies a choice at once, and has it kept. */
export const setPreferences = async (change: PreferencesChange): Promise<void> => {
  set({ preferences: { ...get().preferences, ...change } });
  void applyLanguage();
  const answer = await request((api) => api.preferencesSet(change));
  if (!answer.ok) complain(`This choice could not be kept. ${answer.message}`);
};
