import type { Language } from '../model/language';
import { pseudoCatalogue } from './pseudo';
import { speak } from './retell';
import type { Catalogue } from './translator';

const LOADERS: Readonly<Record<Exclude<Language, 'en' | 'pseudo'>, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./catalogue/de.json'),
  es: () => import('./catalogue/es.json'),
  pt: () => import('./catalogue/pt.json'),
  fr: () => import('./catalogue/fr.json'),
  ja: () => import('./catalogue/ja.json'),
  'zh-Hans': () => import('./catalogue/zh-Hans.json'),
};

/** The catalogue of a language, fetched from beside the program when it is first wanted. */
const loadCatalogue = async (language: Language): Promise<Catalogue> => {
  if (language === 'en') return {};
  if (language === 'pseudo') return pseudoCatalogue((await import('./catalogue/en.json')).default);
  return (await LOADERS[language]()).default;
};

/** From now on this process shows everything in this language. A catalogue that can't be read leaves English, which needs none. */
export const speakIn = async (language: Language): Promise<Language> => {
  try {
    speak(language, await loadCatalogue(language));
    return language;
  } catch {
    speak('en', {});
    return 'en';
  }
};
