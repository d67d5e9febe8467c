import { languageFor } from '../../../shared/i18n/languages';
import { speakIn } from '../../../shared/i18n/load';
import { get, set } from './store';

/** Has the window speak the language that is chosen; at once, without losing anything. A newer choice overtakes an older one. */
export const applyLanguage = async (): Promise<void> => {
  const { preferences, systemLanguages } = get();
  const wanted = languageFor(preferences.language, systemLanguages);
  if (wanted === get().spoken) return;
  const spoken = await speakIn(wanted);
  set({ spoken });
  const now = languageFor(get().preferences.language, get().systemLanguages);
  if (now !== wanted) await applyLanguage();
};
