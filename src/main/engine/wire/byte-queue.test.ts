import { describe, expect, it } from 'vitest';
import { ByteQueue } from './byte-queue';

describe('ByteQueue', () => {
  it('gives back what came in, in order, however it was cut', () => {
    const queue = new ByteQueue();
    const out: number[] = [];
    for (let n = 0; n < 5_000; n += 1) {
      queue.append(Uint8Array.of(n & 0xff, (n >> 8) & 0xff));
      if (n % 3 === 0) out.push(...queue.take(5));
    }
    out.push(...queue.take(queue.length));
    const expected = Array.from({ length: 5_000 }, (_, n) => [n & 0xff, (n >> 8) & 0xff]).flat();
    expect(out).toEqual(expected);
    expect(queue.length).toBe(0);
  });

  it('says -1 for a place behind the end', () => {
    const queue = new ByteQueue();
    queue.append(Uint8Array.of(5, 6));
    queue.take(1);
    expect([queue.at(0), queue.at(1)]).toEqual([6, -1]);
  });

  it('takes no more than there is', () => {
    const queue = new ByteQueue();
    queue.append(Uint8Array.of(1));
    expect([...queue.take(10)]).toEqual([1]);
  });

  it('cuts bytes off where they are while they are borrowed, and a copy once they are its own', () => {
    const queue = new ByteQueue();
    const chunk = Uint8Array.of(1, 2, 3, 4, 5);
    queue.append(chunk);
    const there = queue.cut(2);
    queue.keep();
    const copy = queue.cut(2);
    chunk.fill(9);
    expect([[...there], [...copy]]).toEqual([
      [9, 9],
      [3, 4],
    ]);
    expect([...queue.cut(7)]).toEqual([5]);
    expect(queue.length).toBe(0);
  });

  it('has bytes of its own once it keeps them', () => {
    const queue = new ByteQueue();
    const chunk = Uint8Array.of(1, 2, 3, 4);
    queue.append(chunk);
    queue.skip(1);
    queue.keep();
    chunk.fill(9);
    queue.append(Uint8Array.of(5));
    expect([...queue.take(9)]).toEqual([2, 3, 4, 5]);
  });

  it('never writes into bytes that it was given', () => {
    const queue = new ByteQueue();
    const roomy = new Uint8Array(64);
    queue.append(roomy.subarray(0, 2));
    queue.append(Uint8Array.of(7, 8));
    expect([...queue.take(4)]).toEqual([0, 0, 7, 8]);
    expect(roomy.every((byte) => byte === 0)).toBe(true);
  });
});
