import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { USUAL_PREFERENCES } from '../../shared/model/preferences';
import { PreferencesKeeper, readPreferences } from './preferences';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-preferences-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const file = () => join(top, 'preferences.json');
const keeper = (onChange = () => undefined) => new PreferencesKeeper(file(), onChange);

describe('the preferences', () => {
  it('are the usual ones at the very first start, and nothing is said', () => {
    const first = keeper();
    expect(first.get()).toEqual(USUAL_PREFERENCES);
    expect(first.get().seenFirstRun).toBe(false);
    expect(first.takeProblem()).toBeNull();
  });

  it('are there again at the next start', async () => {
    await keeper().change({ language: 'ja', textSize: 'large' });
    expect(keeper().get()).toMatchObject({ language: 'ja', textSize: 'large', appearance: 'system' });
    expect(readdirSync(top)).toEqual(['preferences.json']);
  });

  it('are applied at once, and the last of several changes stays', async () => {
    const onChange = vi.fn();
    const one = keeper(onChange);
    await Promise.all([one.change({ appearance: 'dark' }), one.change({ appearance: 'light' })]);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ appearance: 'light' });
  });

  it('fall back to the usual ones when the file is broken, and say so once', () => {
    writeFileSync(file(), '{"language":');
    const broken = keeper();
    expect(broken.get()).toEqual(USUAL_PREFERENCES);
    expect(broken.takeProblem()).toContain('could not be read');
    expect(broken.takeProblem()).toBeNull();
  });

  it('lose only what a newer Handrail wrote and this one does not know', () => {
    const { preferences, problem } = readPreferences('{"language":"tlh","textSize":"large","further":1}');
    expect(preferences).toEqual({ ...USUAL_PREFERENCES, textSize: 'large' });
    expect(problem).toContain('Some of your preferences');
    expect(readPreferences('{"further":1}').problem).toBeNull();
  });

  it.each(['null', '[]', '7', '"dark"', '', `{"language":"${'x'.repeat(200_000)}"}`])(
    'take nothing from a file that is no object of a sensible size: %.20s',
    (text) => {
      expect(readPreferences(text).preferences).toEqual(USUAL_PREFERENCES);
    },
  );

  it('apply although they can’t be written, and say that they will not stay', async () => {
    mkdirSync(file());
    const one = keeper();
    await expect(one.change({ appearance: 'dark' })).rejects.toThrow('at the next start');
    expect(one.get().appearance).toBe('dark');
  });
});
