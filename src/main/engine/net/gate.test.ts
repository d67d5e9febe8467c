import { describe, expect, it } from 'vitest';
import { createCancelSwitch } from './cancel-switch';
import { createGate } from './gate';
import { placeIn } from './place';

describe('the gate', () => {
  it('lets so many in at once, the others in their turn', async () => {
    const gate = createGate({ connections: 10, atOnce: 2 });
    const cancel = createCancelSwitch();
    const order: number[] = [];
    const enter = async (number: number) => {
      await gate.enter(cancel);
      order.push(number);
    };
    await Promise.all([enter(1), enter(2)]);
    const third = enter(3);
    const fourth = enter(4);
    await Promise.resolve();
    expect(order).toEqual([1, 2]);
    expect(gate.crowded).toBe(true);
    gate.leave();
    await third;
    gate.leave();
    await fourth;
    expect(gate.crowded).toBe(false);
    expect(order).toEqual([1, 2, 3, 4]);
    expect(gate.used).toBe(4);
  });
  it('gives out no more than there are in all, and does not block behind the last', async () => {
    const gate = createGate({ connections: 1, atOnce: 1 });
    const cancel = createCancelSwitch();
    expect(await gate.enter(cancel)).toBe('in');
    const later = [gate.enter(cancel), gate.enter(cancel)];
    gate.leave();
    expect(await Promise.all(later)).toEqual(['budget', 'budget']);
  });
  it('sends away who waits when the run is cancelled, and whoever comes later', async () => {
    const gate = createGate({ connections: 5, atOnce: 1 });
    const cancel = createCancelSwitch();
    await gate.enter(cancel);
    const waiting = gate.enter(cancel);
    cancel.cancel();
    expect(await waiting).toBe('cancelled');
    expect(await gate.enter(cancel)).toBe('cancelled');
    expect(gate.used).toBe(1);
  });
  it('waits between two connections, and holds nobody up for a connection that it will not give', async () => {
    const gate = createGate({ connections: 2, atOnce: 1, pauseMs: 30 });
    const cancel = createCancelSwitch();
    await gate.enter(cancel);
    const second = Promise.resolve(gate.enter(cancel));
    let admitted = false;
    void second.then(() => {
      admitted = true;
    });
    gate.leave();
    await Promise.resolve();
    expect(admitted).toBe(false);
    expect(await second).toBe('in');
    expect(await gate.enter(cancel)).toBe('budget');
  });
  it('counts what is opened within a place, and gives out no more than there are in all', async () => {
    const gate = createGate({ connections: 3, atOnce: 1 });
    const cancel = createCancelSwitch();
    await gate.enter(cancel);
    let told = 0;
    const place = placeIn(gate, cancel, () => {
      told += 1;
    });
    expect([place.another(), place.another(), place.another()]).toEqual([true, true, false]);
    expect([gate.used, told]).toEqual([3, 2]);
    gate.leave();
    expect(await gate.enter(cancel)).toBe('budget');
  });
  it('a pause within a place is over at once when it is cancelled', async () => {
    const cancel = createCancelSwitch();
    const gate = createGate({ connections: 3, atOnce: 1, pauseMs: 600_000 });
    let over = false;
    const pause = placeIn(gate, cancel)
      .pause()
      .then(() => {
        over = true;
      });
    await Promise.resolve();
    expect(over).toBe(false);
    cancel.cancel();
    await pause;
    expect(over).toBe(true);
  });
  it('sends away who waits for the end of a pause', async () => {
    const gate = createGate({ connections: 9, atOnce: 1, pauseMs: 60_000 });
    const cancel = createCancelSwitch();
    await gate.enter(cancel);
    gate.leave();
    const second = Promise.resolve(gate.enter(cancel));
    cancel.cancel();
    expect(await second).toBe('cancelled');
  });
});
