import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askedFor } from '../cases/testing';
import { LabClient } from './lab-client';
import { type FakeChild, fakeChild } from './testing';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const scenario = {
  id: 'old',
  title: 'Old',
  story: 's',
  learn: 'l',
  recognise: 'r',
  ask: 'a',
  group: 'versions' as const,
  minutes: 3,
  causeId: 'c',
  fixable: true,
};
const started = { scenario, asked: askedFor(), fixed: false };

const make = (): { lab: LabClient; children: FakeChild[] } => {
  const children: FakeChild[] = [];
  const lab = new LabClient(() => {
    const child = fakeChild();
    children.push(child);
    return child;
  });
  return { lab, children };
};

describe('the practice lab behind its process', () => {
  it('starts no process before the first request, and one for all of them', async () => {
    const { lab, children } = make();
    expect(children).toHaveLength(0);
    const list = lab.list();
    const start = lab.start('old');
    children[0]?.say({ id: 2, ok: true, value: started });
    children[0]?.say({ id: 1, ok: true, value: [scenario] });
    expect([await list, await start]).toEqual([[scenario], started]);
    expect(children).toHaveLength(1);
    expect(children[0]?.sent).toEqual([
      { id: 1, call: 'list' },
      { id: 2, call: 'start', scenario: 'old' },
    ]);
  });
  it('passes on why a server could not be started', async () => {
    const { lab, children } = make();
    const start = lab.start('old');
    children[0]?.say({ id: 1, ok: false, message: 'No port is free.' });
    await expect(start).rejects.toMatchObject({ code: 'failed', message: 'No port is free.' });
  });
  it('says that it ended, and starts again with the next request', async () => {
    const { lab, children } = make();
    const start = lab.setFixed('old', true);
    children[0]?.exit(1);
    await expect(start).rejects.toMatchObject({ message: expect.stringContaining('ended unexpectedly') });
    void lab.list().catch(() => undefined);
    expect(children).toHaveLength(2);
  });
  it('does not wait for ever', async () => {
    const { lab } = make();
    const list = lab.list();
    const said = expect(list).rejects.toMatchObject({
      message: expect.stringContaining('did not answer in time'),
    });
    await vi.advanceTimersByTimeAsync(20_000);
    await said;
  });
  it('ends its process with the program', () => {
    const { lab, children } = make();
    void lab.list().catch(() => undefined);
    lab.stop();
    expect(children[0]?.killed).toBe(true);
  });
});
