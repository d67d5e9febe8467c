/** Where a command stands in the menu bar, and under which heading in the list of shortcuts. */
export const COMMAND_GROUPS = ['File', 'Edit', 'View', 'Go', 'Help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** `keys`: written as Electron writes accelerators, which the menu takes as they are. `mac` only where it differs. */
interface Entry {
  readonly label: string;
  readonly group: CommandGroup;
  readonly keys?: string;
  readonly mac?: string;
}

/** How many pages of the wizard have a number of their own on the keyboard. */
export const NUMBERED = 9;

/**
 * Everything the menu bar can tell the window to do, once: the menu takes its items and accelerators from here, and the list of shortcuts
 * is this table, so it can't say anything else. `&`: the letter that opens the item with the keyboard.
 */
export const COMMANDS = {
  'new-case': { group: 'File', label: '&New case', keys: 'CmdOrCtrl+N' },
  'open-case': { group: 'File', label: '&Open case…', keys: 'CmdOrCtrl+O' },
  'all-cases': { group: 'File', label: '&All cases', keys: 'CmdOrCtrl+Shift+O' },
  'check-again': { group: 'File', label: '&Check again', keys: 'F5', mac: 'Cmd+R' },
  'save-pdf': { group: 'File', label: '&Save report as PDF…', keys: 'CmdOrCtrl+S' },
  'copy-summary': { group: 'Edit', label: 'Copy the &summary', keys: 'CmdOrCtrl+Shift+C' },
  'focus-search': { group: 'Edit', label: '&Find', keys: 'CmdOrCtrl+F' },
  preferences: { group: 'Edit', label: '&Preferences…', keys: 'Ctrl+,', mac: 'Cmd+,' },
  back: { group: 'Go', label: '&Back', keys: 'Alt+Left', mac: 'Cmd+[' },
  on: { group: 'Go', label: '&Go on', keys: 'Alt+Right', mac: 'Cmd+]' },
  'open-lab': { group: 'Go', label: '&Practice lab', keys: 'CmdOrCtrl+Shift+L' },
  'first-steps': { group: 'Help', label: '&First steps' },
  glossary: { group: 'Help', label: '&Glossary', keys: 'CmdOrCtrl+Shift+G' },
  shortcuts: { group: 'Help', label: '&Keyboard shortcuts', keys: 'F1', mac: 'Cmd+/' },
  about: { group: 'Help', label: '&About Handrail' },
} as const satisfies Record<string, Entry>;

type Named = keyof typeof COMMANDS;

/** What the system does by itself; its keys are named here so that the list of shortcuts has them too. */
export const VIEW_KEYS = {
  zoomIn: { group: 'View', label: 'Zoom &in', keys: 'CmdOrCtrl+Plus' },
  zoomOut: { group: 'View', label: 'Zoom &out', keys: 'CmdOrCtrl+-' },
  resetZoom: { group: 'View', label: '&Actual size', keys: 'CmdOrCtrl+0' },
  togglefullscreen: { group: 'View', label: '&Full screen', keys: 'F11', mac: 'Ctrl+Cmd+F' },
} as const satisfies Record<string, Entry>;

export const COMMAND_NAMES = Object.keys(COMMANDS) as [Named, ...Named[]];
export type Command = Named;

/** The keys that open the page with this place in the wizard, counted from 1; null after the last one that has any. */
export const stepKeys = (place: number): string | null =>
  place >= 1 && place <= NUMBERED ? `CmdOrCtrl+${place}` : null;

/** The keys of a command on this system; null when it has none. */
export const keysOf = (entry: Entry, isMac: boolean): string | null =>
  (isMac ? entry.mac : undefined) ?? entry.keys ?? null;

/** A label as it reads outside a menu. */
export const plainLabel = (label: string): string => label.replace('&', '');

const MAC_KEYS: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Left: '←',
  Right: '→',
  Plus: '+',
};
const OTHER_KEYS: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  Left: '←',
  Right: '→',
  Plus: '+',
};

/** "CmdOrCtrl+Shift+O" → the keys as they are printed on this system's keyboard, in the order in which they are named. */
export const keyNames = (keys: string, isMac: boolean): string[] =>
  keys.split('+').map((key) => (isMac ? MAC_KEYS : OTHER_KEYS)[key] ?? key);
