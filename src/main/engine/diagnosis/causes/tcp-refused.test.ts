import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { cause } from './tcp-refused';

const none = new Map();

const REFUSED = { connected: false, outcome: { kind: 'refused' } } as const;
const TIMEOUT = { connected: false, outcome: { kind: 'connect-timeout', afterMs: 5000 } } as const;

describe('tcp-refused', () => {
  it('is confirmed when every address refuses', () => {
    expect(cause.examine({ reach: reachFacts([REFUSED, REFUSED]) }, told(), none).verdict).toBe('confirmed');
  });
  it('is likely when one refuses and the others stay silent', () => {
    expect(cause.examine({ reach: reachFacts([REFUSED, TIMEOUT]) }, told(), none).verdict).toBe('likely');
  });
  it('is ruled out when one address accepts', () => {
    expect(cause.examine({ reach: reachFacts([REFUSED, {}]) }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when nobody says no', () => {
    expect(cause.examine({ reach: reachFacts([TIMEOUT]) }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without an address', () => {
    expect(cause.examine({ reach: reachFacts([]) }, told(), none).verdict).toBe('unknown');
  });
  it('does not take a proxy that stops us for the server', () => {
    const outcome = { kind: 'proxy', what: 'auth-refused', status: 407, text: '' } as const;
    const shown = { reach: reachFacts([{ connected: false, outcome }]) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
});
