import { describe, expect, it } from 'vitest';
import { DecodeError } from './decode-error';
import { Reader } from './reader';

const reader = (...bytes: number[]) => new Reader(Uint8Array.from(bytes), 'Thing');

describe('Reader', () => {
  it('reads numbers in network order', () => {
    const r = reader(1, 2, 3, 4, 5, 6);
    expect([r.u8('a'), r.u16('b'), r.u24('c'), r.left]).toEqual([1, 0x0203, 0x040506, 0]);
  });

  it('reads the largest numbers without a sign', () => {
    expect(reader(0xff, 0xff, 0xff).u24('a')).toBe(0xffffff);
  });

  it('keeps a child inside its own vector, even when the parent has more', () => {
    const parent = reader(2, 10, 11, 12, 13);
    const child = parent.vector(1, 'list');
    expect([child.u8('x'), child.left]).toEqual([10, 1]);
    expect(() => child.u16('x')).toThrow(new DecodeError('truncated', 'Thing.list.x'));
    expect(parent.left).toBe(2);
  });

  it('does not move when a read fails', () => {
    const r = reader(1, 2);
    expect(() => r.u24('a')).toThrow(DecodeError);
    expect(r.u16('a')).toBe(0x0102);
  });

  it('refuses a vector that says more than there is', () => {
    expect(() => reader(0xff, 0xff, 0).vector(2, 'list')).toThrow(new DecodeError('truncated', 'Thing.list'));
  });

  it('tells bytes behind the end', () => {
    expect(() => reader(1).end()).toThrow(new DecodeError('trailing-bytes', 'Thing'));
  });

  it('refuses a list of numbers with a half one at its end', () => {
    expect(() => reader(1, 2, 3).uints(2, 'codes')).toThrow(new DecodeError('bad-length', 'Thing.codes'));
  });

  it('gives copies, so that a later change of the buffer changes nothing', () => {
    const bytes = Uint8Array.of(7, 8);
    const taken = new Reader(bytes, 'Thing').rest();
    bytes.fill(0);
    expect([...taken]).toEqual([7, 8]);
  });
});

describe('DecodeError', () => {
  it('says what is wrong in words', () => {
    expect(new DecodeError('truncated', 'ServerHello.random').message).toBe(
      'ServerHello.random ends too early',
    );
  });
});
