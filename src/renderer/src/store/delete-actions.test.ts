import { describe, expect, it, vi } from 'vitest';
import { savedCases } from '../examples/cases';
import { oldProgramDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { forgetRemoved, removeCase, undoRemove } from './delete-actions';
import { get } from './store';

const CASE = 'case-20261121-0914';
const cases = { items: savedCases, problem: null };
const opened = {
  caseId: CASE,
  name: '',
  asked: oldProgramDocument.asked,
  step: 'network',
  document: oldProgramDocument,
};

describe('deleting a case', () => {
  it('takes it off the list at once, without a question, and offers the way back', async () => {
    prepare({ cases });
    await removeCase(CASE, 'Orders');
    expect(get().undo).toEqual([{ caseId: CASE, title: 'Orders', wasOpen: false }]);
    expect(get().announcement).toContain('Undo puts it back.');
  });
  it('says why it could not be deleted, and keeps it', async () => {
    prepare({ cases }, { caseRemove: () => failed('The disk can only be read.') });
    await removeCase(CASE, 'Orders');
    expect(get()).toMatchObject({ undo: [], cases, notice: { tone: 'problem' } });
  });
  it('does not delete the case that is being checked', async () => {
    const caseRemove = vi.fn(() => ok({}));
    prepare(
      { ...withDocument(oldProgramDocument), run: { kind: 'starting', purpose: 'check' } },
      { caseRemove },
    );
    await removeCase(CASE, 'Orders');
    expect(caseRemove).not.toHaveBeenCalled();
  });
  it('saves the case that is open before it is put aside', async () => {
    const order: string[] = [];
    prepare(withDocument(oldProgramDocument), {
      caseRemember: () => {
        order.push('saved');
        return ok({ caseId: CASE });
      },
      caseRemove: () => {
        order.push('removed');
        return ok({});
      },
    });
    await removeCase(CASE, 'Orders');
    expect(order).toEqual(['saved', 'removed']);
  });
});

describe('taking it back', () => {
  it('puts the case back, and on the screen again when it was there', async () => {
    prepare({ ...withDocument(oldProgramDocument), page: 'network' }, { caseOpen: () => ok(opened) });
    await removeCase(CASE, 'Orders');
    await undoRemove(CASE);
    expect(get()).toMatchObject({ undo: [], caseId: CASE, page: 'network', document: oldProgramDocument });
  });
  it('leaves alone what was begun meanwhile', async () => {
    const caseOpen = vi.fn(() => ok(opened));
    prepare({ undo: [{ caseId: CASE, title: 'Orders', wasOpen: true }], target }, { caseOpen });
    await undoRemove(CASE);
    expect(get().target).toBe(target);
    expect(caseOpen).not.toHaveBeenCalled();
  });
  it('says why it could not be put back, and where it still is', async () => {
    const deleted = savedCases.slice(0, 1);
    prepare(
      { undo: [{ caseId: CASE, title: 'Orders', wasOpen: false }] },
      { caseRestore: () => failed('The disk is full.'), caseDeleted: () => ok([...deleted]) },
    );
    await undoRemove(CASE);
    expect(get()).toMatchObject({ deleted, notice: { text: expect.stringContaining('The disk is full.') } });
  });
  it('is over when the notice has gone', async () => {
    const caseForget = vi.fn(() => ok({}));
    prepare({ undo: [{ caseId: CASE, title: 'Orders', wasOpen: false }] }, { caseForget });
    await forgetRemoved(CASE);
    expect(caseForget).toHaveBeenCalledWith({ caseId: CASE });
    expect(get().undo).toEqual([]);
  });
});
