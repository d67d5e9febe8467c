import { describe, expect, it } from 'vitest';
import {
  COMMAND_GROUPS,
  COMMANDS,
  keyNames,
  keysOf,
  NUMBERED,
  plainLabel,
  stepKeys,
  VIEW_KEYS,
} from './commands';

const all = [...Object.values(COMMANDS), ...Object.values(VIEW_KEYS)];
const accelerator = /^(?:(?:CmdOrCtrl|Cmd|Ctrl|Alt|Shift)\+)*(?:[A-Z0-9,[\]/-]|F\d{1,2}|Left|Right|Plus)$/;

/** Taken by the text fields and by Electron's own edit menu. */
const OF_TEXT = ['Z', 'Y', 'X', 'C', 'V', 'A', 'Shift+Z', 'Shift+V'].flatMap((key) => [
  `CmdOrCtrl+${key}`,
  `Ctrl+${key}`,
  `Cmd+${key}`,
]);

describe('the table of commands', () => {
  it.each([true, false])('gives no keys twice and none that a text field needs (macOS: %s)', (isMac) => {
    const steps = Array.from({ length: NUMBERED }, (_, index) => stepKeys(index + 1));
    const keys = [...all.map((entry) => keysOf(entry, isMac)), ...steps].filter((one) => one !== null);
    const spelled = keys.map((one) => one.replace(/CmdOrCtrl/, isMac ? 'Cmd' : 'Ctrl'));
    expect(new Set(spelled).size).toBe(spelled.length);
    for (const one of keys) {
      expect(one).toMatch(accelerator);
      expect(OF_TEXT).not.toContain(one);
    }
  });

  it('never takes a letter or a digit without Ctrl or Cmd: screen readers and fields have those', () => {
    for (const entry of all)
      for (const isMac of [true, false]) {
        const keys = keysOf(entry, isMac);
        if (keys !== null) expect(keys).toMatch(/^(?:F\d|CmdOrCtrl|Cmd|Ctrl|Alt\+(?:Left|Right))/);
      }
  });

  it('gives each item of a menu a letter of its own', () => {
    for (const group of COMMAND_GROUPS) {
      const letters = all
        .filter((entry) => entry.group === group)
        .map(({ label }) => /&(.)/.exec(label)?.[1]?.toLowerCase());
      expect(letters).not.toContain(undefined);
      expect(new Set(letters).size).toBe(letters.length);
    }
  });

  it('names keys as they are printed', () => {
    expect(keyNames('CmdOrCtrl+Shift+O', false)).toEqual(['Ctrl', 'Shift', 'O']);
    expect(keyNames('CmdOrCtrl+Shift+O', true)).toEqual(['⌘', '⇧', 'O']);
    expect(keyNames('Alt+Left', false)).toEqual(['Alt', '←']);
    expect(keyNames('CmdOrCtrl+Plus', false)).toEqual(['Ctrl', '+']);
    expect(plainLabel('&New case')).toBe('New case');
    expect([stepKeys(1), stepKeys(9), stepKeys(10), stepKeys(0)]).toEqual([
      'CmdOrCtrl+1',
      'CmdOrCtrl+9',
      null,
      null,
    ]);
  });
});
