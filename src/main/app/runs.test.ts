import { describe, expect, it } from 'vitest';
import type { EventPayload } from '../../shared/ipc/contract';
import type { ReportDocument } from '../../shared/model/report';
import { Refusal } from '../cases/refusal';
import type { Kept } from '../cases/store';
import { caseFor } from '../cases/testing';
import { Runs } from './runs';
import { fakeChild } from './testing';

const document = { id: 'a document' } as ReportDocument;
const finished = {
  type: 'finished',
  evidence: {},
  cancelled: false,
  startedAt: 'a',
  finishedAt: 'b',
} as const;

const make = (addRun: () => Promise<Kept> = async () => ({ file: caseFor('case-0001'), problem: null })) => {
  const child = fakeChild();
  let heard: (finished: EventPayload<'run:finished'>) => void = () => undefined;
  const ended = new Promise<EventPayload<'run:finished'>>((resolve) => {
    heard = resolve;
  });
  const added: unknown[] = [];
  const runs = new Runs({
    fork: () => child,
    cases: {
      addRun: (...call) => {
        added.push(call);
        return addRun();
      },
    },
    judge: async () => () => document,
    newId: () => 'run-1',
    onProgress: () => undefined,
    onFinished: (one) => heard(one),
    graceMs: 0,
  });
  return { runs, child, ended, added };
};

describe('the run under way', () => {
  it('ends with the document, and its evidence in the case', async () => {
    const { runs, child, ended, added } = make();
    expect(runs.start(caseFor('case-0001'))).toEqual({ caseId: 'case-0001', runId: 'run-1' });
    child.say(finished);
    expect(await ended).toEqual({ runId: 'run-1', caseId: 'case-0001', document, problem: null });
    const { type: _type, ...run } = finished;
    // `way`: which way it went, so that a later check knows whether it may take answers over.
    expect(added).toEqual([['case-0001', { id: 'run-1', way: expect.any(String), ...run }]]);
  });
  it('is one at a time', async () => {
    const { runs, child, ended } = make();
    runs.start(caseFor('case-0001'));
    expect(() => runs.start(caseFor('case-0002'))).toThrow(Refusal);
    child.say(finished);
    await ended;
    expect(runs.start(caseFor('case-0002')).caseId).toBe('case-0002');
  });
  it('shows the result also when the case could not be written', async () => {
    const { runs, child, ended } = make(async () => ({
      file: caseFor('case-0001'),
      problem: 'The disk is full.',
    }));
    runs.start(caseFor('case-0001'));
    child.say(finished);
    expect(await ended).toMatchObject({ document, problem: null });
  });
  it('says why there is no result when the engine crashed', async () => {
    const { runs, child, ended, added } = make();
    runs.start(caseFor('case-0001'));
    child.exit(1);
    expect(await ended).toMatchObject({
      document: null,
      problem: expect.stringContaining('ended unexpectedly'),
    });
    expect(added).toEqual([]);
  });
  it('says why there is no result when the case has vanished', async () => {
    const { runs, child, ended } = make(async () => {
      throw new Refusal('not-found', 'This case is not there any more.');
    });
    runs.start(caseFor('case-0001'));
    child.say(finished);
    expect(await ended).toMatchObject({ document: null, problem: 'This case is not there any more.' });
  });
  it('is stopped by its own id only', () => {
    const { runs, child } = make();
    runs.start(caseFor('case-0001'));
    runs.cancel('another');
    expect(child.sent).toHaveLength(1);
    runs.cancel('run-1');
    expect(child.sent[1]).toEqual({ type: 'cancel' });
  });
  it('is waited for when the program ends', async () => {
    const { runs, child } = make();
    runs.start(caseFor('case-0001'));
    const stopped = runs.stop();
    child.say({ ...finished, cancelled: true });
    await stopped;
    expect(child.killed).toBe(true);
    await make().runs.stop();
  });
});
