import { describe, expect, it } from 'vitest';
import { createCancelSwitch, switchOf } from './cancel-switch';

describe('a cancel switch', () => {
  it('tells each listener once, and a late one right away', () => {
    const made = createCancelSwitch();
    const heard: string[] = [];
    made.onCancel(() => heard.push('early'));
    const stop = made.onCancel(() => heard.push('left'));
    stop();
    made.cancel();
    made.cancel();
    made.onCancel(() => heard.push('late'));
    expect(heard).toEqual(['early', 'late']);
    expect(made.cancelled).toBe(true);
  });
  it('goes off with any of its parents, until it lets go of them', () => {
    const [one, other] = [createCancelSwitch(), createCancelSwitch()];
    const child = createCancelSwitch(one, other);
    const released = createCancelSwitch(one, other);
    released.release();
    other.cancel();
    expect([child.cancelled, released.cancelled, one.cancelled]).toEqual([true, false, false]);
  });
  it('follows a signal, also one that was aborted before', () => {
    const abort = new AbortController();
    const follows = switchOf(abort.signal);
    const released = switchOf(abort.signal);
    released.release();
    abort.abort();
    expect([follows.cancelled, released.cancelled]).toEqual([true, false]);
    expect(switchOf(abort.signal).cancelled).toBe(true);
    expect(switchOf(undefined).cancelled).toBe(false);
  });
});
