import { describe, expect, it } from 'vitest';
import { alert, FIN, helloFacts, match, RST, told } from '../testing/build';
import { clientGreeting, formFacts } from '../testing/forms';
import { certificateFacts } from '../testing/situations';
import { cause } from './sigalg-none-shared';

const none = new Map();
const REFUSED = alert(40, 'handshake_failure');
const refused = helloFacts(REFUSED);
const answered = helloFacts('TLS 1.3');
const SIGHTING = {
  attemptId: 'c',
  version: 'TLS 1.3',
  asked: 'any' as const,
  fingerprint: 'f',
  keyType: 'RSA',
  certificates: 2,
};
const text = match({ id: 'dotnet.alert-40', event: 'alert', alertCode: 40, program: 'dotnet' });

describe('sigalg-none-shared', () => {
  it('is confirmed when our greeting is answered with a longer list of signature methods', () => {
    const forms = formFacts(REFUSED, { 'more-schemes': 'TLS 1.2', 'old-schemes': REFUSED });
    const verdict = cause.examine({ hello: refused, 'hello-form': forms }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
  });
  it('is confirmed in other words when the server stumbles over the newer ones', () => {
    const forms = formFacts(RST, { 'old-schemes': 'TLS 1.2' });
    const verdict = cause.examine({ hello: helloFacts(RST), 'hello-form': forms }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed', title: expect.stringContaining('stumbles') });
  });
  it('hangs on the program where our greeting is answered and the common methods are not enough', () => {
    const seen = { hello: answered, 'hello-form': formFacts('TLS 1.3', { 'common-schemes': REFUSED }) };
    expect(cause.examine(seen, told(), none).verdict).toBe('possible');
    expect(cause.examine(seen, told({ program: 'browser' }), none).verdict).toBe('likely');
    expect(cause.examine(seen, told({}, text), none).verdict).toBe('confirmed');
    const proved = { ...seen, 'client-greeting': clientGreeting(REFUSED) };
    expect(cause.examine(proved, told(), none).verdict).toBe('confirmed');
  });
  it('is ruled out when no list helps, or the common methods do', () => {
    const tried = formFacts(REFUSED, { 'more-schemes': REFUSED, 'old-schemes': REFUSED });
    expect(cause.examine({ hello: refused, 'hello-form': tried }, told(), none).verdict).toBe('ruled-out');
    const fine = formFacts('TLS 1.3', { 'common-schemes': 'TLS 1.3' });
    expect(cause.examine({ hello: answered, 'hello-form': fine }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the server was seen to sign by a common method', () => {
    const signed = (scheme: string) => ({
      hello: answered,
      certificate: {
        ...certificateFacts(),
        sightings: [{ ...SIGHTING, signature: { scheme, valid: true } }],
      },
    });
    expect(cause.examine(signed('rsa_pss_rsae_sha256'), told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(signed('ed25519'), told(), none).verdict).toBe('unknown');
  });
  it('can’t be told when no other list was sent, or one was treated now so and now so', () => {
    expect(cause.examine({ hello: refused }, told(), none).verdict).toBe('unknown');
    expect(cause.examine({ hello: answered }, told(), none).verdict).toBe('unknown');
    const broken = formFacts('TLS 1.3', { 'common-schemes': FIN }, { 'common-schemes': { holds: false } });
    expect(cause.examine({ hello: answered, 'hello-form': broken }, told(), none).verdict).toBe('unknown');
  });
});
