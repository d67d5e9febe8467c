import { describe, expect, it, vi } from 'vitest';
import { COMMAND_NAMES, type Command } from '../../../shared/model/commands';
import { labDocument, oldProgramDocument } from '../examples/documents';
import { labs } from '../examples/labs';
import { withDocument } from '../examples/states';
import { ok, prepare, target } from '../testing/fake-api';
import { goToPlace, runCommand, tellMenu, usable } from './commands';
import { startFirstLab } from './lab-actions';
import { runFinished } from './run-actions';
import { start } from './start';
import { type AppState, initialState } from './state';
import { get, set } from './store';

const can = (state: Partial<AppState>): Command[] => usable({ ...initialState, ...state }, COMMAND_NAMES);

describe('what the menu may offer', () => {
  it('is little in an empty case', () => {
    const empty = can({});
    for (const command of ['check-again', 'save-pdf', 'copy-summary', 'back'] as const)
      expect(empty).not.toContain(command);
    for (const command of ['new-case', 'open-case', 'preferences', 'about', 'on', 'open-lab'] as const)
      expect(empty).toContain(command);
  });

  it('is all of it when there is a result', () => {
    const all = can({ ...withDocument(oldProgramDocument), page: 'result' });
    for (const command of ['check-again', 'save-pdf', 'copy-summary', 'back', 'on'] as const)
      expect(all).toContain(command);
  });

  it('leaves the case alone while a check is running', () => {
    const busy = can({
      ...withDocument(oldProgramDocument),
      run: { kind: 'starting', purpose: 'recheck' },
    });
    for (const command of ['new-case', 'open-case', 'check-again'] as const)
      expect(busy).not.toContain(command);
  });

  it('goes on only where the next page is open', () => {
    expect(can({ page: 'check', target })).not.toContain('on');
    expect(can({ page: 'program', target })).toContain('on');
    expect(can({ ...withDocument(oldProgramDocument), page: 'report' })).not.toContain('on');
  });
});

describe('the commands', () => {
  it('go back, go on, and open a page by its place', async () => {
    prepare({ ...withDocument(oldProgramDocument), page: 'result' });
    await runCommand('back');
    expect(get().page).toBe('policy');
    await runCommand('on');
    expect(get().page).toBe('result');
    goToPlace(4);
    expect(get().page).toBe('certificate');
    goToPlace(99);
    expect(get().page).toBe('certificate');
  });

  it('read the first page’s fields before they go on from it', async () => {
    const targetParse = vi.fn(() => ok({ kind: 'target' as const, target }));
    prepare({ draft: { ...initialState.draft, text: 'shop.example' } }, { targetParse });
    await runCommand('on');
    expect(targetParse).toHaveBeenCalledTimes(1);
    expect(get().page).toBe('program');
  });

  it('say why a page can’t be opened yet', () => {
    prepare({});
    goToPlace(9);
    expect(get()).toMatchObject({ page: 'target' });
    expect(get().notice?.text).toContain('First say what');
  });

  it('copy the summary', async () => {
    const textCopy = vi.fn(() => ok({}));
    prepare(withDocument(oldProgramDocument), { textCopy });
    await runCommand('copy-summary');
    expect(textCopy).toHaveBeenCalledWith({
      text: expect.stringContaining(oldProgramDocument.summary.headline),
    });
  });

  it('open preferences, shortcuts, about and the first steps', async () => {
    prepare({});
    for (const command of ['preferences', 'shortcuts', 'about', 'first-steps'] as const)
      await runCommand(command);
    expect(get()).toMatchObject({
      preferencesOpen: true,
      shortcutsOpen: true,
      aboutOpen: true,
      page: 'welcome',
    });
  });

  it('open the list of words and the list of cases', async () => {
    prepare({});
    await runCommand('glossary');
    expect(get().glossaryOpen).toBe(true);
    await runCommand('all-cases');
    expect(get().page).toBe('cases');
    expect(usable(get(), ['all-cases'])).toEqual([]);
  });

  it('wait while a question stands in front of the page', async () => {
    prepare({ ...withDocument(oldProgramDocument), page: 'result' });
    vi.stubGlobal('document', { querySelector: () => ({}), querySelectorAll: () => [] });
    await runCommand('back');
    await runCommand('new-case');
    goToPlace(1);
    expect(get().page).toBe('result');
    await runCommand('focus-search');
    expect(get().announcement).toContain('no search field');
  });

  it('tell main what can be done', async () => {
    const menuTell = vi.fn(() => ok({}));
    prepare({}, { menuTell });
    await tellMenu({ can: ['about'], steps: [] });
    expect(menuTell).toHaveBeenCalledWith({ can: ['about'], steps: [] });
  });
});

describe('the very first start', () => {
  const preferences = { ...initialState.preferences, seenFirstRun: false };
  const first = (seenFirstRun: boolean, openOnLab = false) => {
    const preferencesSet = vi.fn(() => ok(preferences));
    const info = { name: 'Handrail', version: '1', runtime: 'r', openOnLab, standIn: false, recovered: null };
    prepare(
      {},
      {
        appInfo: () => ok(info),
        preferencesGet: () =>
          ok({
            preferences: { ...preferences, seenFirstRun },
            systemLanguages: [],
            pseudo: false,
            problem: null,
          }),
        preferencesSet,
      },
    );
    return preferencesSet;
  };

  it('is welcomed, and notes that it was', async () => {
    const preferencesSet = first(false);
    await start();
    expect(get().page).toBe('welcome');
    expect(preferencesSet).toHaveBeenCalledWith({ seenFirstRun: true });
  });

  it('is not in the way again, and not in the way of the practice lab', async () => {
    first(true);
    await start();
    expect(get().page).toBe('target');
    const preferencesSet = first(false, true);
    await start();
    expect(get().page).toBe('lab');
    expect(preferencesSet).not.toHaveBeenCalled();
  });

  it('starts the first practice server of the list; it is not tried before a check of it has ended', async () => {
    const labStart = vi.fn(({ id }: { id: string }) =>
      Promise.resolve({ ok: false as const, code: 'failed' as const, message: id }),
    );
    prepare({ page: 'welcome' }, { labStart });
    await startFirstLab();
    expect(labStart).toHaveBeenCalledWith({ id: labs[0]?.id });
    expect(get().preferences.labsTried).toEqual([]);
    prepare({ page: 'welcome' });
    await startFirstLab();
    expect(get()).toMatchObject({ page: 'program', told: { lab: 'old-program' } });
    expect(get().preferences.labsTried).toEqual([]);
    set({ run: { kind: 'running', purpose: 'check', runId: 'r', progress: null, cancelling: false } });
    runFinished({ runId: 'r', caseId: 'case-1', document: labDocument, problem: null });
    expect(get().preferences.labsTried).toEqual(['old-program']);
  });

  it('says so when the lab can’t be listed, and tries again the next time', async () => {
    prepare(
      { page: 'welcome' },
      { labList: () => Promise.resolve({ ok: false, code: 'failed', message: 'It did not start.' }) },
    );
    await startFirstLab();
    expect(get().notice?.text).toContain('It did not start.');
    expect(get().labs.items).toBeNull();
  });
});
