import { describe, expect, it } from 'vitest';
import { createSlots, type Slots } from './slots';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Work in a slot that is over when the test says so. */
const inSlot = async (slots: Slots, before: number, work: () => Promise<void>): Promise<void> => {
  const slot = slots.take(before);
  if (slot !== undefined) await slot;
  try {
    await work();
  } finally {
    slots.leave();
  }
};

describe('slots', () => {
  it('let only so many in at a time, those who ask alike in their order, and everybody in the end', async () => {
    const slots = createSlots(3);
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    const work = Array.from({ length: 3_000 }, (_, at) =>
      inSlot(slots, 0, async () => {
        inside += 1;
        most = Math.max(most, inside);
        order.push(at);
        await Promise.resolve();
        inside -= 1;
      }),
    );
    await Promise.all(work);
    expect(order).toEqual(Array.from({ length: 3_000 }, (_, at) => at));
    expect(most).toBe(3);
  });
  it('are given back by work that fails', async () => {
    const slots = createSlots(1);
    await expect(inSlot(slots, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(slots.take(0)).toBeUndefined();
  });
  it('go to whoever had the fewest connections before', async () => {
    const slots = createSlots(1);
    const order: number[] = [];
    const all = [0, 7, 2, 5, 2, 0].map((before, at) =>
      inSlot(slots, before, async () => {
        order.push(at);
        await turn();
      }),
    );
    await Promise.all(all);
    // The first found a free one; the others came by what they had before, and in their order where that was the same.
    expect(order).toEqual([0, 5, 2, 4, 3, 1]);
  });
  it('keep others outside while many wait in line', async () => {
    const slots = createSlots(4);
    const begun: number[] = [];
    const go: (() => void)[] = [];
    const one = async (at: number): Promise<void> => {
      await slots.room();
      begun.push(at);
      const two = [0, 1].map(() => inSlot(slots, 0, () => new Promise<void>((resolve) => go.push(resolve))));
      await Promise.all(two);
    };
    const all = Promise.all([0, 1, 2, 3, 4, 5].map(one));
    for (let turns = 0; turns < 12; turns += 1) await turn();
    // Two of them hold all four slots, two wait in line for four more; the others hold nothing.
    expect(begun).toEqual([0, 1, 2, 3]);
    for (let step = 0; step < 12; step += 1) {
      go.shift()?.();
      await turn();
      await turn();
    }
    await all;
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
