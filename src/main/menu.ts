import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { retell, spoken } from '../shared/i18n/retell';
import type { Request } from '../shared/ipc/contract';
import {
  COMMANDS,
  type Command,
  type CommandGroup,
  keysOf,
  stepKeys,
  VIEW_KEYS,
} from '../shared/model/commands';

type Item = MenuItemConstructorOptions;
type MenuState = Request<'menu:tell'>;

/** What the menu bar needs of the program. */
export interface MenuPorts {
  readonly send: (command: Command) => void;
  readonly step: (place: number) => void;
  /** The folder with logs; null when there is none, and then there is no item for it. */
  readonly logs: () => string | null;
  readonly openFolder: (path: string) => void;
}

const isMac = process.platform === 'darwin';
const line: Item = { type: 'separator' };

/** Nothing of a case can be done before the window has told what can be done. */
const NOTHING_YET: MenuState = { can: [], steps: [] };

/** The names of keys as an item takes them. */
const withKeys = (keys: string | null): Pick<Item, 'accelerator'> =>
  keys === null ? {} : { accelerator: keys };

const view = (role: keyof typeof VIEW_KEYS): Item => ({
  role,
  label: VIEW_KEYS[role].label,
  ...withKeys(keysOf(VIEW_KEYS[role], isMac)),
});

/** Reloading and the developer's tools belong to development; zoom is for everybody. */
const viewMenu = (): Item => ({
  label: '&View',
  submenu: [
    view('resetZoom'),
    view('zoomIn'),
    // On many keyboards the plus is the shifted equals sign.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
    view('zoomOut'),
    line,
    view('togglefullscreen'),
    ...(app.isPackaged
      ? []
      : ([
          line,
          { role: 'reload', accelerator: 'CmdOrCtrl+Alt+R' },
          { role: 'toggleDevTools' },
        ] satisfies Item[])),
  ],
});

const macMenu = (about: Item, preferences: Item): Item => ({
  label: 'Handrail',
  submenu: [
    about,
    line,
    preferences,
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

const editMenu = (items: readonly Item[], preferences: Item): Item => ({
  label: '&Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    line,
    ...items,
    ...(isMac ? [] : [line, preferences]),
  ],
});

const stepItems = ({ steps }: MenuState, step: MenuPorts['step']): Item[] =>
  steps.map(({ label, open }, index) => ({
    id: `step-${index + 1}`,
    // An & of a page's own name is no mnemonic.
    label: label.replace(/&/g, '&&'),
    enabled: open,
    click: () => step(index + 1),
    ...withKeys(stepKeys(index + 1)),
  }));

const logItem = ({ logs, openFolder }: MenuPorts): Item[] => {
  const folder = logs();
  return folder === null ? [] : [line, { label: 'Show &logs folder', click: () => openFolder(folder) }];
};

const template = (ports: MenuPorts, state: MenuState): Item[] => {
  const item = (command: Command): Item => ({
    id: command,
    label: COMMANDS[command].label,
    enabled: state.can.includes(command),
    click: () => ports.send(command),
    ...withKeys(keysOf(COMMANDS[command], isMac)),
  });
  const about = item('about');
  // Since macOS 13 this is called Settings there.
  const preferences = isMac ? { ...item('preferences'), label: 'Settings…' } : item('preferences');
  const file: Item[] = [item('new-case'), item('open-case'), item('all-cases'), line];
  const menus: { readonly [G in CommandGroup]: Item } = {
    File: {
      label: '&File',
      submenu: [
        ...file,
        item('check-again'),
        item('save-pdf'),
        line,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    Edit: editMenu([item('focus-search'), item('copy-summary')], preferences),
    View: viewMenu(),
    Go: {
      label: '&Go',
      submenu: [
        item('back'),
        item('on'),
        line,
        ...stepItems(state, ports.step),
        ...(state.steps.length > 0 ? [line] : []),
        item('open-lab'),
      ],
    },
    Help: {
      role: 'help',
      label: '&Help',
      submenu: [
        item('first-steps'),
        item('glossary'),
        item('shortcuts'),
        ...logItem(ports),
        ...(isMac ? [] : [line, about]),
      ],
    },
  };
  const { File, Edit, View, Go, Help } = menus;
  return [
    ...(isMac ? [macMenu(about, preferences)] : []),
    File,
    Edit,
    View,
    Go,
    { role: 'windowMenu', label: '&Window' },
    Help,
  ];
};

/** Items that Electron words itself, always in English. */
const ROLE_WORDS: { readonly [R in NonNullable<Item['role']>]?: string } = {
  undo: '&Undo',
  redo: '&Redo',
  cut: 'Cu&t',
  copy: '&Copy',
  paste: '&Paste',
  selectAll: 'Select &all',
  quit: '&Quit',
  close: '&Close window',
  services: 'Services',
  hide: 'Hide Handrail',
  hideOthers: 'Hide others',
  unhide: 'Show all',
};

/** The items in the language of the person; in English Electron's own words fit each system best. */
const inWords = (items: readonly Item[]): Item[] =>
  items.map((item) => {
    const label = item.label ?? (item.role === undefined ? undefined : ROLE_WORDS[item.role]);
    return {
      ...item,
      ...(label === undefined || spoken() === 'en' ? {} : { label: retell(label) }),
      ...(Array.isArray(item.submenu) ? { submenu: inWords(item.submenu) } : {}),
    };
  });

const put = (ports: MenuPorts, state: MenuState): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(inWords(template(ports, state))));

const names = ({ steps }: MenuState): string => JSON.stringify(steps.map(({ label }) => label));

/** `tell`: what can be done at this moment. `sayAgain`: another language is spoken now. */
export interface MenuBar {
  readonly tell: (state: MenuState) => void;
  readonly sayAgain: () => void;
}

/** The menu bar, as each system expects it. */
export const installMenu = (ports: MenuPorts): MenuBar => {
  let shown = NOTHING_YET;
  put(ports, shown);
  const tell = (state: MenuState): void => {
    // An open menu would close if it were made anew: only other names need that.
    const same = names(shown) === names(state);
    shown = state;
    if (!same) {
      put(ports, state);
      return;
    }
    const menu = Menu.getApplicationMenu();
    const enable = (id: string, enabled: boolean): void => {
      const item = menu?.getMenuItemById(id);
      if (item) item.enabled = enabled;
    };
    for (const id of Object.keys(COMMANDS) as Command[]) enable(id, state.can.includes(id));
    for (const [index, { open }] of state.steps.entries()) enable(`step-${index + 1}`, open);
  };
  return { tell, sayAgain: () => put(ports, shown) };
};
