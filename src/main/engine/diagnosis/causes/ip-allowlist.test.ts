import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, told, versionsFacts } from '../testing/build';
import { endedAfter } from '../testing/network';
import { reachFacts } from '../testing/situations';
import { cause } from './ip-allowlist';

const none = new Map();

const away = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };

describe('ip-allowlist', () => {
  it('is likely when the person knows of a list and everything is closed on', () => {
    const said = told({ answers: { 'allow-list': 'yes' } });
    expect(cause.examine(away, said, none).verdict).toBe('likely');
  });
  it('is only possible when nothing is known of a list', () => {
    expect(cause.examine(away, told(), none).verdict).toBe('possible');
  });
  it('is ruled out by the answer that there is none', () => {
    expect(cause.examine(away, told({ answers: { 'allow-list': 'no' } }), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the server lets us in', () => {
    const said = told({ answers: { 'allow-list': 'yes' } });
    expect(cause.examine({ ...away, hello: helloFacts('TLS 1.3') }, said, none).verdict).toBe('ruled-out');
  });
  it('does not take a proxy that stops us for the server', () => {
    const outcome = { kind: 'proxy', what: 'unreachable', status: null, text: '' } as const;
    const shown = { reach: reachFacts([{ connected: false, outcome }]) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is only possible when something nearer than the server ends the connections', () => {
    const said = told({ answers: { 'allow-list': 'yes' } });
    const near = endedAfter(['hello-1', 'hello-2', 'versions-1'], FIN, 2);
    expect(cause.examine(away, said, near)).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('nearer than the server')],
    });
  });
  it('fits a port that never answers, too', () => {
    const silent = reachFacts([{ connected: false, outcome: { kind: 'connect-timeout', afterMs: 5000 } }]);
    expect(cause.examine({ reach: silent }, told(), none).verdict).toBe('possible');
  });
  it('is never more than possible when the server had begun to answer', () => {
    const cut = { kind: 'fin-in-record', stage: 'in-server-flight', have: 30, need: 90 } as const;
    const said = told({ answers: { 'allow-list': 'yes' } });
    const shown = { ...away, hello: helloFacts(cut), versions: versionsFacts([], cut) };
    const verdict = cause.examine(shown, said, none);
    expect(verdict.verdict).toBe('possible');
    expect(JSON.stringify(verdict)).toContain('speaks against such a list');
  });
});
