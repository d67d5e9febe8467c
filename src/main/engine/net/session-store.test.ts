import { describe, expect, it } from 'vitest';
import { createSessionStore } from './session-store';

describe('the sessions of a run', () => {
  it('are found by their token', () => {
    const store = createSessionStore();
    const one = store.keep(Uint8Array.of(1));
    const two = store.keep(Uint8Array.of(2));
    expect(store.find(one)).toEqual(Uint8Array.of(1));
    expect(store.find(two)).toEqual(Uint8Array.of(2));
  });
  it('are unknown to another run', () => {
    expect(createSessionStore().find(createSessionStore().keep(Uint8Array.of(1)))).toBeNull();
  });
  it('are at most 64: the oldest goes first', () => {
    const store = createSessionStore();
    const tokens = Array.from({ length: 65 }, (_, at) => store.keep(Uint8Array.of(at)));
    expect(tokens.map((token) => store.find(token) !== null).indexOf(true)).toBe(1);
  });
});
