import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { cause } from './tcp-no-answer';

const none = new Map();

const TIMEOUT = { connected: false, outcome: { kind: 'connect-timeout', afterMs: 5000 } } as const;
const REFUSED = { connected: false, outcome: { kind: 'refused' } } as const;

describe('tcp-no-answer', () => {
  it('is confirmed when no address answers', () => {
    expect(cause.examine({ reach: reachFacts([TIMEOUT, TIMEOUT]) }, told(), none).verdict).toBe('confirmed');
  });
  it('is only possible when another address refuses', () => {
    expect(cause.examine({ reach: reachFacts([TIMEOUT, REFUSED]) }, told(), none).verdict).toBe('possible');
  });
  it('is ruled out when one address accepts', () => {
    expect(cause.examine({ reach: reachFacts([TIMEOUT, {}]) }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when all refuse', () => {
    expect(cause.examine({ reach: reachFacts([REFUSED]) }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell when this computer ended the attempts by itself', () => {
    const local = {
      connected: false,
      outcome: { kind: 'local', code: 'EMFILE', text: 'too many open files' },
    } as const;
    expect(cause.examine({ reach: reachFacts([local]) }, told(), none).verdict).toBe('unknown');
  });
  it('does not take a proxy that stops us for the server', () => {
    const outcome = { kind: 'proxy', what: 'auth-refused', status: 407, text: '' } as const;
    const shown = { reach: reachFacts([{ connected: false, outcome }]) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
});
