import { describe, expect, it } from 'vitest';
import type { WireEvent } from '../../../shared/model/attempt';
import { timingOf } from './timing';

const event = (at: number, who: WireEvent['who'], kind: WireEvent['kind'], bytes = 0): WireEvent => ({
  at,
  who,
  kind,
  label: '',
  bytes,
});
const attempt = (events: readonly WireEvent[]) => ({
  ...{ id: 'a', purpose: '', address: '127.0.0.1', port: 1, startedAt: '', ms: 9, hello: null },
  ...{ outcome: { kind: 'cancelled' } as const, bytesIn: 0, bytesOut: 0, firstBytes: '' },
  events: [...events],
});

describe('timing', () => {
  it('takes the last thing sent and the first bytes behind it', () => {
    const events = [
      event(1, 'peer', 'connected'),
      event(2, 'here', 'sent', 4),
      event(3, 'peer', 'plaintext', 5),
      event(4, 'here', 'sent', 300),
      event(6, 'peer', 'record', 90),
    ];
    expect(timingOf(attempt(events))).toEqual({ connectedAt: 1, helloAt: 4, firstByteAt: 6, endedAt: 9 });
  });
  it('knows nothing of what did not happen', () => {
    expect(timingOf(attempt([]))).toEqual({
      connectedAt: null,
      helloAt: null,
      firstByteAt: null,
      endedAt: 9,
    });
  });
});
