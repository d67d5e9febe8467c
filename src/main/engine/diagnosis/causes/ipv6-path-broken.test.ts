import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import { FIN, hello, helloFacts, match, repeatFacts, SILENCE, told } from '../testing/build';
import { waysFacts } from '../testing/network';
import { reachFacts } from '../testing/situations';
import { cause } from './ipv6-path-broken';

const none = new Map();
const SIX = '2001:db8::10';
const GOOD = hello('hello-1', 'TLS 1.3', '192.0.2.10');
const TIMEOUT: Outcome = { kind: 'connect-timeout', afterMs: 5_000 };

/** IPv4 answers; on IPv6 the connection itself ends like this. */
const unreached = (outcome: Outcome) => ({
  reach: reachFacts([{}, { address: SIX, family: 6, connected: false, outcome }]),
  hello: helloFacts('TLS 1.3', { addresses: [GOOD] }),
});
/** IPv4 answers; on IPv6 the greeting ends like this. */
const greeted = (end: string | Outcome) => ({
  reach: reachFacts([{}, { address: SIX, family: 6 }]),
  hello: helloFacts('TLS 1.3', { addresses: [GOOD, hello('hello-3', end, SIX)] }),
});

describe('ipv6-path-broken', () => {
  it('is likely when only the newer address fails, and confirmed when that was repeated by turns', () => {
    const ways = waysFacts([GOOD, hello('reach-2', TIMEOUT, SIX)]);
    expect(cause.examine(unreached(TIMEOUT), told(), none).verdict).toBe('likely');
    expect(cause.examine({ ...unreached(TIMEOUT), ways }, told(), none).verdict).toBe('confirmed');
    const broken = waysFacts([GOOD, hello('reach-2', TIMEOUT, SIX)], false);
    expect(cause.examine({ ...unreached(TIMEOUT), ways: broken }, told(), none).verdict).toBe('likely');
  });
  it('is confirmed by the repeated pair, too', () => {
    const repeat = repeatFacts([{ key: `address:${SIX}`, variant: SILENCE }]);
    expect(cause.examine({ ...greeted(SILENCE), repeat }, told(), none).verdict).toBe('confirmed');
  });
  it('is only possible when the pasted text stands for another event', () => {
    const said = told({}, match({ id: 'x', event: 'alert', alertCode: 40 }));
    expect(cause.examine(unreached(TIMEOUT), said, none)).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('another event')],
    });
  });
  it('is ruled out when the newer address answers, or a server behind it closes after reading', () => {
    expect(cause.examine(greeted('TLS 1.3'), told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(greeted(FIN), told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when this computer has no IPv6 at all, and when there is one kind of address', () => {
    const no = unreached({ kind: 'unreachable', code: 'ENETUNREACH' });
    expect(cause.examine(no, told(), none)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('no way to addresses of the newer kind'),
    });
    const one = { reach: reachFacts(), hello: helloFacts('TLS 1.3') };
    expect(cause.examine(one, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when there are newer addresses only, and they fail', () => {
    const only = (end: string | Outcome) => ({
      reach: reachFacts([{ address: SIX, family: 6 }]),
      hello: helloFacts('TLS 1.3', { addresses: [hello('hello-1', end, SIX)] }),
    });
    expect(cause.examine(only(SILENCE), told(), none).verdict).toBe('unknown');
    expect(cause.examine(only('TLS 1.3'), told(), none).verdict).toBe('ruled-out');
  });
});
