import { preferencesChangeSchema } from '../../../shared/model/preferences';
import type { AppState } from '../store';
import { initialState } from '../store';

/** How the examples are shown, from the address: `gallery.html?still&dir=rtl&locale=pseudo&text=large#check/running`. */
export interface Options {
  /** The clock stands, nothing moves. */
  readonly still: boolean;
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string | null;
  readonly text: string | null;
}

/** Reads the options; what makes no sense is as if it were not there. */
export const readOptions = (search: string): Options => {
  const given = new URLSearchParams(search);
  return {
    still: given.has('still'),
    dir: given.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    locale: given.get('locale'),
    text: given.get('text'),
  };
};

/** The options as preferences of the person, for the store. What is no language and no size is as if it were not there. */
export const preferencesFrom = ({ locale, text }: Options): Partial<AppState> => {
  const change = preferencesChangeSchema.safeParse({
    ...(locale ? { language: locale } : {}),
    ...(text ? { textSize: text } : {}),
  });
  return { preferences: { ...initialState.preferences, ...(change.success ? change.data : {}) } };
};
