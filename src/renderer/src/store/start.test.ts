import { describe, expect, it, vi } from 'vitest';
import { oldProgramDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare } from '../testing/fake-api';
import { runCommand } from './commands';
import { start } from './start';
import { initialState } from './state';
import { appStore, get } from './store';

const info = {
  name: 'Handrail',
  version: '1',
  runtime: 'r',
  openOnLab: false,
  standIn: false,
  recovered: null,
};

describe('opening the window', () => {
  it('opens on the first page', async () => {
    prepare({}, { appInfo: () => ok(info) });
    await start();
    expect(get()).toMatchObject({ info, page: 'target', bridgeProblem: null });
  });

  it('opens on the practice lab when asked to', async () => {
    prepare({}, { appInfo: () => ok({ ...info, openOnLab: true }) });
    await start();
    expect(get().page).toBe('lab');
  });

  it('shows what is wrong when the program behind it does not answer', async () => {
    prepare({}, { appInfo: () => failed('It is not there.') });
    await start();
    expect(get().bridgeProblem).toBe('It is not there.');
  });

  it('shows what is wrong when there is no bridge at all', async () => {
    vi.stubGlobal('window', {});
    appStore.setState({ ...initialState }, true);
    await start();
    expect(get().bridgeProblem).toContain('lost contact');
  });

  it('shows what is wrong when the bridge throws', async () => {
    prepare({}, { appInfo: () => Promise.reject(new Error('no handler')) });
    await start();
    expect(get().bridgeProblem).toContain('lost contact');
  });
});

describe('the commands of the menu', () => {
  it('open the lab, about, and a new case', async () => {
    prepare(withDocument(oldProgramDocument));
    await runCommand('open-lab');
    expect(get().page).toBe('lab');
    await runCommand('about');
    expect(get().aboutOpen).toBe(true);
    await runCommand('new-case');
    expect(get()).toMatchObject({ page: 'target', document: null });
  });

  it('say what is missing when there is no result yet', async () => {
    prepare({});
    await runCommand('save-pdf');
    expect(get().notice?.text).toContain('First run the check');
    await runCommand('check-again');
    expect(get().notice?.text).toContain('First run the check');
  });

  it('save the report from any page and show where it went', async () => {
    prepare({ ...withDocument(oldProgramDocument), page: 'network' });
    await runCommand('save-pdf');
    expect(get().page).toBe('report');
    expect(get().saves.pdf?.kind).toBe('saved');
  });
});
