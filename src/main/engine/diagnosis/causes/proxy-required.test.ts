import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, told, versionsFacts } from '../testing/build';
import { settingsFacts } from '../testing/network';
import { reachFacts } from '../testing/situations';
import { bothWays, toldOfProxy } from '../testing/through-proxy';
import { cause } from './proxy-required';

const none = new Map();

describe('proxy-required', () => {
  it('is possible, never more, when nothing answers directly', () => {
    const reach = reachFacts([{ connected: false, outcome: { kind: 'connect-timeout', afterMs: 5000 } }]);
    expect(cause.examine({ reach }, told(), none)).toMatchObject({ verdict: 'possible', weight: -3 });
  });
  it('weighs more when it works from another network', () => {
    const shown = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };
    const said = told({ answers: { elsewhere: 'works' } });
    expect(cause.examine(shown, said, none)).toMatchObject({ verdict: 'possible', weight: 3 });
  });
  it('is likely when this computer’s own settings name a proxy and nothing is reached past it', () => {
    const outcome = { kind: 'connect-timeout', afterMs: 5_000 } as const;
    const reach = reachFacts([{ connected: false, outcome }]);
    const set = settingsFacts({ 'wininet.ProxyEnable': '0x1', 'wininet.ProxyServer': 'proxy.example:8080' });
    const verdict = cause.examine({ reach, 'local-settings': set }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'likely', weight: 3 });
    expect(JSON.stringify(verdict)).toContain('proxy.example:8080');
    const off = settingsFacts({ 'wininet.ProxyEnable': '0x0', 'wininet.ProxyServer': 'proxy.example:8080' });
    expect(cause.examine({ reach, 'local-settings': off }, told(), none).verdict).toBe('possible');
    const here = reachFacts([{ address: '127.0.0.1', connected: false, outcome }]);
    expect(cause.examine({ reach: here, 'local-settings': set }, told(), none).verdict).toBe('possible');
  });
  it('is ruled out when the direct connection is answered', () => {
    const shown = { reach: reachFacts(), hello: helloFacts('TLS 1.3'), versions: versionsFacts(['TLS 1.3']) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is confirmed when the proxy leads there and the direct way does not, each time', () => {
    const shown = (holds: boolean) => ({
      reach: reachFacts(),
      ways: bothWays('TLS 1.3', { kind: 'connect-timeout', afterMs: 5_000 }, holds),
    });
    expect(cause.examine(shown(true), toldOfProxy(), none).verdict).toBe('confirmed');
    expect(cause.examine(shown(false), toldOfProxy(), none).verdict).toBe('likely');
  });
  it('is ruled out when both ways lead there, and can’t be told when neither does or only one was tried', () => {
    const ends = (proxy: string | typeof FIN, direct: string | typeof FIN) =>
      cause.examine({ reach: reachFacts(), ways: bothWays(proxy, direct) }, toldOfProxy(), none).verdict;
    expect(ends('TLS 1.3', 'TLS 1.3')).toBe('ruled-out');
    expect(ends(FIN, FIN)).toBe('unknown');
    expect(cause.examine({ reach: reachFacts() }, toldOfProxy(), none).verdict).toBe('unknown');
  });
});
