import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { retell } from '../shared/i18n/retell';
import { type Dialogs, queuedDialogs } from './app/dialogs';

type Kinds = Parameters<Dialogs['open']>[0];

const filtersOf = (kinds: Kinds['kinds']) =>
  kinds.map(({ name, extensions }) => ({ name: retell(name), extensions: [...extensions] }));

/** The system's own dialogs for files, in front of the window while there is one. */
const systemDialogs = (current: () => BrowserWindow | null): Dialogs => {
  const choose = async ({ title, kinds }: Kinds, several: boolean): Promise<readonly string[]> => {
    const properties = ['openFile' as const, ...(several ? ['multiSelections' as const] : [])];
    const options = { title: retell(title), filters: filtersOf(kinds), properties };
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
      const defaultPath = join(app.getPath('documents'), fileName);
      const options = { title: retell(title), filters: filtersOf(kinds), defaultPath };
      const window = current();
      const { filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      return filePath === undefined || filePath === '' ? null : filePath;
    },
  };
};

/** System dialogs can't be clicked by a test; nothing else differs when one runs. */
export const chosenDialogs = (current: () => BrowserWindow | null, development: boolean): Dialogs => {
  const queue = process.env.HANDRAIL_TEST_DIALOGS;
  const testing = development && process.env.HANDRAIL_TEST === '1' && queue !== undefined;
  return testing ? queuedDialogs(queue) : systemDialogs(current);
};

interface Question {
  readonly type: 'error' | 'warning' | 'question';
  readonly message: string;
  readonly detail: string;
  /** What goes on, and what ends the program. The safe one comes first where nothing is lost by it. */
  readonly buttons: readonly [string, string];
}

/** Asks in a dialog of the system. Gives true for the first answer; closing the dialog counts as `closed`. */
export const ask = async (
  { message, detail, buttons, type }: Question,
  closed: 'first' | 'second',
): Promise<boolean> => {
  const { response } = await dialog.showMessageBox({
    type,
    title: 'Handrail',
    message: retell(message),
    detail: retell(detail),
    buttons: buttons.map(retell),
    defaultId: 0,
    cancelId: closed === 'first' ? 0 : 1,
  });
  return response === 0;
};

/** The person's own choice, when opening the window again does not help. */
export const mayOpenAgain = (): Promise<boolean> =>
  ask(
    {
      type: 'error',
      message: 'The window stopped working again.',
      detail: 'Your answers and checks are kept. Open the window again and go on from the list of cases.',
      buttons: ['Open the window again', 'Quit'],
    },
    'second',
  );

/** So many cases are not on the disk. Gives true when the person rather stays than loses them. */
export const staysForUnsaved = (left: number, folder: string): Promise<boolean> =>
  ask(
    {
      type: 'warning',
      message: left === 1 ? 'One case could not be saved.' : `${left} cases could not be saved.`,
      detail: `They cannot be written to ${folder}. Free some space, or save the case file somewhere else first.`,
      buttons: ['Stay', 'Quit without saving'],
    },
    'first',
  );

/** A fault of our own, said in words. */
export const sayFault = (): void =>
  dialog.showErrorBox(
    'Handrail',
    retell(
      'Something went wrong inside Handrail. Your answers and checks are kept. Close the window and open it again; if it happens again, report it.',
    ),
  );
