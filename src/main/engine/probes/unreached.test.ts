import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import { whyUnreached } from './unreached';

const one = (outcome: Outcome) => ({
  attemptId: 'r',
  address: '192.0.2.1',
  family: 4 as const,
  connected: false,
  connectMs: null,
  outcome,
  banner: null,
});
const why = (...outcomes: Outcome[]) => whyUnreached({ reach: { best: null, addresses: outcomes.map(one) } });
const PROXY: Outcome = { kind: 'proxy', what: 'unreachable', status: null, text: '' };

describe('why nothing could be sent', () => {
  it('says that nobody accepted only where somebody was asked', () => {
    expect(why({ kind: 'refused' })).toBe('No address accepted a connection.');
    expect(why({ kind: 'refused' }, PROXY)).toBe('No address accepted a connection.');
    expect(whyUnreached({})).toBe('No address accepted a connection.');
  });
  it('says of a proxy that lets nothing through what it keeps from being known', () => {
    expect(why(PROXY, PROXY)).toBe('Through the proxy no address was reached.');
  });
});
