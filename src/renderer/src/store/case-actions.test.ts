import { describe, expect, it, vi } from 'vitest';
import { oldProgramDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { draftOf, openCase, renameCase } from './case-actions';
import { removeCase } from './delete-actions';
import { openCaseFile } from './import-actions';
import { startLab } from './lab-actions';
import { goBack, newCase, showCases } from './navigate';
import { rememberNow } from './remember';
import { saveReport } from './report-actions';
import { runFinished, startRun } from './run-actions';
import { get, set } from './store';
import { setProgram } from './told-actions';

const CASE = 'case-20261121-0914';
const opened = {
  caseId: CASE,
  name: 'Orders',
  asked: oldProgramDocument.asked,
  step: 'network',
  document: oldProgramDocument,
};

describe('a saved case', () => {
  it('opens on the page where it was left, with everything that was entered', async () => {
    prepare({}, { caseOpen: () => ok(opened) });
    await openCase(CASE);
    expect(get()).toMatchObject({
      caseId: CASE,
      caseName: 'Orders',
      page: 'network',
      document: oldProgramDocument,
    });
    expect(get().told.program).toBe('dotnet-framework');
    expect(get().draft.text).toBe('https://shop.example/orders');
  });

  it('changes nothing when the person closes the dialog', async () => {
    prepare({ target }, { caseOpenFile: () => ok([]) });
    await openCaseFile();
    expect(get().target).toBe(target);
  });

  it('says why a file could not be opened and keeps the present case', async () => {
    prepare({ target }, { caseOpenFile: () => failed('This is not a case file.') });
    await openCaseFile();
    expect(get().target).toBe(target);
    expect(get().notice?.text).toContain('not a case file');
  });

  it('does not open over a running check', async () => {
    const caseOpen = vi.fn(() => ok(opened));
    prepare({ target, run: { kind: 'starting', purpose: 'check' } }, { caseOpen });
    await openCase(CASE);
    expect(caseOpen).not.toHaveBeenCalled();
  });

  it('takes the wizard with it when it is deleted while it is open', async () => {
    prepare({ ...withDocument(oldProgramDocument), page: 'network' });
    await removeCase(CASE, 'shop.example');
    expect(get()).toMatchObject({ caseId: null, document: null, target: null, page: 'target' });
  });

  it('takes a name where it stands, in the title and in the list', async () => {
    const caseRename = vi.fn(({ name }: { name: string }) => ok({ name }));
    prepare({ ...withDocument(oldProgramDocument), renaming: CASE }, { caseRename });
    await renameCase(CASE, '  Orders ');
    expect(caseRename).toHaveBeenCalledWith({ caseId: CASE, name: 'Orders' });
    expect(get()).toMatchObject({ caseName: 'Orders', renaming: null });
    await renameCase(CASE, 'Too late');
    expect(caseRename).toHaveBeenCalledTimes(1);
  });

  it('keeps its old name when the new one could not be saved', async () => {
    prepare(
      { ...withDocument(oldProgramDocument), renaming: CASE },
      { caseRename: () => failed('The disk is full.') },
    );
    await renameCase(CASE, 'Orders');
    expect(get()).toMatchObject({
      caseName: '',
      notice: { text: expect.stringContaining('The disk is full.') },
    });
  });

  it('shows a name of its own to ask for in the fields again', () => {
    expect(draftOf({ ...target, serverName: 'www.example', addresses: ['192.0.2.1', '192.0.2.2'] })).toEqual({
      text: 'shop.example',
      addresses: '192.0.2.1, 192.0.2.2',
      port: '',
      serverName: 'www.example',
      noServerName: false,
    });
  });

  it('keeps asking for no name when that was the choice, and makes it no choice for an IP address', () => {
    expect(draftOf({ ...target, serverName: null })).toMatchObject({ serverName: '', noServerName: true });
    for (const host of ['192.0.2.1', '2001:db8::1']) {
      expect(draftOf({ ...target, host, serverName: null }).noServerName).toBe(false);
    }
  });
});

describe('saving as one goes', () => {
  it('makes one case out of several writes', async () => {
    const asked: (string | null)[] = [];
    prepare(
      { target, page: 'program' },
      {
        caseRemember: ({ caseId }) => {
          asked.push(caseId);
          return ok({ caseId: CASE });
        },
      },
    );
    await Promise.all([rememberNow(), rememberNow()]);
    expect(asked).toEqual([null, CASE]);
  });

  it('notes the step that a page beside the wizard leads back to, never that page', async () => {
    const caseRemember = vi.fn(() => ok({ caseId: CASE }));
    prepare({ target, page: 'program' }, { caseRemember });
    showCases();
    await rememberNow();
    expect(caseRemember).toHaveBeenLastCalledWith(expect.objectContaining({ step: 'program' }));
    goBack();
    expect(get().page).toBe('program');
  });

  it('writes nothing before there is a target', async () => {
    const caseRemember = vi.fn(() => ok({ caseId: CASE }));
    prepare({}, { caseRemember });
    await rememberNow();
    expect(caseRemember).not.toHaveBeenCalled();
  });

  it('says when a case could not be saved', async () => {
    prepare({ target }, { caseRemember: () => failed('The disk is full.') });
    await rememberNow();
    expect(get().notice?.text).toContain('The disk is full.');
  });

  it('says once that the disk is full, keeps every answer, and saves all of it when there is room again', async () => {
    const full = { now: true };
    const caseRemember = vi.fn(() => (full.now ? failed('The disk is full.') : ok({ caseId: CASE })));
    prepare({ target, page: 'program' }, { caseRemember });
    await rememberNow();
    expect(get().notice?.text).toContain('nothing you entered is lost');
    set({ notice: null });
    setProgram('java');
    await rememberNow();
    expect(get()).toMatchObject({ notice: null, unsaved: 'The disk is full.', caseId: null });
    expect(get().told.program).toBe('java');
    full.now = false;
    await rememberNow();
    expect(get()).toMatchObject({ unsaved: null, caseId: CASE, announcement: 'This case is saved again.' });
    expect(caseRemember).toHaveBeenLastCalledWith(
      expect.objectContaining({ asked: expect.objectContaining({ program: 'java' }) }),
    );
  });

  it('checks, and takes the case’s id from the check, when the case could not be written before it', async () => {
    const runStart = vi.fn(() => ok({ caseId: CASE, runId: 'r1' }));
    prepare({ target }, { caseRemember: () => failed('The disk is full.'), runStart });
    await startRun();
    expect(runStart).toHaveBeenCalledWith(expect.objectContaining({ caseId: null }));
    runFinished({ runId: 'r1', caseId: CASE, document: oldProgramDocument, problem: null });
    expect(get()).toMatchObject({ caseId: CASE, document: oldProgramDocument });
  });

  it('saves the case before a new one takes its place', async () => {
    const caseRemember = vi.fn(() => ok({ caseId: CASE }));
    prepare({ target, page: 'check' }, { caseRemember });
    await newCase();
    expect(caseRemember).toHaveBeenCalledTimes(1);
    expect(get()).toMatchObject({ target: null, page: 'target', caseId: null });
  });
});

describe('the practice lab', () => {
  it('fills every answer and goes to the next page', async () => {
    prepare({ page: 'lab' });
    await startLab('old-program');
    expect(get()).toMatchObject({
      page: 'program',
      told: { lab: 'old-program', program: 'dotnet-framework' },
    });
    expect(get().lab?.scenario.id).toBe('old-program');
  });
});

describe('saving the report', () => {
  it('says where it went', async () => {
    prepare(withDocument(oldProgramDocument), {
      reportSave: () => ok({ kind: 'saved', path: '/tmp/r.pdf' }),
    });
    await saveReport('pdf');
    expect(get().saves.pdf).toEqual({ kind: 'saved', path: '/tmp/r.pdf' });
  });

  it('says why it was not saved', async () => {
    prepare(withDocument(oldProgramDocument), { reportSave: () => failed('The disk is full.') });
    await saveReport('json');
    expect(get().saves.json).toEqual({ kind: 'failed', message: 'The disk is full.' });
  });

  it('shows nothing when the person closed the dialog', async () => {
    prepare(withDocument(oldProgramDocument), { reportSave: () => ok({ kind: 'cancelled' }) });
    await saveReport('html');
    expect(get().saves).toEqual({});
  });
});
