import { describe, expect, it } from 'vitest';
import { alert, FIN, RST, SILENCE, told } from '../testing/build';
import { serverNameFacts } from '../testing/situations';
import { cause } from './sni-required-by-firewall';

const none = new Map();
const examine = (names: ReturnType<typeof serverNameFacts>, said = told()) =>
  cause.examine({ 'server-name': names }, said, none);

describe('sni-required-by-firewall', () => {
  it.each([RST, FIN, SILENCE])('is possible when any name opens the way and none does not: %j', (end) => {
    expect(examine(serverNameFacts('TLS 1.3', end, 'TLS 1.3')).verdict).toBe('possible');
    expect(examine(serverNameFacts(null, end, 'TLS 1.3')).verdict).toBe('possible');
  });
  it('is likely when it works from another network', () => {
    const said = told({ answers: { elsewhere: 'works' } });
    expect(examine(serverNameFacts('TLS 1.3', RST, 'TLS 1.3'), said)).toMatchObject({
      verdict: 'likely',
      because: [{ grade: 'measured' }, { grade: 'measured' }, { grade: 'inferred' }, { grade: 'told' }],
    });
  });
  it('is ruled out when the server itself speaks of the name', () => {
    const names = serverNameFacts('TLS 1.3', alert(112, 'unrecognized_name'), 'TLS 1.3');
    expect(examine(names).verdict).toBe('ruled-out');
  });
  it('is ruled out when a made-up name is turned away too', () => {
    expect(examine(serverNameFacts('TLS 1.3', RST, RST)).verdict).toBe('ruled-out');
  });
  it('is ruled out when the name makes no difference', () => {
    expect(examine(serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3')).verdict).toBe('ruled-out');
    expect(examine(serverNameFacts(RST, RST, RST)).verdict).toBe('ruled-out');
  });
});
