import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventPayload } from '../../shared/ipc/contract';
import type { ReportDocument, Summary } from '../../shared/model/report';
import { type WatchState, watchSchema } from '../../shared/model/watch';
import { Refusal } from '../cases/refusal';
import { type Look, Watch, type WatchPorts } from './watch';
import { type Notice, nextWait, PACE_MS } from './watch-pace';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CASE = 'case-0001';
const notYet: Look = { says: 'not-yet', turnedAway: false };
const mayWork: Look = { says: 'may-work', turnedAway: false };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T14:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const make = (look: () => Promise<Look>, more: Partial<WatchPorts> = {}) => {
  const states: WatchState[] = [];
  const notices: Notice[] = [];
  const looked: number[] = [];
  const confirmed: string[] = [];
  const watch = new Watch({
    look: (caseId) => {
      expect(caseId).toBe(CASE);
      looked.push(Date.now());
      return look();
    },
    confirm: async () => {
      confirmed.push(`run-${confirmed.length + 1}`);
      return confirmed.at(-1) ?? '';
    },
    tell: (state) => states.push(watchSchema.parse(state)),
    notify: (notice) => notices.push(notice),
    notifies: () => true,
    ...more,
  });
  const start = (nameHost = false) =>
    watch.start({ caseId: CASE, target: 'shop.example', causeId: 'cert-expired', nameHost });
  return { watch, states, notices, looked, confirmed, start };
};

const ended = (runId: string, summary: Partial<Summary>, caseId = CASE): EventPayload<'run:finished'> => ({
  ...{ runId, caseId, problem: null },
  document: { summary } as ReportDocument,
});

