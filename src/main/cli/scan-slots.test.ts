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
});
