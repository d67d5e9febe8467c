import { describe, expect, it } from 'vitest';
import { alert, helloFacts, match, told } from '../testing/build';
import { flight, OF_THE_EXCHANGE, onlyMoreGroups, p521, p521With } from '../testing/curves';
import { formFacts } from '../testing/forms';
import { certificateFacts } from '../testing/situations';
import { cause } from './cert-curve-not-offered';

const none = new Map();
const REFUSED = alert(40, 'handshake_failure');
const examine = (shown: Parameters<typeof cause.examine>[0], said = told()) =>
  cause.examine(shown, said, none);

describe('cert-curve-not-offered', () => {
  it('is confirmed where the certificate is on such a curve and the exchange is not', () => {
    expect(examine(onlyMoreGroups(flight('EC secp256k1')))).toMatchObject({
      verdict: 'confirmed',
      title: expect.stringContaining('secp256k1'),
    });
  });
  it('is likely where the exchange is rare too, and possible where the certificate was not seen', () => {
    for (const exchange of ['secp256k1', null])
      expect(examine(onlyMoreGroups(flight('EC secp256k1', exchange))).verdict).toBe('likely');
    expect(examine(onlyMoreGroups()).verdict).toBe('possible');
  });
  it.each(OF_THE_EXCHANGE)('is ruled out where %s', (_what, shown) => {
    expect(examine(shown).verdict).toBe('ruled-out');
  });
  it('is ruled out when a longer list does not help', () => {
    const forms = formFacts(REFUSED, { 'more-groups': REFUSED });
    expect(examine({ hello: helloFacts(REFUSED), 'hello-form': forms }).verdict).toBe('ruled-out');
  });
  it('can’t be told when no longer list was sent, or no certificate was read', () => {
    expect(examine({ hello: helloFacts(REFUSED) }).verdict).toBe('unknown');
    expect(examine({ hello: helloFacts('TLS 1.2') }).verdict).toBe('unknown');
  });
});

describe('cert-curve-not-offered, with a key on P-521', () => {
  const dotnet = { program: 'dotnet' as const };
  const text = match({ id: 'dotnet.alert-40', event: 'alert', alertCode: 40, program: 'dotnet' });
  it('hangs on the program', () => {
    expect(examine(p521With('x25519')).verdict).toBe('possible');
    expect(examine(p521With('x25519'), told(dotnet)).verdict).toBe('likely');
    expect(examine(p521With('secp256r1'), told(dotnet, text)).verdict).toBe('confirmed');
  });
  it('is no more than likely where the exchange was not read', () => {
    expect(examine(p521, told(dotnet, text)).verdict).toBe('likely');
  });
  it('is ruled out where the server does not mind, and open where nobody tried', () => {
    const { 'hello-form': _, ...untried } = p521;
    const fine = formFacts('TLS 1.2', { 'common-groups': 'TLS 1.2' });
    expect(examine({ ...p521, 'hello-form': fine }).verdict).toBe('ruled-out');
    expect(examine(untried).verdict).toBe('unknown');
    expect(examine({ ...untried, certificate: certificateFacts() }).verdict).toBe('ruled-out');
  });
});
