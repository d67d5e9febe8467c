import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { retell } from '../shared/i18n/retell';
import type { Dialogs } from './app/dialogs';

type Kinds = Parameters<Dialogs['open']>[0]['kinds'];
const filtersOf = (kinds: Kinds) =>
  kinds.map(({ name, extensions }) => ({ name: retell(name), extensions: [...extensions] }));

/** The system's own dialogs, over this window where there is one. */
export const systemDialogs = (current: () => BrowserWindow | null): Dialogs => ({
  open: async ({ title, kinds }) => {
    const filters = filtersOf(kinds);
    const window = current();
    const options = { title: retell(title), filters, properties: ['openFile' as const] };
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  },
  save: async ({ title, fileName, kinds }) => {
    const filters = filtersOf(kinds);
    const window = current();
    const options = { title: retell(title), filters, defaultPath: join(app.getPath('documents'), fileName) };
    const { filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return filePath === undefined || filePath === '' ? null : filePath;
  },
});

/** The page has stopped working: says so, and opens it again or quits. */
export const whenPageStops = async (stopped: BrowserWindow): Promise<void> => {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Handrail',
    message: retell('The window stopped working.'),
    detail: retell(
      'Your answers and checks are kept. Open the window again and go on from the list of cases.',
    ),
    buttons: ['Open the window again', 'Quit'].map(retell),
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 1 || stopped.isDestroyed()) app.quit();
  else stopped.webContents.reload();
};
