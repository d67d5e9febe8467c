import { describe, expect, it } from 'vitest';
import { GrownBytes } from './grown-bytes';

describe('bytes that grow', () => {
  it('are those that were added, in their order, across every growth', () => {
    const bytes = new GrownBytes(100_000);
    const all = Uint8Array.from({ length: 50_000 }, (_, index) => index % 251);
    for (let at = 0; at < all.length; at += 777) expect(bytes.add(all.subarray(at, at + 777))).toBe(true);
    expect(Buffer.compare(bytes.whole(), all)).toBe(0);
    expect(bytes.length).toBe(50_000);
  });
  it('are a copy: what came may be used again', () => {
    const bytes = new GrownBytes(10);
    const one = Uint8Array.of(1, 2);
    bytes.add(one);
    one.fill(9);
    expect([...bytes.whole()]).toEqual([1, 2]);
  });
  it('are never more than they may be', () => {
    const bytes = new GrownBytes(3);
    expect(bytes.add(Uint8Array.of(1, 2))).toBe(true);
    expect(bytes.add(Uint8Array.of(3, 4))).toBe(false);
    expect(bytes.add(Uint8Array.of(3))).toBe(true);
    expect([...bytes.whole()]).toEqual([1, 2, 3]);
  });
});
