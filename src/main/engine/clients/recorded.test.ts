import { describe, expect, it } from 'vitest';
import { toHex } from '../wire/testing/recorded';
import { clientById, clients } from './registry';
import { drawnFor, recordings } from './testing/recordings';

describe('a recorded program', () => {
  it.each(recordings)('is rebuilt byte for byte: $id', ({ id, bytes }) => {
    const profile = clientById(id);
    expect(profile?.basis).toBe('recorded');
    expect(profile?.approximates).toBeUndefined();
    expect(toHex(profile?.hello(drawnFor(bytes)) ?? new Uint8Array())).toBe(toHex(bytes));
  });
  it('has a recording to be held against, and every recording has its program', () => {
    const recorded = clients.filter(({ basis }) => basis === 'recorded').map(({ id }) => id);
    expect(recordings.map(({ id }) => id).sort()).toEqual([...recorded].sort());
    expect(recordings.length).toBeGreaterThanOrEqual(17);
  });
  it('sends no name when it is given none, and pads anew for another one', () => {
    for (const { id, bytes } of recordings) {
      const drawn = drawnFor(bytes);
      const without = clientById(id)?.hello({ ...drawn, serverName: null });
      expect(toHex(without ?? bytes), id).not.toContain('6c6f63616c686f7374');
      const other = clientById(id)?.hello({ ...drawn, serverName: 'a.lab.test' });
      expect(toHex(other ?? bytes), id).toContain('612e6c61622e74657374');
    }
    const python = recordings.find(({ id }) => id === 'python-3-11');
    const drawn = python && drawnFor(python.bytes);
    expect(drawn && clientById('python-3-11')?.hello({ ...drawn, serverName: 'a.lab.test' }).length).toBe(
      517,
    );
  });
});
