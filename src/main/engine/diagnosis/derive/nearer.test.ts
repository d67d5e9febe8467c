import { describe, expect, it } from 'vitest';
import { FIN } from '../testing/build';
import { endedAfter } from '../testing/network';
import { allEndedSooner, endedSooner } from './nearer';

const IDS = ['a', 'b', 'c'];

describe('what ended a connection, by how soon it did', () => {
  it('was nearer than the server when it came sooner than a packet needs there and back', () => {
    expect(endedSooner(endedAfter(IDS, FIN, 3), IDS)).toEqual({ count: 3, of: 3, quickestMs: 40 });
    expect(allEndedSooner(endedAfter(IDS, FIN, 3), IDS)).not.toBeNull();
  });
  it('may have been the server when it took as long as a packet there and back, or nearly', () => {
    expect(endedSooner(endedAfter(IDS, FIN, 34), IDS)?.count).toBe(0);
    expect(allEndedSooner(endedAfter(IDS, FIN, 34), IDS)).toBeNull();
  });
  it('can’t be told where the server is very near, or of attempts that are not there', () => {
    expect(endedSooner(endedAfter(IDS, FIN, 0.1, 2), IDS)).toBeNull();
    expect(endedSooner(new Map(), IDS)).toBeNull();
  });
  it('can’t be told from one or two ends alone', () => {
    expect(allEndedSooner(endedAfter(['a', 'b'], FIN, 3), ['a', 'b'])).toBeNull();
  });
});
