import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import { FIN, HTTP, helloFacts, SILENCE, told } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { bothWays, stopped, toldOfProxy } from '../testing/through-proxy';
import { cause } from './proxy-breaks-connect';

const none = new Map();
const CLOSED = stopped('closed-after-accept');

const ends = (outcome: Outcome, direct?: string | Outcome, holds = true) =>
  cause.examine(
    {
      reach: reachFacts(),
      hello: helloFacts(outcome),
      ...(direct ? { ways: bothWays(outcome, direct, holds) } : {}),
    },
    toldOfProxy(),
    none,
  );

describe('proxy-breaks-connect', () => {
  it('is confirmed when the direct way is answered each time and nothing else differs', () => {
    expect(ends(CLOSED, 'TLS 1.3').verdict).toBe('confirmed');
    expect(ends(SILENCE, 'TLS 1.3').verdict).toBe('confirmed');
    expect(ends(CLOSED, 'TLS 1.3', false).verdict).toBe('likely');
  });
  it('is likely when a web page comes through the proxy instead of TLS', () => {
    expect(ends(HTTP)).toMatchObject({
      verdict: 'likely',
      title: 'The proxy says yes, and then answers in plain text',
    });
  });
  it('is only possible when the direct way is not known', () => {
    expect(ends(CLOSED).verdict).toBe('possible');
    expect(ends(SILENCE).verdict).toBe('possible');
  });
  it('is ruled out when the server fails directly as well', () => {
    expect(ends(CLOSED, FIN).verdict).toBe('ruled-out');
  });
  it('is ruled out when the proxy said no, when it works, and without a proxy', () => {
    expect(ends(stopped('forbidden', 403)).verdict).toBe('ruled-out');
    const reach = reachFacts([{ connected: false, outcome: stopped('forbidden', 403) }]);
    expect(cause.examine({ reach }, toldOfProxy(), none).verdict).toBe('ruled-out');
    expect(
      cause.examine({ reach: reachFacts(), hello: helloFacts('TLS 1.3') }, toldOfProxy(), none).verdict,
    ).toBe('ruled-out');
    expect(cause.examine({ reach: reachFacts(), hello: helloFacts(FIN) }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when this computer ended the attempt', () => {
    expect(ends({ kind: 'cancelled' }).verdict).toBe('unknown');
    expect(cause.examine({ reach: reachFacts() }, toldOfProxy(), none).verdict).toBe('unknown');
  });
});
