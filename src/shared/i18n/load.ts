import type { Language } from './languages';
import { pseudoCatalogue } from './pseudo';
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
export const loadCatalogue = async (language: Language): Promise<Catalogue> => {
  if (language === 'en') return {};
  if (language === 'pseudo') return pseudoCatalogue((await import('./catalogue/en.json')).default);
  return (await LOADERS[language]()).default;
};
