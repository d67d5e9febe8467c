import { type MeasuredTable, ofProbe } from './table';

/** What this computer's own settings say: those that are set, and how many are not. */
export const localSettings: MeasuredTable = {
  id: 'local-settings',
  area: 'policy',
  title: 'What this computer’s own settings say',
  draft: ofProbe('local-settings', ['Setting', 'Value', 'Where'], ({ systemName, settings, unreadable }) => {
    const rows = settings.flatMap(({ id, value, where }) => (value === null ? [] : [[id, value, where]]));
    const notSet = settings.length - rows.length;
    const missing = unreadable.map(({ where, why }) => `${where} (${why})`).join(', ');
    return {
      rows,
      note: `${systemName}. ${notSet} more were looked for and are not set, so the system’s own defaults hold.${missing === '' ? '' : ` Could not be read: ${missing}.`}`,
    };
  }),
};
