import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { alert, attempt, FIN, hello, helloFacts, SILENCE, told } from '../testing/build';
import { settingsFacts } from '../testing/network';
import { serverNameFacts } from '../testing/situations';
import { cause } from './mtu-blackhole';

const STALLED: Outcome = { kind: 'silence', stage: 'in-server-flight', afterMs: 5_000 };
const HELLO = { versions: ['TLS 1.2'], serverName: 'shop.example', suites: 17, groups: [], bytes: 231 };

/** Greetings that ended like this, with so many bytes received. */
const made = (...ends: readonly (readonly [Outcome, number])[]): ReadonlyMap<string, Attempt> =>
  new Map(
    ends.map(([outcome, bytesIn], at) => [
      `a${at}`,
      { ...attempt(`a${at}`, outcome), hello: HELLO, bytesIn },
    ]),
  );

const forms = (base: string | Outcome, variant: string | Outcome): EvidenceMap['hello-form'] => ({
  baseAnswered: typeof base === 'string',
  baseSteady: true,
  ofStarttls: false,
  forms: [
    {
      id: 'size-1500',
      differsIn: 'a greeting of 1,500 bytes',
      technical: 'padding',
      base: [hello('b1', base), hello('b2', base)],
      variant: [hello('v1', variant), hello('v2', variant)],
      differs: true,
      holds: true,
    },
  ],
  untried: [],
});

const VPN = told({ answers: { 'network-kind': 'vpn' } });
const answered: Outcome = { kind: 'answered', stage: 'after-server-flight' };

describe('mtu-blackhole', () => {
  it('is possible when answers begin and stall, and likely behind a VPN', () => {
    const all = made([STALLED, 90], [STALLED, 90], [answered, 122]);
    const shown = { hello: helloFacts('TLS 1.2') };
    expect(cause.examine(shown, told(), all).verdict).toBe('possible');
    expect(cause.examine(shown, VPN, all).verdict).toBe('likely');
  });
  it('is possible when short answers come and long ones do not', () => {
    const all = made([SILENCE, 0], [SILENCE, 0], [alert(70, 'protocol_version'), 7]);
    expect(cause.examine({ hello: helloFacts(SILENCE) }, told(), all).verdict).toBe('possible');
    const flapping = helloFacts(SILENCE, { repeated: hello('hello-2', 'TLS 1.3'), steady: false });
    expect(cause.examine({ hello: flapping }, told(), all).verdict).toBe('ruled-out');
  });
  it('is possible when only a long greeting is met with silence, whatever else arrived', () => {
    const shown = { hello: helloFacts('TLS 1.3'), 'hello-form': forms('TLS 1.3', SILENCE) };
    expect(cause.examine(shown, told(), made([answered, 4_000])).verdict).toBe('possible');
    expect(cause.examine(shown, VPN, made([answered, 4_000])).verdict).toBe('likely');
  });
  it('names a connection with small packets, which alone does not make it likely', () => {
    const shown = {
      hello: helloFacts('TLS 1.2'),
      'local-settings': settingsFacts({ 'mtu.wg0': '1420', 'mtu.lo': '576', 'mtu.eth0': '1500' }),
    };
    const verdict = cause.examine(shown, told(), made([STALLED, 90], [STALLED, 90]));
    expect(verdict.verdict).toBe('possible');
    expect(JSON.stringify(verdict)).toMatch(/“wg0” sends packets of at most 1420 bytes/);
    expect(JSON.stringify(verdict)).not.toMatch(/eth0|“lo”/);
  });
  it('is never likely when it fails from another network too', () => {
    const said = told({ answers: { 'network-kind': 'vpn', elsewhere: 'fails' } });
    const verdict = cause.examine({ hello: helloFacts('TLS 1.2') }, said, made([STALLED, 9], [STALLED, 9]));
    expect(verdict).toMatchObject({ verdict: 'possible', against: [expect.any(String)] });
  });
  it('is ruled out when the name in the greeting decides', () => {
    const all = made([SILENCE, 0], [SILENCE, 0], [alert(70, 'protocol_version'), 7]);
    const shown = {
      hello: helloFacts(SILENCE),
      'server-name': serverNameFacts(SILENCE, 'TLS 1.3', 'TLS 1.3'),
    };
    expect(cause.examine(shown, VPN, all).verdict).toBe('ruled-out');
  });
  it('is ruled out when long answers arrive, and when greetings are closed on', () => {
    const all = made([STALLED, 90], [STALLED, 90], [answered, 4_000]);
    expect(cause.examine({ hello: helloFacts('TLS 1.2') }, VPN, all).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts(FIN) }, VPN, made([FIN, 0], [FIN, 0])).verdict).toBe(
      'ruled-out',
    );
    const cut = { hello: helloFacts('TLS 1.3'), 'hello-form': forms('TLS 1.3', FIN) };
    expect(cause.examine(cut, VPN, made([answered, 4_000])).verdict).toBe('ruled-out');
  });
});
