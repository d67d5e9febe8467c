import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Dialogs } from './app/dialogs';

/** The system's own dialogs, over this window where there is one. */
export const systemDialogs = (current: () => BrowserWindow | null): Dialogs => ({
  open: async ({ title, kinds }) => {
    const filters = kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
    const window = current();
    const options = { title, filters, properties: ['openFile' as const] };
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  },
  save: async ({ title, fileName, kinds }) => {
    const filters = kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
    const window = current();
    const options = { title, filters, defaultPath: join(app.getPath('documents'), fileName) };
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
    message: 'The window stopped working.',
    detail: 'Your answers and checks are kept. Open the window again and go on from the list of cases.',
    buttons: ['Open the window again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 1 || stopped.isDestroyed()) app.quit();
  else stopped.webContents.reload();
};
