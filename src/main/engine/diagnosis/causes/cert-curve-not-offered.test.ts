import { describe, expect, it } from 'vitest';
import { alert, helloFacts, match, told } from '../testing/build';
import { flight, OF_THE_EXCHANGE, onlyMoreGroups, p521, p521With } from '../testing/curves';
import { formFacts } from '../testing/forms';
import { certificateFacts, clientCertificateFacts } from '../testing/situations';
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

describe('cert-curve-not-offered, with a curve that was not named and is shown all the same', () => {
  const { hello, certificate } = p521;
  const chain = certificate.chain.map((one) => ({ ...one, keyType: 'EC brainpoolP256r1' }));
  const shown = { hello, certificate: { ...certificate, chain } };
  const endedHere = (code: string) =>
    clientCertificateFacts({
      completed: false,
      outcome: { kind: 'local', code, text: 'ended here' },
      localRefusal: code,
    });
  it('is confirmed where this computer’s own TLS ended the handshake over it', () => {
    const verdict = examine({ ...shown, 'client-certificate': endedHere('ERR_SSL_WRONG_CURVE') });
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      title: expect.stringContaining('brainpoolP256r1'),
      meaning: expect.stringContaining('without being asked'),
    });
  });
  it('is likely where it ended in another word, and possible where it did not, or was not tried', () => {
    const other = endedHere('ERR_SSL_UNKNOWN_CERTIFICATE_TYPE');
    expect(examine({ ...shown, 'client-certificate': other }).verdict).toBe('likely');
    const completed = clientCertificateFacts();
    expect(examine({ ...shown, 'client-certificate': completed }).verdict).toBe('possible');
    expect(examine(shown).verdict).toBe('possible');
  });
  it('is ruled out where that came in TLS 1.3, whose signature methods say it', () => {
    expect(examine({ ...shown, hello: helloFacts('TLS 1.3') }).verdict).toBe('ruled-out');
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
