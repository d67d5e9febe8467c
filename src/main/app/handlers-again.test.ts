import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contract } from '../../shared/ipc/contract';
import { toEngineSchema } from '../../shared/ipc/engine-messages';
import { askedFor } from '../cases/testing';
import { earlierFor, newestRun, wayOf } from './earlier-run';
import { finished, fixture, makeHandlers } from './testing/handlers';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-again-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const evidence = fixture.runs[0]?.evidence ?? {};
const starts = (sent: readonly unknown[]) => toEngineSchema.parse(sent[0]);

describe('checking a case again', () => {
  it('begins from the check before when only what is needed is asked', async () => {
    const { handlers, children, check } = makeHandlers(top);
    const { caseId } = await check(null);
    await handlers['run:recheck']({ caseId, scope: 'needed' });
    expect(starts(children[1]?.sent ?? [])).toMatchObject({
      earlier: { scope: 'needed', at: finished.finishedAt, carried: [] },
    });
  });
  it('asks everything when that is wanted', async () => {
    const { handlers, children, check } = makeHandlers(top);
    const { caseId } = await check(null);
    await handlers['run:recheck']({ caseId, scope: 'all' });
    expect(starts(children[1]?.sent ?? [])).not.toHaveProperty('earlier');
  });
  it('shows beforehand what it would do', async () => {
    const { handlers, check } = makeHandlers(top);
    const { caseId } = await check(null);
    const plan = await handlers['plan:again']({ caseId });
    expect(contract['plan:again'].response.parse(plan).eachTry).toBeGreaterThan(0);
  });
  it('takes over nothing from a check of another place, of another way, or that was stopped', () => {
    const run = { id: 'r', startedAt: 'a', finishedAt: 'b', cancelled: false, evidence };
    const asked = askedFor();
    const here = { ...run, way: wayOf(asked) };
    expect(newestRun({ asked, runs: [here] })).toBe(here);
    const elsewhere = { ...asked, target: { ...asked.target, port: 8_443 } };
    expect(newestRun({ asked: elsewhere, runs: [here] })).toBeNull();
    expect(newestRun({ asked: { ...asked, client: 'java-8' }, runs: [here] })).toBeNull();
    expect(newestRun({ asked, runs: [run] })).toBeNull();
    expect(newestRun({ asked, runs: [{ ...here, cancelled: true }] })).toBeNull();
    // What the person told is no other way.
    expect(newestRun({ asked: { ...asked, answers: { 'how-often': 'always' } }, runs: [here] })).toBe(here);
  });
  it('keeps from when an answer is that was taken over before', () => {
    const again = { carried: [{ probe: 'suites', from: '2026-01-01T00:00:00Z' }], widened: 'no' } as const;
    const asked = askedFor();
    const run = { id: 'r', startedAt: 'a', finishedAt: 'b', cancelled: false, evidence, way: wayOf(asked) };
    const file = { ...fixture, asked, runs: [{ ...run, again: { ...again, carried: [...again.carried] } }] };
    expect(earlierFor(file, 'needed')?.carried).toEqual(again.carried);
  });
});

describe('waiting until a case works', () => {
  it('makes a small look that is kept nowhere, and says how it stands', async () => {
    const { handlers, children, events, watch, check } = makeHandlers(top);
    const { caseId } = await check(null);
    expect(await handlers['watch:start']({ caseId, nameHost: false })).toMatchObject({ kind: 'on', caseId });
    await vi.waitFor(() => expect(children.length).toBeGreaterThan(1));
    expect(starts(children[1]?.sent ?? [])).toMatchObject({ earlier: { scope: 'quick' } });
    children[1]?.say({ ...finished, evidence });
    await vi.waitFor(() => expect(watch.state()).toMatchObject({ tries: 1, last: { came: 'not-yet' } }));
    expect(events).toHaveLength(1);
    expect(await handlers['watch:stop']({})).toMatchObject({ kind: 'ended', why: 'stopped' });
    expect(await handlers['watch:forget']({})).toMatchObject({ kind: 'off' });
  });
  it('gives way to a check that the person starts', async () => {
    const { handlers, children, watch, check } = makeHandlers(top);
    const { caseId } = await check(null);
    await handlers['watch:start']({ caseId, nameHost: false });
    await vi.waitFor(() => expect(children).toHaveLength(2));
    const started = handlers['run:recheck']({ caseId });
    await vi.waitFor(() => expect(children[1]?.sent).toHaveLength(2));
    expect(children[1]?.sent[1]).toEqual({ type: 'cancel' });
    children[1]?.say({ ...finished, cancelled: true, evidence: {} });
    await started;
    expect(children).toHaveLength(3);
    expect(watch.state()).toMatchObject({ kind: 'on', tries: 0 });
    watch.stop();
  });
  it('needs a check to begin from', async () => {
    const { handlers } = makeHandlers(top);
    const { caseId } = await handlers['case:remember']({ caseId: null, asked: askedFor(), step: 'fix' });
    await expect(handlers['watch:start']({ caseId, nameHost: false })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
  it('ends with the case', async () => {
    const { handlers, watch, check } = makeHandlers(top);
    const { caseId } = await check(null);
    await handlers['watch:start']({ caseId, nameHost: false });
    await handlers['case:remove']({ caseId });
    expect(watch.isOn).toBe(false);
  });
});
