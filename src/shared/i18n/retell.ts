import type { Language } from '../model/language';
import { type Catalogue, type Translator, translatorFor } from './translator';

// One language at a time in one process: that of the person in front of it. Everything inside, and everything on a disk, stays English
// (docs/decisions/0014), so nothing but what is shown asks here.
let translator: Translator = (text) => text;
let current: Language = 'en';

/** From now on texts are shown in this language. */
export const speak = (language: Language, catalogue: Catalogue): void => {
  current = language;
  translator = translatorFor(language, catalogue);
};

/** The language that is shown now. */
export const spoken = (): Language => current;

/** A text of ours for showing, in the language of the person; anything else comes back as it is. */
export const retell = (text: string): string => translator(text);

const LINE = /^(\s*(?:[-–•] |\d+\. )?)(.*)$/s;

/** A plain text of several lines, line by line; indentation, dashes and numbers stay. */
export const retellLines = (text: string): string =>
  current === 'en'
    ? text
    : text
        .split('\n')
        .map((line) => line.replace(LINE, (_, before: string, words: string) => `${before}${retell(words)}`))
        .join('\n');
