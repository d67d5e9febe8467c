import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { type Dialogs, queuedDialogs } from './app/dialogs';

type Kinds = Parameters<Dialogs['open']>[0];

/** The system's own dialogs for files, in front of the window while there is one. */
const systemDialogs = (current: () => BrowserWindow | null): Dialogs => {
  const choose = async ({ title, kinds }: Kinds, several: boolean): Promise<readonly string[]> => {
    const filters = kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
    const properties = ['openFile' as const, ...(several ? ['multiSelections' as const] : [])];
    const options = { title, filters, properties };
    const window = current();
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return filePaths;
  };
  return {
    open: async (options) => (await choose(options, false))[0] ?? null,
    openSeveral: (options) => choose(options, true),
    save: async ({ title, fileName, kinds }) => {
      const filters = kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
      const options = { title, filters, defaultPath: join(app.getPath('documents'), fileName) };
      const window = current();
      const { filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      return filePath === undefined || filePath === '' ? null : filePath;
    },
  };
};

/** The person's own choice, when opening the window again does not help. */
export const mayOpenAgain = async (): Promise<boolean> => {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Handrail',
    message: 'The window stopped working again.',
    detail: 'Your answers and checks are kept. Open the window again and go on from the list of cases.',
    buttons: ['Open the window again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
};

/** System dialogs can't be clicked by a test; nothing else differs when one runs. */
export const chosenDialogs = (current: () => BrowserWindow | null, development: boolean): Dialogs => {
  const queue = process.env.HANDRAIL_TEST_DIALOGS;
  const testing = development && process.env.HANDRAIL_TEST === '1' && queue !== undefined;
  return testing ? queuedDialogs(queue) : systemDialogs(current);
};
