import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askedFor } from '../cases/testing';
import { startEngineRun } from './engine-client';
import { fakeChild } from './testing';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const finished = {
  type: 'finished',
  evidence: {},
  cancelled: false,
  startedAt: '2026-11-21T10:00:00.000Z',
  finishedAt: '2026-11-21T10:00:02.000Z',
} as const;

const begin = () => {
  const child = fakeChild();
  const progress: unknown[] = [];
  const run = startEngineRun(() => child, {
    runId: 'run-1',
    asked: askedFor(),
    onProgress: (one) => progress.push(one),
  });
  return { child, run, progress };
};

describe('a run in the engine’s process', () => {
  it('starts with what is asked, passes progress on, and ends the process with the run', async () => {
    const { child, run, progress } = begin();
    expect(child.sent).toEqual([{ type: 'start', runId: 'run-1', asked: askedFor() }]);
    const picture = { runId: 'run-1', elapsedMs: 5, connectionsUsed: 1, connectionsLimit: 40, probes: [] };
    child.say({ type: 'progress', progress: picture });
    child.say(finished);
    expect(await run.ended).toEqual(finished);
    expect(progress).toEqual([picture]);
    expect(child.killed).toBe(true);
  });
  it('gives what was seen when it is cancelled in time', async () => {
    const { child, run } = begin();
    run.cancel();
    run.cancel();
    expect(child.sent.slice(1)).toEqual([{ type: 'cancel' }]);
    child.say({ ...finished, cancelled: true });
    expect(await run.ended).toMatchObject({ type: 'finished', cancelled: true });
  });
  it('ends a process that does not answer a cancel within the grace', async () => {
    const { child, run } = begin();
    run.cancel();
    await vi.advanceTimersByTimeAsync(999);
    expect(child.killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(child.killed).toBe(true);
    expect(await run.ended).toMatchObject({
      type: 'failed',
      message: expect.stringContaining('was stopped before'),
    });
  });
  it('says it in words when the process crashes', async () => {
    const { child, run } = begin();
    child.exit(139);
    expect(await run.ended).toMatchObject({
      type: 'failed',
      message: expect.stringContaining('ended unexpectedly'),
    });
  });
  it('believes nothing that is not in the contract', async () => {
    const { child, run } = begin();
    child.say({ type: 'finished', evidence: 'all good' });
    expect(await run.ended).toMatchObject({ type: 'failed' });
    expect(child.killed).toBe(true);
  });
  it('keeps the first end and forgets later ones', async () => {
    const { child, run } = begin();
    child.say({ type: 'failed', message: 'no memory' });
    child.say(finished);
    child.exit(0);
    expect(await run.ended).toMatchObject({
      type: 'failed',
      message: expect.stringContaining('(no memory)'),
    });
  });
  it('does not wait for ever for a run that never ends', async () => {
    const { child, run } = begin();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(await run.ended).toMatchObject({ message: expect.stringContaining('did not come to an end') });
    expect(child.killed).toBe(true);
  });
  it('says that no process could be started', async () => {
    const run = startEngineRun(
      () => {
        throw new Error('EAGAIN');
      },
      { runId: 'run-1', asked: askedFor(), onProgress: () => undefined },
    );
    run.cancel();
    expect(await run.ended).toMatchObject({ message: expect.stringContaining('starts no more processes') });
  });
});
