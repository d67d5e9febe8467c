import { describe, expect, it, vi } from 'vitest';
import type { Imported } from '../../../shared/ipc/contract';
import { oldProgramDocument } from '../examples/documents';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { type Dropped, importDropped, openCaseFile, settleImport } from './import-actions';
import { get } from './store';

const CASE = 'case-20261121-0914';
const opened = {
  caseId: CASE,
  name: '',
  asked: oldProgramDocument.asked,
  step: 'network',
  document: oldProgramDocument,
};
const file = (name: string, more: Partial<Dropped> = {}): Dropped => ({
  name,
  size: 10,
  isFolder: false,
  text: async () => '{}',
  ...more,
});
const added = (name: string): Imported => ({ kind: 'added', file: name, caseId: CASE, title: name });
const taken = (name: string): Imported => ({
  kind: 'taken',
  file: name,
  token: `token-${name}`,
  title: name,
  updatedAt: '2026-11-21T10:00:00Z',
  there: { title: name, updatedAt: '2026-11-20T10:00:00Z' },
});

describe('files that are dropped on the window', () => {
  it('are opened when it is one case', async () => {
    prepare({ dropping: true }, { caseImport: ({ name }) => ok(added(name)), caseOpen: () => ok(opened) });
    await importDropped([file('a.json')]);
    expect(get()).toMatchObject({ caseId: CASE, page: 'network', dropping: false });
  });
  it('are shown in the list when they are several, and what is open stays open', async () => {
    prepare({ target, page: 'program' }, { caseImport: ({ name }) => ok(added(name)) });
    await importDropped([file('a.json'), file('b.json')]);
    expect(get()).toMatchObject({ page: 'cases', target, notice: { text: '2 cases are in the list now.' } });
  });
  it('are refused in words before they are read when they are too large, or a folder', async () => {
    const caseImport = vi.fn(({ name }: { name: string }) => ok(added(name)));
    const text = vi.fn(async () => '{}');
    prepare({}, { caseImport });
    await importDropped([
      file('big.json', { size: 17 * 1024 * 1024, text }),
      file('Documents', { isFolder: true, text }),
    ]);
    expect(get().incoming?.refused.map(({ sentence }) => sentence)).toEqual([
      'This file is larger than any case file (16 MB).',
      'This is a folder. Drop the case files that are in it.',
    ]);
    expect(text).not.toHaveBeenCalled();
    expect(caseImport).not.toHaveBeenCalled();
  });
  it('are refused in words when they can not be read, or main does not take them', async () => {
    prepare({}, { caseImport: () => failed('This is no case.') });
    await importDropped([file('a.json', { text: () => Promise.reject(new Error('gone')) })]);
    expect(get().notice?.text).toContain('This file could not be read.');
    await importDropped([file('a.json')]);
    expect(get().notice?.text).toContain('This is no case.');
  });
  it('are no files at all: a link', async () => {
    prepare({});
    await importDropped([]);
    expect(get().notice?.text).toContain('A link or a text is not one');
  });
});

describe('a case whose place another one has', () => {
  it('is asked about, one after the other, and then all are in the list', async () => {
    const settled: unknown[] = [];
    prepare(
      {},
      {
        caseOpenFile: () => ok([taken('a'), taken('b'), added('c')]),
        caseSettle: (answer) => {
          settled.push(answer);
          return ok(answer.as === 'cancel' ? null : added('a'));
        },
      },
    );
    await openCaseFile();
    expect(get().incoming?.taken).toHaveLength(2);
    await settleImport('keep-both');
    expect(get().incoming?.taken).toHaveLength(1);
    await settleImport('cancel');
    expect(settled).toEqual([
      { token: 'token-a', as: 'keep-both' },
      { token: 'token-b', as: 'cancel' },
    ]);
    expect(get()).toMatchObject({
      incoming: null,
      page: 'cases',
      notice: { text: '2 cases are in the list now.' },
    });
  });
  it('leaves everything as it is when the person rather leaves it out', async () => {
    prepare({ target }, { caseOpenFile: () => ok([taken('a')]) });
    await openCaseFile();
    await settleImport('cancel');
    expect(get()).toMatchObject({ incoming: null, page: 'target', target, notice: null });
  });
  it('is said not to be at hand any more', async () => {
    prepare(
      {},
      { caseOpenFile: () => ok([taken('a')]), caseSettle: () => failed('It is not at hand any more.') },
    );
    await openCaseFile();
    await settleImport('replace');
    expect(get().notice?.text).toContain('not at hand any more');
  });
});
