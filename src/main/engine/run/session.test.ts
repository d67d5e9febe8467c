import { afterEach, describe, expect, it } from 'vitest';
import { observationSchema, rawEvidenceSchema } from '../../../shared/model/evidence';
import { type Progress, progressSchema } from '../../../shared/model/progress';
import { asking, onHello, type Peer, serverHello12, startPeer } from '../net/testing/peer';
import type { ProbeContext } from '../probes/define-probe';
import { type RunOptions, startRun } from './session';
import { askedFor, madeProbe } from './testing/made-probe';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

type Made = Parameters<typeof madeProbe>[0];
const run = async (made: readonly Made[], more: Partial<RunOptions> = {}) => {
  const result = await startRun(askedFor(peer?.port ?? 1), {
    onProgress: () => {},
    probes: made.map(madeProbe),
    ...more,
  });
  const seen = rawEvidenceSchema.parse(result.evidence);
  const of = (id: string) => observationSchema.parse(seen[id]);
  return { ...result, seen, of };
};
const never = (): Promise<never> => new Promise(() => {});

describe('a run', () => {
  it('hands each probe the facts of those before it', async () => {
    const { of } = await run([
      { id: 'first', run: async () => 'one' },
      { id: 'second', needs: ['first'], run: async ({ seen }) => JSON.stringify(Object.values(seen)) },
    ]);
    expect(of('second')).toMatchObject({ status: 'ok', facts: { said: '[{"said":"one"}]' } });
  });
  it('goes on with those behind a probe that brought nothing; they decide themselves', async () => {
    const { of } = await run([
      { id: 'first', run: async () => ({ status: 'gave-up', why: 'Nothing to see.' }) },
      {
        id: 'second',
        needs: ['first'],
        run: async ({ seen }) => ({ status: 'skipped', why: `${Object.keys(seen).length} facts` }),
      },
    ]);
    expect(of('first')).toMatchObject({
      status: 'gave-up',
      why: 'Nothing to see.',
      outcome: 'Nothing to see.',
    });
    expect(of('second')).toMatchObject({ status: 'skipped', why: '0 facts' });
  });
  it('runs what does not need each other at the same time', async () => {
    let meet = () => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const { of } = await run([
      { id: 'waits', run: () => met.then(() => 'met') },
      {
        id: 'comes',
        run: async () => {
          meet();
          return 'came';
        },
      },
    ]);
    expect(of('waits').status).toBe('ok');
  });
  it('records a thrown error as our own fault and goes on', async () => {
    const { of } = await run([
      {
        id: 'faulty',
        run: async () => {
          throw new TypeError('undefined is not a probe');
        },
      },
      { id: 'other', run: async () => 'fine' },
    ]);
    expect(of('faulty')).toMatchObject({ status: 'bug', error: 'TypeError: undefined is not a probe' });
    expect(of('other').status).toBe('ok');
  });
  it('takes facts that do not fit their schema for a fault of our own', async () => {
    const { of } = await run([{ id: 'wordy', run: async () => 'far too many words for the schema' }]);
    expect(of('wordy')).toMatchObject({ status: 'bug' });
  });
  it('gives every attempt the name of its probe and a number, and counts connections', async () => {
    peer = await startPeer(onHello((socket) => socket.end(serverHello12)));
    const { of } = await run([
      {
        id: 'dials',
        connections: 3,
        run: async ({ net }) => {
          const first = await net.attempt(asking({ until: 'server-hello' }));
          await net.handshake({ purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 });
          return first.attempt.id;
        },
      },
    ]);
    expect(of('dials')).toMatchObject({ status: 'ok', facts: { said: 'dials-1' }, connections: 2 });
    expect(of('dials').attempts.map(({ id }) => id)).toEqual(['dials-1', 'dials-2']);
  });
  it('opens nothing beyond a probe’s budget and says so in the attempt', async () => {
    let accepted = 0;
    peer = await startPeer((socket) => {
      accepted += 1;
      socket.end();
    });
    const { of } = await run([
      {
        id: 'greedy',
        connections: 2,
        run: async ({ net }) => {
          for (let at = 0; at < 5; at += 1) await net.attempt(asking({ send: null, until: 'first-bytes' }));
          return 'done';
        },
      },
    ]);
    expect(accepted).toBe(2);
    expect(of('greedy').connections).toBe(2);
    expect(
      of('greedy')
        .attempts.slice(2)
        .map(({ outcome }) => 'code' in outcome && outcome.code),
    ).toEqual(['BUDGET', 'BUDGET', 'BUDGET']);
  });
  it('does not wait for a probe beyond its time, and closes what it had open', async () => {
    peer = await startPeer(() => {});
    const { of } = await run([
      { id: 'slow', ms: 60, connections: 1, run: ({ net }) => net.attempt(asking()).then(never) },
      { id: 'next', needs: ['slow'], run: async () => 'ran' },
    ]);
    expect(of('slow')).toMatchObject({ status: 'gave-up', connections: 1 });
    expect(of('slow').attempts[0]?.outcome).toEqual({ kind: 'cancelled' });
    expect(of('next').status).toBe('ok');
  });
  it('ends at its own deadline and keeps what was seen', async () => {
    const { of, cancelled } = await run(
      [
        { id: 'quick', run: async () => 'seen' },
        { id: 'hangs', ms: 60_000, run: never },
        { id: 'behind', needs: ['hangs'], run: async () => 'never' },
      ],
      { timeoutMs: 1_000 },
    );
    expect(cancelled).toBe(false);
    expect([of('quick').status, of('hangs').status, of('behind').status]).toEqual([
      'ok',
      'gave-up',
      'gave-up',
    ]);
    expect(of('behind').outcome).toMatch(/time for the whole check/);
  });
  it('says when it began and ended, by the clock it was given', async () => {
    const times = [new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02T03:04:09Z')];
    const result = await run([{ id: 'a', run: async ({ now }) => now.toISOString().slice(0, 19) }], {
      now: () => times.shift() ?? new Date(0),
    });
    expect(result.startedAt).toBe('2026-01-02T03:04:05.000Z');
    expect(result.finishedAt).toBe('2026-01-02T03:04:09.000Z');
    expect(result.of('a')).toMatchObject({ facts: { said: '2026-01-02T03:04:05' } });
  });
});

describe('cancelling a run', () => {
  it('keeps what was seen, skips the rest, and leaves nothing open', async () => {
    const abort = new AbortController();
    peer = await startPeer(onHello(() => abort.abort()));
    const { of, cancelled } = await run(
      [
        { id: 'first', run: async () => 'seen' },
        {
          id: 'second',
          needs: ['first'],
          connections: 1,
          run: async ({ net }) => (await net.attempt(asking({ waitMs: 15_000 }))).attempt.outcome.kind,
        },
        { id: 'third', needs: ['second'], run: async () => 'never' },
      ],
      { signal: abort.signal },
    );
    expect(cancelled).toBe(true);
    expect(of('first').status).toBe('ok');
    expect(of('second')).toMatchObject({ status: 'skipped', connections: 1 });
    expect(of('second').attempts[0]?.outcome).toEqual({ kind: 'cancelled' });
    expect(of('third')).toMatchObject({ status: 'skipped', connections: 0, ms: 0 });
    expect(of('third').outcome).toMatch(/cancelled/);
  });
  it('keeps the part of a probe that can tell what it saw by then, and only of such a one', async () => {
    const abort = new AbortController();
    peer = await startPeer(onHello(() => abort.abort()));
    const ended = async ({ net }: ProbeContext) =>
      (await net.attempt(asking({ waitMs: 15_000 }))).attempt.outcome.kind;
    const { of } = await run(
      [
        { id: 'part', connections: 1, keepsPart: true, run: ended },
        { id: 'whole', connections: 1, run: ended },
        { id: 'stuck', keepsPart: true, run: never },
      ],
      { signal: abort.signal },
    );
    expect(of('part')).toMatchObject({ status: 'ok', facts: { said: 'cancelled' } });
    expect(of('whole').status).toBe('skipped');
    expect(of('stuck').status).toBe('skipped');
  });
  it('before it begins runs nothing', async () => {
    const abort = new AbortController();
    abort.abort();
    let ran = false;
    const { of, cancelled } = await run(
      [
        {
          id: 'first',
          run: async () => {
            ran = true;
            return 'x';
          },
        },
      ],
      { signal: abort.signal },
    );
    expect([cancelled, ran, of('first').status]).toEqual([true, false, 'skipped']);
  });
  it('does not wait for a probe that never comes back', async () => {
    const abort = new AbortController();
    const { of } = await run(
      [
        {
          id: 'hangs',
          ms: 60_000,
          run: () => {
            setImmediate(() => abort.abort());
            return never();
          },
        },
      ],
      { signal: abort.signal },
    );
    expect(of('hangs').status).toBe('skipped');
  });
});

describe('the progress of a run', () => {
  it('is shown whole each time, and its last state is the end', async () => {
    peer = await startPeer(onHello((socket) => socket.end()));
    const shown: Progress[] = [];
    await run(
      [
        { id: 'first', run: async () => 'one' },
        {
          id: 'second',
          needs: ['first'],
          connections: 1,
          run: async ({ net }) => (await net.attempt(asking())).attempt.outcome.kind,
        },
      ],
      { runId: 'run-7', onProgress: (progress) => shown.push(progressSchema.parse(progress)) },
    );
    const last = shown.at(-1);
    expect(last).toMatchObject({ runId: 'run-7', connectionsUsed: 1, connectionsLimit: 40 });
    expect(last?.probes).toEqual([
      { id: 'first', question: 'What does first say?', state: 'done', status: 'ok', outcome: 'It said one.' },
      {
        id: 'second',
        question: 'What does second say?',
        state: 'done',
        status: 'ok',
        outcome: 'It said fin.',
      },
    ]);
    expect(shown[0]?.probes.map(({ state }) => state)).toContain('running');
  });
  it('is not sent for every little change', async () => {
    peer = await startPeer((socket) => socket.end());
    let sent = 0;
    await run(
      [
        {
          id: 'busy',
          connections: 30,
          run: async ({ net }) => {
            for (let at = 0; at < 30; at += 1)
              await net.attempt(asking({ send: null, until: 'first-bytes' }));
            return 'done';
          },
        },
      ],
      {
        onProgress: () => {
          sent += 1;
        },
      },
    );
    expect(sent).toBeLessThan(30);
  });
});
