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

/** The slice of the store in which the person's preferences stand. */
type WithPreferences = { readonly preferences?: Readonly<Record<string, unknown>> };

/** Whether the window has preferences at all: only then can it be shown in another language or text size. */
export const hasPreferences = (): boolean => (initialState as WithPreferences).preferences !== undefined;

/** The options as preferences of the person, for the store. */
export const preferencesFrom = ({ locale, text }: Options): Partial<AppState> => {
  const { preferences } = initialState as WithPreferences;
  if (!preferences) return {};
  const wanted = {
    ...(locale ? { language: locale } : {}),
    ...(text ? { textSize: text } : {}),
  };
  return { preferences: { ...preferences, ...wanted } } as Partial<AppState>;
};
