import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, hello, helloFacts, match, told } from '../testing/build';
import { formFacts } from '../testing/forms';
import { certificateFacts } from '../testing/situations';
import { cause } from './cert-curve-not-offered';
import { cause as groups } from './group-none-shared';

const none = new Map();
const REFUSED = alert(40, 'handshake_failure');
const ECDSA = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
type Flight = NonNullable<EvidenceMap['hello-form']['answeredFlight']>;

const flight = (keyType: string, exchange: string | null = 'x25519'): Flight => ({
  attemptId: 'more-groups-v2',
  form: 'more-groups',
  version: 'TLS 1.2',
  suite: ECDSA,
  exchange,
  keyType,
});

/** Only a longer list of groups is answered, in this version and with this suite. */
const seen = (answeredFlight?: Flight, version = 'TLS 1.2', suite = ECDSA) => {
  const facts = formFacts(REFUSED, { 'more-groups': version });
  const forms = facts.forms.map((form) => ({
    ...form,
    variant: form.variant.map((one) => ({ ...one, suite })),
  }));
  return {
    hello: helloFacts(REFUSED),
    'hello-form': { ...facts, forms, ...(answeredFlight ? { answeredFlight } : {}) },
  };
};
const both = (shown: ReturnType<typeof seen>) => [
  cause.examine(shown, told(), none),
  groups.examine(shown, told(), none),
];

describe('cert-curve-not-offered', () => {
  it('is confirmed, and the groups are not it, where the certificate is on such a curve and the exchange is not', () => {
    const [own, group] = both(seen(flight('EC secp256k1')));
    expect(own).toMatchObject({ verdict: 'confirmed', title: expect.stringContaining('secp256k1') });
    expect(group).toMatchObject({ verdict: 'ruled-out', because: expect.stringContaining('secp256k1') });
  });
  it('is likely, as the groups are, where both are rare', () => {
    for (const exchange of ['secp256k1', null]) {
      const [own, group] = both(seen(flight('EC secp256k1', exchange)));
      expect([own?.verdict, group?.verdict]).toEqual(['likely', 'likely']);
    }
  });
  it('is possible, and the groups no more than likely, where the certificate was not seen', () => {
    const [own, group] = both(seen());
    expect([own?.verdict, group?.verdict]).toEqual(['possible', 'likely']);
  });
  it.each([
    ['the certificate is on P-256', seen(flight('EC P-256', 'x448'))],
    ['the certificate is RSA', seen(undefined, 'TLS 1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256')],
    ['it is TLS 1.3, where signature methods say it', seen(undefined, 'TLS 1.3', 'TLS_AES_128_GCM_SHA256')],
  ])('is ruled out, and the groups are it, where %s', (_what, shown) => {
    const [own, group] = both(shown);
    expect([own?.verdict, group?.verdict]).toEqual(['ruled-out', 'confirmed']);
  });
  it('is ruled out when a longer list does not help', () => {
    const shown = {
      hello: helloFacts(REFUSED),
      'hello-form': formFacts(REFUSED, { 'more-groups': REFUSED }),
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when no longer list was sent, or no certificate was read', () => {
    expect(cause.examine({ hello: helloFacts(REFUSED) }, told(), none).verdict).toBe('unknown');
    expect(cause.examine({ hello: helloFacts('TLS 1.2') }, told(), none).verdict).toBe('unknown');
  });
});

const SIGHTING = {
  attemptId: 'certificate-1',
  version: 'TLS 1.2',
  asked: 'any' as const,
  fingerprint: 'aa11',
  keyType: 'EC P-521',
  certificates: 1,
};

describe('cert-curve-not-offered, with a key on P-521', () => {
  const usual = certificateFacts();
  const [leaf, ...above] = usual.chain;
  if (!leaf) throw new Error('no leaf');
  const certificate = { ...usual, chain: [{ ...leaf, keyType: 'EC P-521', keyBits: 521 }, ...above] };
  const base = helloFacts('TLS 1.2', { base: { ...hello('h', 'TLS 1.2'), suite: ECDSA } });
  const hurt = formFacts('TLS 1.2', { 'common-groups': REFUSED });
  const taken = {
    lists: [
      { version: 'TLS 1.2' as const, groups: ['x25519', 'secp521r1'], withKeyOnly: [], complete: false },
    ],
    dh: null,
  };
  it('hangs on the program, and the groups are not it where a usual one is taken', () => {
    const shown = { hello: base, certificate, 'hello-form': hurt, groups: taken };
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
    expect(cause.examine(shown, told({ program: 'dotnet' }), none).verdict).toBe('likely');
    expect(groups.examine(shown, told({ program: 'dotnet' }), none).verdict).toBe('ruled-out');
  });
  it('is no more than likely, as the groups are, where the exchange was not read', () => {
    const shown = { hello: base, certificate, 'hello-form': hurt };
    const text = match({ id: 'dotnet.alert-40', event: 'alert', alertCode: 40, program: 'dotnet' });
    for (const one of [cause, groups])
      expect(one.examine(shown, told({ program: 'dotnet' }, text), none).verdict).toBe('likely');
    const read = { ...certificate, sightings: [{ ...SIGHTING, exchange: 'secp256r1' }] };
    const known = { ...shown, certificate: read };
    expect(cause.examine(known, told({ program: 'dotnet' }, text), none).verdict).toBe('confirmed');
    expect(groups.examine(known, told({ program: 'dotnet' }, text), none)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('P-256'),
    });
  });
  it('is ruled out where the server does not mind, and open where nobody tried', () => {
    const fine = formFacts('TLS 1.2', { 'common-groups': 'TLS 1.2' });
    expect(cause.examine({ hello: base, certificate, 'hello-form': fine }, told(), none).verdict).toBe(
      'ruled-out',
    );
    expect(cause.examine({ hello: base, certificate }, told(), none).verdict).toBe('unknown');
    expect(cause.examine({ hello: base, certificate: usual }, told(), none).verdict).toBe('ruled-out');
  });
});
