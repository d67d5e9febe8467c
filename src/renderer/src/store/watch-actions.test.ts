import { describe, expect, it, vi } from 'vitest';
import { againPlan, stoppedWaiting, waiting } from '../examples/again';
import { expiredDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare } from '../testing/fake-api';
import { newCase } from './navigate';
import { startRecheck } from './run-actions';
import { start } from './start';
import { get } from './store';
import { showAgainPlan, startWatch, stopWatch, watchChanged, watchOpened } from './watch-actions';

const here = { ...withDocument(expiredDocument), page: 'fix' as const };
const confirming = { ...waiting, phase: 'confirming' as const, runId: 'run-9', nextAt: null };

describe('waiting until it works', () => {
  it('starts for this case, and stops', async () => {
    const watchStart = vi.fn(() => ok(waiting));
    prepare(here, { watchStart, watchStop: () => ok(stoppedWaiting) });
    await startWatch(true);
    expect(watchStart).toHaveBeenCalledWith(expect.objectContaining({ caseId: here.caseId, nameHost: true }));
    expect(get().watch.kind).toBe('on');
    await stopWatch();
    expect(get().watch).toEqual(stoppedWaiting);
  });
  it('says why it could not start, and keeps the page usable', async () => {
    prepare(here, { watchStart: () => failed('Check again first.') });
    await startWatch(false);
    expect(get()).toMatchObject({ watchBusy: false, watch: { kind: 'off' } });
    expect(get().notice?.text).toContain('Check again first.');
  });
  it('shows the check that confirms it as a check of this case', () => {
    prepare(here);
    watchChanged(confirming);
    expect(get().run).toMatchObject({ kind: 'running', purpose: 'recheck', runId: 'run-9' });
  });
  it('leaves the check of another case alone', () => {
    prepare({ ...here, caseId: 'case-other-0001' });
    watchChanged(confirming);
    expect(get().run.kind).toBe('idle');
  });
  it('says on another page that it works, once', () => {
    prepare({ ...here, page: 'report', watch: waiting });
    watchChanged({ ...stoppedWaiting, why: 'works' });
    expect(get().notice?.text).toContain('It works now');
  });
  it('says on its own page nothing but what the page shows', () => {
    prepare({ ...here, watch: waiting });
    watchChanged({ ...stoppedWaiting, why: 'works' });
    expect(get().notice).toBeNull();
    expect(get().announcement).toContain('It works now');
  });
  it('ends with a new case, and says so', async () => {
    const watchForget = vi.fn(() => ok({ kind: 'off', notifies: true } as const));
    prepare({ ...here, watch: waiting }, { watchForget });
    await newCase();
    expect(watchForget).toHaveBeenCalled();
    expect(get()).toMatchObject({ watch: { kind: 'off' }, notice: { tone: 'info' } });
  });
  it('is looked at when the window opens', async () => {
    prepare({}, { watchLook: () => ok(waiting) });
    await start();
    expect(get().watch).toEqual(waiting);
  });
  it('opens the page with before and after when the notification is clicked', async () => {
    prepare({ ...here, page: 'target' });
    await watchOpened({ caseId: here.caseId ?? '' });
    expect(get().page).toBe('fix');
  });
});

describe('checking again', () => {
  it('asks what is needed, or everything', async () => {
    const runRecheck = vi.fn(() => ok({ caseId: here.caseId ?? '', runId: 'run-2' }));
    prepare(here, { runRecheck });
    await startRecheck();
    expect(runRecheck).toHaveBeenLastCalledWith(expect.objectContaining({ scope: 'needed' }));
    prepare(here, { runRecheck });
    await startRecheck('all');
    expect(runRecheck).toHaveBeenLastCalledWith(expect.objectContaining({ scope: 'all' }));
  });
  it('shows its plan, once, and works without one', async () => {
    const planAgain = vi.fn(() => ok(againPlan));
    prepare(here, { planAgain });
    await showAgainPlan();
    await showAgainPlan();
    expect(planAgain).toHaveBeenCalledOnce();
    expect(get().againPlan).toEqual(againPlan);
    prepare(here, { planAgain: () => failed('No.') });
    await showAgainPlan();
    expect(get()).toMatchObject({ againPlan: null, notice: null });
  });
});
