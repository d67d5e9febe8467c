import { describe, expect, it, vi } from 'vitest';
import type { Recovered } from '../../../shared/ipc/contract';
import { oldProgramDocument } from '../examples/documents';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { noteWhatIsShown, recover } from './recover';
import { get, set } from './store';

const CASE = 'case-20261121-0914';
const opened = {
  caseId: CASE,
  name: '',
  asked: oldProgramDocument.asked,
  step: 'check',
  document: oldProgramDocument,
};
const crash = (more: Partial<Recovered> = {}): Recovered => ({
  caseId: CASE,
  page: 'network',
  ended: 'program',
  checking: false,
  ...more,
});
const info = {
  name: 'Handrail',
  version: '1',
  runtime: 'r',
  openOnLab: false,
  standIn: false,
  recovered: null,
};

describe('after a crash', () => {
  it('the same case is open on the same page, with a calm word and a way to begin afresh', async () => {
    prepare({}, { caseOpen: () => ok(opened) });
    await recover(crash());
    expect(get()).toMatchObject({ caseId: CASE, page: 'network', document: oldProgramDocument });
    expect(get().notice).toMatchObject({ tone: 'info', afresh: true });
    expect(get().notice?.text).not.toContain('check that was under way');
  });
  it('a check under way is said to be lost, or kept as far as it came', async () => {
    prepare({}, { caseOpen: () => ok(opened) });
    await recover(crash({ checking: true }));
    expect(get().notice?.text).toContain('The check that was under way is lost.');
    await recover(crash({ checking: true, ended: 'window' }));
    expect(get().notice?.text).toContain('what it had seen is kept');
  });
  it('the list of cases is open again, and leads back to the step', async () => {
    prepare({}, { caseOpen: () => ok(opened) });
    await recover(crash({ page: 'compare' }));
    expect(get()).toMatchObject({ page: 'cases', lastStep: 'check', caseId: CASE });
  });
  it('a case that is gone is said, and the first page can be used', async () => {
    prepare({}, { caseOpen: () => failed('It is not there any more.') });
    await recover(crash());
    expect(get()).toMatchObject({ page: 'target', caseId: null, notice: { tone: 'problem' } });
  });
  it('a case that brought the program down again and again is not opened by itself', async () => {
    const caseOpen = vi.fn(() => ok(opened));
    prepare({}, { caseOpen });
    await recover(crash({ caseId: null }));
    expect(caseOpen).not.toHaveBeenCalled();
    expect(get().notice?.text).toContain('stands in the list of cases');
  });
});

describe('what the window shows', () => {
  it('is told to main whenever it changes, and only then', () => {
    const windowShows = vi.fn(() => ok({}));
    prepare({ info, target }, { windowShows });
    const end = noteWhatIsShown();
    set({ caseId: CASE });
    set({ page: 'program' });
    set({ announcement: 'x' });
    expect(windowShows.mock.calls).toEqual([
      [{ caseId: CASE, page: 'target' }],
      [{ caseId: CASE, page: 'program' }],
    ]);
    end();
    set({ page: 'check' });
    expect(windowShows).toHaveBeenCalledTimes(2);
  });
});
