import { describe, expect, it } from 'vitest';
import { createSlots } from './scan-slots';

describe('slots', () => {
  it('let only so many in at a time, in their order, and everybody in the end', async () => {
    const slots = createSlots(3);
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    const work = Array.from({ length: 3_000 }, (_, at) =>
      slots.run(async () => {
        inside += 1;
        most = Math.max(most, inside);
        order.push(at);
        await Promise.resolve();
        inside -= 1;
        return at;
      }),
    );
    expect(await Promise.all(work)).toEqual(Array.from({ length: 3_000 }, (_, at) => at));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(most).toBe(3);
  });
  it('are given back by work that fails', async () => {
    const slots = createSlots(1);
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await slots.run(async () => 'yes')).toBe('yes');
  });
  it('have room for one more after another, each of whom takes what it needs first', async () => {
    const slots = createSlots(4);
    const begun: number[] = [];
    const go: (() => void)[] = [];
    const one = async (at: number): Promise<void> => {
      await slots.room();
      begun.push(at);
      await Promise.all([0, 1].map(() => slots.run(() => new Promise<void>((resolve) => go.push(resolve)))));
    };
    const all = Promise.all([0, 1, 2, 3].map(one));
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Two of them hold all four slots; those who stay outside hold nothing.
    expect(begun).toEqual([0, 1]);
    for (let step = 0; step < 8; step += 1) {
      go.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});
