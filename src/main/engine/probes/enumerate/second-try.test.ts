import { describe, expect, it } from 'vitest';
import { SecondTries } from './second-try';

const IMPATIENCE = { times: 2, spareMs: 20, leastMs: 100, lookMs: 25 };

/** A clock that only this test turns: `tick` ends one pause and lets everything that follows from it happen. */
const turned = () => {
  const waiting: (() => void)[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    crowded: false,
    pause: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    settle,
    tick: async (times: number) => {
      for (let at = 0; at < times; at += 1) {
        waiting.shift()?.();
        await settle();
      }
    },
  };
};

/** Runs that end when the test says so. */
const runs = () => {
  const ends: ((result: string) => void)[] = [];
  const start = () => new Promise<string>((resolve) => void ends.push(resolve));
  return { ends, start };
};

const isGood = (result: string) => result !== 'unclear';

describe('a second try', () => {
  it('is made once a question is overdue, and the first good answer counts', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    const { ends, start } = runs();
    tries.noteAnswer(40);
    const result = tries.run(start, isGood);
    await clock.tick(3);
    expect(ends).toHaveLength(1);
    await clock.tick(1);
    expect(ends).toHaveLength(2);
    ends[1]?.('second');
    expect(await result).toBe('second');
  });
  it('is not made while connections wait for one another, and later when it is overdue by then', async () => {
    const clock = turned();
    clock.crowded = true;
    const tries = new SecondTries(clock, IMPATIENCE);
    const { ends, start } = runs();
    tries.noteAnswer(40);
    const result = tries.run(start, isGood);
    await clock.tick(50);
    expect(ends).toHaveLength(1);
    clock.crowded = false;
    // The pause that is under way began in the crowd.
    await clock.tick(4);
    expect(ends).toHaveLength(1);
    await clock.tick(1);
    expect(ends).toHaveLength(2);
    ends[0]?.('first');
    expect(await result).toBe('first');
  });
  it('is no longer watched for once the run is called off, crowded or not: pauses end at once then', async () => {
    for (const crowded of [false, true]) {
      let pauses = 0;
      const pause = async () => {
        pauses += 1;
        if (pauses > 10_000) throw new Error('it watches for ever');
      };
      const tries = new SecondTries({ pause, crowded }, IMPATIENCE);
      void tries.run(() => new Promise<string>(() => {}), isGood);
      await new Promise((resolve) => setImmediate(resolve));
      // 30 s in steps of 25 ms, and of 100 ms in a crowd.
      expect(pauses).toBe(crowded ? 300 : 1_200);
    }
  });
  it('is not made before anything was ever answered', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    const { ends, start } = runs();
    const result = tries.run(start, isGood);
    await clock.tick(100);
    expect(ends).toHaveLength(1);
    ends[0]?.('unclear');
    expect(await result).toBe('unclear');
  });
  it('is made later for what takes more round trips', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    const [question, handshake] = [runs(), runs()];
    tries.noteAnswer(80);
    const results = [tries.run(question.start, isGood), tries.run(handshake.start, isGood, 3)];
    // 2 × 80 + 20 ms, and 2 × 80 × 3/2 + 20 ms.
    await clock.tick(7);
    expect([question.ends.length, handshake.ends.length]).toEqual([1, 1]);
    await clock.tick(1);
    expect([question.ends.length, handshake.ends.length]).toEqual([2, 1]);
    await clock.tick(2);
    expect([question.ends.length, handshake.ends.length]).toEqual([2, 1]);
    await clock.tick(1);
    expect([question.ends.length, handshake.ends.length]).toEqual([2, 2]);
    for (const end of [...question.ends, ...handshake.ends]) end('done');
    expect(await Promise.all(results)).toEqual(['done', 'done']);
  });
  it('is made at once for what became overdue while nothing was known of the way', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    const { ends, start } = runs();
    const result = tries.run(start, isGood);
    await clock.tick(8);
    tries.noteAnswer(30);
    await clock.tick(1);
    expect(ends).toHaveLength(2);
    await clock.tick(20);
    expect(ends).toHaveLength(2);
    ends[1]?.('second');
    expect(await result).toBe('second');
  });
  it('is given up where the second ones tell nothing either', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    tries.noteAnswer(1);
    const all = Array.from({ length: 4 }, () => runs());
    const results: Promise<string>[] = [];
    for (const { ends, start } of all) {
      results.push(tries.run(start, isGood));
      await clock.tick(4);
      ends[1]?.('unclear');
      await clock.settle();
    }
    expect(all.map(({ ends }) => ends.length)).toEqual([2, 2, 1, 1]);
    for (const { ends } of all) ends[0]?.('first');
    expect(await Promise.all(results)).toEqual(Array(4).fill('first'));
  });
  it('waits for the other one when one of the two tells nothing', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    const { ends, start } = runs();
    tries.noteAnswer(1);
    const result = tries.run(start, isGood);
    await clock.tick(4);
    ends[0]?.('unclear');
    await clock.settle();
    ends[1]?.('second');
    expect(await result).toBe('second');
  });
  it('is given up where the first ones always come after all', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    tries.noteAnswer(1);
    const started: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      const { ends, start } = runs();
      const result = tries.run(start, isGood);
      await clock.tick(4);
      started.push(ends.length);
      ends[0]?.('first');
      expect(await result).toBe('first');
      ends[1]?.('too late');
      await clock.tick(1);
    }
    expect(started).toEqual([2, 2, 1, 1]);
  });
  it('is made for a few questions at a time only', async () => {
    const clock = turned();
    const tries = new SecondTries(clock, IMPATIENCE);
    const { ends, start } = runs();
    tries.noteAnswer(1);
    const all = Array.from({ length: 10 }, () => tries.run(start, isGood));
    await clock.tick(5);
    expect(ends).toHaveLength(13);
    // One of them is answered, and the next question that waits for it gets its second try.
    ends[10]?.('done');
    await clock.tick(1);
    expect(ends).toHaveLength(14);
    for (const end of ends) end('done');
    expect(await Promise.all(all)).toEqual(Array(10).fill('done'));
  });
  it('keeps nothing busy when pauses end at once, as they do once a run is called off', async () => {
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    const tries = new SecondTries({ pause, crowded: false }, IMPATIENCE);
    const { ends, start } = runs();
    const result = tries.run(start, isGood);
    await new Promise((resolve) => setImmediate(resolve));
    expect(pauses).toBeLessThan(2_000);
    ends[0]?.('late');
    expect(await result).toBe('late');
  });
});
