import { LANGUAGES, type Language } from '../model/language';
import type { Preferences } from '../model/preferences';

interface LanguageFacts {
  /** Its name in itself, as people look for it in a list. */
  readonly name: string;
  /** The locale (BCP 47) for dates, numbers and the parts of the window that a library words. */
  readonly locale: string;
  /** "a, b and c": what stands between the items, and before the last one. */
  readonly comma: string;
  readonly and: string;
  readonly or: string;
  /** What stands between a label and its text. */
  readonly colon: string;
  /** The full stop. */
  readonly stop: string;
}

const FACTS: Readonly<Record<Language, LanguageFacts>> = {
  en: { name: 'English', locale: 'en-GB', comma: ', ', and: ' and ', or: ' or ', colon: ': ', stop: '.' },
  de: { name: 'Deutsch', locale: 'de-DE', comma: ', ', and: ' und ', or: ' oder ', colon: ': ', stop: '.' },
  es: { name: 'Español', locale: 'es-ES', comma: ', ', and: ' y ', or: ' o ', colon: ': ', stop: '.' },
  pt: { name: 'Português', locale: 'pt-BR', comma: ', ', and: ' e ', or: ' ou ', colon: ': ', stop: '.' },
  fr: { name: 'Français', locale: 'fr-FR', comma: ', ', and: ' et ', or: ' ou ', colon: ' : ', stop: '.' },
  ja: { name: '日本語', locale: 'ja-JP', comma: '、', and: 'と', or: 'または', colon: ': ', stop: '。' },
  'zh-Hans': { name: '简体中文', locale: 'zh-CN', comma: '、', and: '和', or: '或', colon: '：', stop: '。' },
  pseudo: {
    name: '[Ŧḗşŧ ŀȧƞɠŭȧɠḗ]',
    locale: 'en-GB',
    comma: ', ',
    and: ' ⟦áñd⟧ ',
    or: ' ⟦ór⟧ ',
    colon: ': ',
    stop: '.',
  },
};

/** What is known of a language. */
export const factsOf = (language: Language): LanguageFacts => FACTS[language];

/**
 * The first of these that we speak, by BCP 47 tags or POSIX names ("de-AT", "pt_BR.UTF-8", "zh_TW"); English when it is none.
 * Traditional Chinese is not Simplified Chinese: its readers get English rather than a guess.
 */
export const bestLanguage = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    const [first = '', ...rest] = tag.toLowerCase().split(/[-_.@]/);
    if (first === 'zh') {
      if (rest.some((part) => part === 'tw' || part === 'hk' || part === 'mo' || part === 'hant')) continue;
      return 'zh-Hans';
    }
    const found = LANGUAGES.find((language) => language === first && language !== 'pseudo');
    if (found !== undefined) return found;
  }
  return 'en';
};

/** The language to speak: the one that was chosen, or the first of the computer's own list that we speak. */
export const languageFor = (chosen: Preferences['language'], ofComputer: readonly string[]): Language =>
  chosen === 'system' ? bestLanguage(ofComputer) : chosen;
