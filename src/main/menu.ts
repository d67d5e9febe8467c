import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '../shared/ipc/contract';

export type Command = EventPayload<'menu:command'>['command'];
type Item = MenuItemConstructorOptions;

const isMac = process.platform === 'darwin';
const line: Item = { type: 'separator' };

const fileMenu = (item: (label: string, command: Command, accelerator?: string) => Item): Item => ({
  label: '&File',
  submenu: [
    item('New case', 'new-case', 'CmdOrCtrl+N'),
    item('Open case…', 'open-case', 'CmdOrCtrl+O'),
    line,
    item('Check again', 'check-again', 'F5'),
    item('Save report as PDF…', 'save-pdf', 'CmdOrCtrl+S'),
    line,
    isMac ? { role: 'close' } : { role: 'quit' },
  ],
});

/** Reloading and the developer's tools belong to development; zoom is for everybody. */
const viewMenu = (): Item => ({
  label: '&View',
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    line,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : ([line, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Item[])),
  ],
});

const macMenu = (about: Item): Item => ({
  label: 'Handrail',
  submenu: [
    about,
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit' },
  ],
});

/** The menu bar, as each system expects it. `send` carries a command to the window. */
export const installMenu = (send: (command: Command) => void): void => {
  const item = (label: string, command: Command, accelerator?: string): Item => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const about = item('About Handrail', 'about');
  const help: Item = {
    role: 'help',
    label: '&Help',
    submenu: [item('Practice lab', 'open-lab'), ...(isMac ? [] : [line, about])],
  };
  const menus = [
    ...(isMac ? [macMenu(about)] : []),
    fileMenu(item),
    { role: 'editMenu', label: '&Edit' } satisfies Item,
    viewMenu(),
    ...(isMac ? [{ role: 'windowMenu' } satisfies Item] : []),
    help,
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
};
