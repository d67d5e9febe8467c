// Without a schema, because the terminal's quick commands start without what reads them.

/** The languages of the window; `pseudo` is English drawn out, for tests. */
export const LANGUAGES = ['en', 'de', 'es', 'pt', 'fr', 'ja', 'zh-Hans', 'pseudo'] as const;
export type Language = (typeof LANGUAGES)[number];
