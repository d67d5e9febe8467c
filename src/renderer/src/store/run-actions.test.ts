import { describe, expect, it, vi } from 'vitest';
import { cancelledDocument, expiredDocument, oldProgramDocument } from '../examples/documents';
import { progressAfter } from '../examples/plan';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { go } from './navigate';
import { cancelRun, retryRun, runFinished, runProgressed, startRecheck, startRun } from './run-actions';
import { get } from './store';

const CASE = 'case-20261121-0914';
const ended = (runId: string, document = oldProgramDocument) => ({
  runId,
  caseId: CASE,
  document,
  problem: null,
});

describe('a check', () => {
  it('is under way once main has given it an id', async () => {
    prepare({ target }, { runStart: () => ok({ caseId: CASE, runId: 'r1' }) });
    await startRun();
    expect(get().run).toMatchObject({ kind: 'running', runId: 'r1', purpose: 'check' });
    expect(get().caseId).toBe(CASE);
  });

  it('does not start without a target', async () => {
    const runStart = vi.fn(() => ok({ caseId: CASE, runId: 'r1' }));
    prepare({}, { runStart });
    await startRun();
    expect(runStart).not.toHaveBeenCalled();
  });

  it('does not start twice', async () => {
    const runStart = vi.fn(() => ok({ caseId: CASE, runId: 'r1' }));
    prepare({ target }, { runStart });
    await Promise.all([startRun(), startRun()]);
    expect(runStart).toHaveBeenCalledTimes(1);
  });

  it('keeps an end that overtakes the answer to its start', async () => {
    prepare(
      { target },
      {
        runStart: () => {
          runFinished(ended('r1'));
          return ok({ caseId: CASE, runId: 'r1' });
        },
      },
    );
    await startRun();
    expect(get().run).toEqual({ kind: 'idle' });
    expect(get().document).toBe(oldProgramDocument);
  });

  it('ignores progress and end of another run', async () => {
    prepare({ target }, { runStart: () => ok({ caseId: CASE, runId: 'r2' }) });
    await startRun();
    runProgressed(progressAfter(3, 'r1', 900));
    runFinished(ended('r1'));
    expect(get().run).toMatchObject({ kind: 'running', progress: null });
    expect(get().document).toBeNull();
  });

  it('keeps everything that was entered when the engine fails, and can be tried again', async () => {
    const runStart = vi.fn(() => ok({ caseId: CASE, runId: 'r1' }));
    prepare({ target }, { runStart });
    await startRun();
    runFinished({ runId: 'r1', caseId: CASE, document: null, problem: 'It ended unexpectedly.' });
    expect(get().run).toEqual({ kind: 'failed', purpose: 'check', problem: 'It ended unexpectedly.' });
    expect(get().target).toBe(target);
    retryRun();
    await vi.waitFor(() => expect(runStart).toHaveBeenCalledTimes(2));
  });

  it('says why it could not be started', async () => {
    prepare({ target }, { runStart: () => failed('Another check is running.') });
    await startRun();
    expect(get().run).toEqual({ kind: 'failed', purpose: 'check', problem: 'Another check is running.' });
  });

  it('tells a missing password from a failure', async () => {
    const missing = { ok: false, code: 'needs-secret', message: 'Enter it again.' } as const;
    prepare({ target }, { runStart: () => Promise.resolve(missing) });
    await startRun();
    expect(get().run).toMatchObject({ kind: 'failed', problem: 'Enter it again.', asksAgain: true });
  });

  it('shows what was seen when it is stopped', async () => {
    prepare({ target }, { runStart: () => ok({ caseId: CASE, runId: 'r1' }), runCancel: () => ok({}) });
    await startRun();
    await cancelRun();
    expect(get().run).toMatchObject({ kind: 'running', cancelling: true });
    runFinished(ended('r1', cancelledDocument));
    expect(get().document?.summary.conclusion).toBe('cancelled');
    expect(get().run).toEqual({ kind: 'idle' });
  });

  it('goes on when the request to stop was not carried out', async () => {
    prepare(
      { target },
      { runStart: () => ok({ caseId: CASE, runId: 'r1' }), runCancel: () => failed('No.') },
    );
    await startRun();
    await cancelRun();
    expect(get().run).toMatchObject({ kind: 'running', cancelling: false });
    expect(get().notice?.text).toContain('could not be stopped');
  });
});

describe('checking again', () => {
  it('keeps the earlier result while it runs, and takes the new one when it ends', async () => {
    prepare(
      { target, caseId: CASE, document: expiredDocument },
      { runRecheck: () => ok({ caseId: CASE, runId: 'r2' }), caseRemember: () => ok({ caseId: CASE }) },
    );
    await startRecheck();
    expect(get().document).toBe(expiredDocument);
    expect(get().run).toMatchObject({ kind: 'running', purpose: 'recheck' });
    runFinished(ended('r2'));
    expect(get().document).toBe(oldProgramDocument);
  });

  it('is not possible before a first check', async () => {
    prepare({ target, caseId: CASE });
    await startRecheck();
    expect(get().run).toEqual({ kind: 'idle' });
  });
});

describe('what was announced', () => {
  it('has been said when the page changes: a later page does not say it again', () => {
    prepare({
      ...{ target, caseId: CASE, page: 'check' },
      run: { kind: 'running', purpose: 'check', runId: 'r1', progress: null, cancelling: false },
    });
    runFinished(ended('r1'));
    expect(get().announcement).toContain('The check has ended.');
    go('check');
    expect(get().announcement).toContain('The check has ended.');
    go('certificate');
    expect(get().announcement).toBe('');
  });
});
