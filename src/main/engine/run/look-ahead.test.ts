import { describe, expect, it } from 'vitest';
import type { Evidence, ProbeId } from '../../../shared/model/evidence';
import type { AnyProbe } from './any-probe';
import type { LookAhead } from './outlook';
import { startRun } from './session';
import { askedFor, madeProbe } from './testing/made-probe';

const CONDITION = { runs: { how: 'if-it-decides', when: 'x' } } as const;

const run = async (probes: readonly AnyProbe[], lookAhead: LookAhead) =>
  (await startRun(askedFor(443), { onProgress: () => {}, probes, lookAhead })).evidence as Record<
    string,
    unknown
  >;

describe('a run that looks ahead', () => {
  it('leaves out what is decided, with a plain reason and without a connection', async () => {
    const asked = madeProbe({ id: 'b', connections: 3, run: async () => 'x', ...CONDITION });
    const first = madeProbe({ id: 'a', run: async () => 'x' });
    const evidence = await run([first, asked], () => ({
      decides: () => 0,
      isIdle: (id: string) => id === 'b',
    }));
    expect(evidence.a).toMatchObject({ status: 'ok' });
    expect(evidence.b).toMatchObject({
      status: 'skipped',
      connections: 0,
      why: expect.stringContaining('already decided by the other questions'),
    });
  });
  it('is handed what was seen so far, and asks in the order that follows from it', async () => {
    const begun: string[] = [];
    const probe = (id: string, needs: readonly string[], connections: number) =>
      madeProbe({
        ...{ id, needs, connections },
        ...(id === 'a' ? {} : CONDITION),
        run: async () => {
          begun.push(id);
          return 'x';
        },
      });
    const looked: string[][] = [];
    const look: LookAhead = (evidence: Evidence) => {
      looked.push(Object.keys(evidence));
      return { decides: (id: ProbeId) => ((id as string) === 'c' ? 1 : 0), isIdle: () => false };
    };
    await run([probe('a', [], 0), probe('b', ['a'], 30), probe('c', ['a'], 30)], look);
    expect(looked[0]).toEqual(['a']);
    expect(begun).toEqual(['a', 'c', 'b']);
  });
  it('tells a probe how many connections it may use this time', async () => {
    const told: (number | undefined)[] = [];
    const frugal = madeProbe({
      ...{ id: 'f', connections: 60, least: 2 },
      ...CONDITION,
      run: async ({ connections }) => {
        told.push(connections);
        return 'x';
      },
    });
    await run([frugal], () => ({ decides: () => 0, isIdle: () => false }));
    expect(told).toEqual([40]);
  });
});
