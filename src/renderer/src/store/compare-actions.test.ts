import { describe, expect, it, vi } from 'vitest';
import { savedCases } from '../examples/cases';
import { twoChecks } from '../examples/comparison';
import { failed, ok, prepare } from '../testing/fake-api';
import { chooseSide, saveComparison, startCompare, swapSides } from './compare-actions';
import { NO_COMPARE } from './state';
import { get } from './store';

const cases = { items: savedCases, problem: null };
const refTo = (runId: string) => ({ caseId: 'case-20261121-0914', runId });
const [before, newest] = [refTo('run-1'), refTo('run-2')];

describe('comparing', () => {
  it('begins with the last two checks of the case', async () => {
    const caseCompare = vi.fn(() => ok(twoChecks));
    prepare({ cases }, { caseCompare });
    startCompare('case-20261121-0914');
    expect(get()).toMatchObject({ page: 'compare', compare: { left: before, right: newest } });
    await expect.poll(() => get().compare.result).toEqual(twoChecks);
    expect(caseCompare).toHaveBeenCalledWith({ left: before, right: newest });
    expect(get().announcement).toContain('Compared.');
  });
  it('waits for the second when the case has one check', () => {
    const caseCompare = vi.fn(() => ok(twoChecks));
    prepare({ cases }, { caseCompare });
    startCompare('case-20261118-1640');
    expect(get().compare).toMatchObject({ left: { runId: 'run-3' }, right: null, result: null });
    expect(caseCompare).not.toHaveBeenCalled();
  });
  it('swaps the two, and shows no old result beside a new choice', async () => {
    prepare({ cases });
    startCompare('case-20261121-0914');
    swapSides();
    expect(get().compare).toMatchObject({ left: newest, right: before, result: null });
    await expect.poll(() => get().compare.busy).toBe(false);
    chooseSide('right', null);
    expect(get().compare).toMatchObject({ right: null, result: null, busy: false });
  });
  it('saves what is shown, and says where it went or why not', async () => {
    const compareSave = vi.fn(() => ok({ kind: 'saved' as const, path: '/home/kim/compared.html' }));
    prepare(
      { cases, compare: { ...NO_COMPARE, left: before, right: newest, result: twoChecks } },
      { compareSave },
    );
    await saveComparison('html');
    expect(compareSave).toHaveBeenCalledWith({ left: before, right: newest, as: 'html' });
    expect(get().compare.saves.html).toEqual({ kind: 'saved', path: '/home/kim/compared.html' });
    swapSides();
    expect(get().compare.saves).toEqual({});
    prepare(
      { cases, compare: { ...NO_COMPARE, left: before, right: newest, result: twoChecks } },
      { compareSave: () => failed('The disk is full.') },
    );
    await saveComparison('json');
    expect(get().compare.saves.json).toEqual({ kind: 'failed', message: 'The disk is full.' });
    expect(get().announcement).toBe('Not saved. The disk is full.');
  });
  it('saves nothing before there is a result', async () => {
    const compareSave = vi.fn(() => ok({ kind: 'cancelled' as const }));
    prepare({ cases, compare: { ...NO_COMPARE, left: before } }, { compareSave });
    await saveComparison('html');
    expect(compareSave).not.toHaveBeenCalled();
  });
  it('says why two checks could not be compared', async () => {
    prepare({ cases }, { caseCompare: () => failed('This check is not in its case any more.') });
    startCompare('case-20261121-0914');
    await expect.poll(() => get().compare.problem).toBe('This check is not in its case any more.');
  });
});
