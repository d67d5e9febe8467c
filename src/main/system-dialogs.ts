import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Dialogs } from './app/dialogs';

const filtersOf = (kinds: Parameters<Dialogs['open']>[0]['kinds']) =>
  kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));

/** The system's own dialogs for files, in front of the window while there is one. */
export const systemDialogs = (windowOf: () => BrowserWindow | null): Dialogs => ({
  open: async ({ title, kinds }) => {
    const options = { title, filters: filtersOf(kinds), properties: ['openFile' as const] };
    const window = windowOf();
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  },
  save: async ({ title, fileName, kinds }) => {
    const filters = filtersOf(kinds);
    const options = { title, filters, defaultPath: join(app.getPath('documents'), fileName) };
    const window = windowOf();
    const { filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return filePath === undefined || filePath === '' ? null : filePath;
  },
});