describe('waiting until it works', () => {
  it('tries at a growing pace, for a day at most', async () => {
    const { watch, looked, notices, start } = make(async () => notYet);
    const began = Date.now();
    start();
    await vi.advanceTimersByTimeAsync(30 * MINUTE);
    const gaps = looked.map((at, index) => at - (looked[index - 1] ?? began));
    expect(gaps).toEqual(
      PACE_MS.slice(0, 5)
        .concat(10 * MINUTE)
        .slice(0, gaps.length),
    );
    await vi.advanceTimersByTimeAsync(30 * HOUR);
    expect(watch.state()).toMatchObject({ kind: 'ended', why: 'time' });
    expect((looked.at(-1) ?? 0) - began).toBeLessThanOrEqual(24 * HOUR);
    expect(notices).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('makes sure by a whole check, and tells the desktop', async () => {
    const { watch, confirmed, notices, start } = make(async () => mayWork);
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(watch.state()).toMatchObject({ kind: 'on', phase: 'confirming', runId: 'run-1' });
    watch.finished(ended('run-1', { conclusion: 'nothing-wrong', causeId: null }));
    expect(confirmed).toEqual(['run-1']);
    expect(watch.state()).toMatchObject({ kind: 'ended', why: 'works', tries: 1 });
    expect(notices).toEqual([{ caseId: CASE, title: 'It works now', body: expect.any(String) }]);
    expect(watch.isOn).toBe(false);
  });

  it('names the address in a notification only when asked to', async () => {
    for (const nameHost of [false, true]) {
      const { watch, notices, start } = make(async () => mayWork);
      start(nameHost);
      await vi.advanceTimersByTimeAsync(30_000);
      watch.finished(ended('run-1', { conclusion: 'nothing-wrong', causeId: null }));
      expect(JSON.stringify(notices).includes('shop.example')).toBe(nameHost);
    }
  });

  it('goes on, and waits longer, when the whole check still finds the cause', async () => {
    const { watch, looked, start } = make(async () => mayWork);
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    watch.finished(ended('run-1', { conclusion: 'cause-named', causeId: 'cert-expired' }));
    expect(watch.state()).toMatchObject({ kind: 'on', phase: 'waiting', last: { came: 'not-confirmed' } });
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    expect(looked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(looked).toHaveLength(2);
  });

  it('ends when another cause is named', async () => {
    const { watch, notices, start } = make(async () => mayWork);
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    watch.finished(ended('run-1', { conclusion: 'cause-named', causeId: 'tcp-refused' }));
    expect(watch.state()).toMatchObject({ kind: 'ended', why: 'changed' });
    expect(notices).toHaveLength(1);
  });

  it('ends when a check of the person’s own finds nothing wrong; checks of other cases say nothing', () => {
    const { watch, start } = make(async () => notYet);
    start();
    watch.finished(ended('theirs', { conclusion: 'nothing-wrong' }, 'case-0002'));
    watch.finished(ended('theirs', { conclusion: 'cause-named', causeId: 'tcp-refused' }));
    expect(watch.isOn).toBe(true);
    watch.finished(ended('theirs', { conclusion: 'nothing-wrong' }));
    expect(watch.state()).toMatchObject({ kind: 'ended', why: 'works' });
  });

  it('slows down at once when the server begins to turn us away', async () => {
    const { watch, looked, start } = make(async () => ({ says: 'not-yet', turnedAway: true }));
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(watch.state()).toMatchObject({ kind: 'on', slowed: true });
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    expect(looked).toHaveLength(1);
  });

  it('puts a try off while a check is running, without counting it', async () => {
    const { watch, start } = make(async () => ({ says: 'busy' }));
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(watch.state()).toMatchObject({ kind: 'on', tries: 0, last: { came: 'busy' } });
  });

  it('never begins a try while one is under way', async () => {
    let open = 0;
    const { looked, start } = make(async () => {
      open += 1;
      expect(open).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 3 * MINUTE));
      open -= 1;
      return notYet;
    });
    start();
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    expect(looked.length).toBeGreaterThan(1);
  });
});

describe('the end of waiting', () => {
  it('is the person’s to choose, and then no notification comes', async () => {
    const { watch, looked, notices, start } = make(async () => notYet);
    start();
    expect(watch.stop('case-0002').kind).toBe('on');
    expect(watch.stop()).toMatchObject({ kind: 'ended', why: 'stopped' });
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(looked).toEqual([]);
    expect(notices).toEqual([]);
    expect(watch.forget().kind).toBe('off');
  });

  it('drops what a try brings after it was stopped', async () => {
    let answer: (look: Look) => void = () => undefined;
    const { watch, confirmed, start } = make(() => new Promise<Look>((resolve) => (answer = resolve)));
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    watch.stop();
    answer(mayWork);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(confirmed).toEqual([]);
    expect(watch.state()).toMatchObject({ kind: 'ended', why: 'stopped' });
  });

  it('comes with a reason when the case is gone', async () => {
    const { watch, start } = make(async () => {
      throw new Refusal('not-found', 'This case is not there any more.');
    });
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(watch.state()).toMatchObject({ why: 'failed', problem: 'This case is not there any more.' });
  });

  it('comes after five faults of our own in a row, and a good try in between forgives them', async () => {
    let count = 0;
    const { watch, start } = make(async () => {
      count += 1;
      return count === 4 ? notYet : { says: 'failed', problem: 'It crashed.' };
    });
    start();
    await vi.advanceTimersByTimeAsync(3 * HOUR);
    expect(count).toBe(9);
    expect(watch.state()).toMatchObject({ why: 'failed', problem: 'It crashed.' });
  });

  it('lets go of the one before when another begins', async () => {
    const { watch, looked, start } = make(async () => notYet);
    start();
    start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(looked).toHaveLength(1);
    expect(watch.isOn).toBe(true);
  });
});

describe('sleep and clocks', () => {
  it('looks a few seconds after the computer woke up, when a try was due meanwhile', async () => {
    const { watch, looked, start } = make(async () => notYet);
    start();
    vi.setSystemTime(Date.now() + HOUR);
    watch.wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looked).toHaveLength(1);
  });

  it('does not wait longer because the clock was set back', async () => {
    const { watch, looked, start } = make(async () => notYet);
    start();
    vi.setSystemTime(Date.now() - 48 * HOUR);
    watch.wake();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(looked).toHaveLength(1);
  });

  it('ends after a day also when the clock was set back without a sleep', async () => {
    const { watch, start } = make(async () => notYet);
    start();
    vi.setSystemTime(Date.now() - 48 * HOUR);
    await vi.advanceTimersByTimeAsync(25 * HOUR);
    expect(watch.state()).toMatchObject({ kind: 'ended', why: 'time' });
  });

  it('ends at once after a sleep of more than a day', async () => {
    const { watch, looked, start } = make(async () => notYet);
    start();
    vi.setSystemTime(Date.now() + 30 * HOUR);
    watch.wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looked).toEqual([]);
    expect(watch.state()).toMatchObject({ why: 'time' });
  });

  it('waking up changes nothing when nothing is waited for', () => {
    const { watch } = make(async () => notYet);
    watch.wake();
    expect(watch.state()).toEqual({ kind: 'off', notifies: true });
  });
});

describe('the pace', () => {
  it('never falls below its steps and is bounded', () => {
    for (let step = 0; step < 300; step += 1)
      for (const refuted of [0, 1, 5, 300]) {
        const ms = nextWait(PACE_MS, step, refuted, false);
        expect(ms).toBeGreaterThanOrEqual(30_000);
        expect(ms).toBeLessThanOrEqual(HOUR);
      }
  });
});
