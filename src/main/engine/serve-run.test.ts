import { describe, expect, it } from 'vitest';
import { type FromEngine, fromEngineSchema } from '../../shared/ipc/engine-messages';
import type { RunOptions, RunResult } from './run/session';
import { askedFor } from './run/testing/made-probe';
import { serveRun } from './serve-run';

const result: RunResult = {
  evidence: {},
  cancelled: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
};
const start = { type: 'start', runId: 'run-1', asked: askedFor(443) };

/** A server whose run is `run`; resolves with everything it said. */
const served = (
  run: (options: RunOptions) => Promise<RunResult>,
  talk: (receive: (message: unknown) => void, stop: () => void) => void,
): Promise<FromEngine[]> =>
  new Promise((resolve) => {
    const said: FromEngine[] = [];
    const server = serveRun(
      (message) => said.push(fromEngineSchema.parse(message)),
      () => resolve(said),
      (_asked, options) => run(options),
    );
    talk(server.receive, server.stop);
  });

describe('the engine’s process', () => {
  it('tells progress and then the result', async () => {
    const progress = { runId: 'run-1', elapsedMs: 1, connectionsUsed: 0, connectionsLimit: 40, probes: [] };
    const said = await served(
      async ({ onProgress, runId, timeoutMs }) => {
        onProgress({ ...progress, runId: `${runId} ${timeoutMs}` });
        return result;
      },
      (receive) => receive({ ...start, timeoutMs: 30_000 }),
    );
    expect(said).toEqual([
      { type: 'progress', progress: { ...progress, runId: 'run-1 30000' } },
      { type: 'finished', ...result },
    ]);
  });
  it('hands a cancel on', async () => {
    const said = await served(
      ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ ...result, cancelled: true }));
        }),
      (receive) => {
        receive(start);
        receive({ type: 'cancel' });
      },
    );
    expect(said).toEqual([{ type: 'finished', ...result, cancelled: true }]);
  });
  it('cancels when nobody listens any more', async () => {
    const said = await served(
      ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ ...result, cancelled: true }));
        }),
      (receive, stop) => {
        receive(start);
        stop();
      },
    );
    expect(said).toMatchObject([{ type: 'finished', cancelled: true }]);
  });
  it('says what went wrong in it, without control characters', async () => {
    const said = await served(
      async () => {
        throw new Error('broken \u001b[31mhere');
      },
      (receive) => receive(start),
    );
    expect(said).toEqual([{ type: 'failed', message: 'broken ·[31mhere' }]);
  });
  it('refuses what it does not understand', async () => {
    const said = await served(
      async () => result,
      (receive) => receive({ type: 'start', asked: 'everything' }),
    );
    expect(said).toMatchObject([{ type: 'failed' }]);
  });
  it('has one run and ignores another', async () => {
    let runs = 0;
    const said = await served(
      async () => {
        runs += 1;
        return result;
      },
      (receive) => {
        receive(start);
        receive(start);
      },
    );
    expect([runs, said.length]).toEqual([1, 1]);
  });
  it('gives the run its secrets, and blanks them out in what it says of a fault', async () => {
    const secrets = { proxyPassword: 'canary-7c1e', clientIdentity: null };
    let given: unknown = null;
    const said = await served(
      async (options) => {
        given = options.secrets;
        throw new Error('nobody takes canary-7c1e');
      },
      (receive) => receive({ ...start, secrets }),
    );
    expect(given).toEqual(secrets);
    expect(said).toEqual([{ type: 'failed', message: 'nobody takes ***********' }]);
  });
});
