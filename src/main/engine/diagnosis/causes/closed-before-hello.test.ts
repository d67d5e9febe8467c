import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, told } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { stopped } from '../testing/through-proxy';
import { cause } from './closed-before-hello';

const none = new Map();

const AT_ONCE = { kind: 'rst', stage: 'before-hello' } as const;
const closed = reachFacts([{ outcome: AT_ONCE }]);

describe('closed-before-hello', () => {
  it('is likely when the server ends the connection before a word', () => {
    expect(cause.examine({ reach: closed, hello: helloFacts(FIN) }, told(), none)).toMatchObject({
      verdict: 'likely',
      weight: 5,
    });
  });
  it('is ruled out when the server waits', () => {
    expect(cause.examine({ reach: reachFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when a greeting was answered all the same', () => {
    expect(cause.examine({ reach: closed, hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when no connection came about', () => {
    const refused = reachFacts([{ connected: false, outcome: { kind: 'refused' } }]);
    expect(cause.examine({ reach: refused }, told(), none).verdict).toBe('unknown');
    const proxy = reachFacts([{ connected: false, outcome: stopped('unreachable') }]);
    expect(cause.examine({ reach: proxy }, told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('A proxy stopped the connection'),
    });
  });
});
