import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, hello, helloFacts } from './build';
import { formFacts } from './forms';
import { certificateFacts } from './situations';

/** Situations in which the list of groups may be about the exchange of keys, or about the certificate's own key. */

const REFUSED = alert(40, 'handshake_failure');
const ECDSA = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
type Flight = NonNullable<EvidenceMap['hello-form']['answeredFlight']>;

/** What the answer to a longer list of groups showed. */
export const flight = (keyType: string, exchange: string | null = 'x25519'): Flight => ({
  attemptId: 'more-groups-v2',
  form: 'more-groups',
  version: 'TLS 1.2',
  suite: ECDSA,
  exchange,
  keyType,
});

/** Only a longer list of groups is answered, in this version and with this suite. */
export const onlyMoreGroups = (answeredFlight?: Flight, version = 'TLS 1.2', suite = ECDSA) => {
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

/** Situations in which it is the exchange of keys, whatever the certificate. */
export const OF_THE_EXCHANGE: readonly (readonly [string, ReturnType<typeof onlyMoreGroups>])[] = [
  ['the certificate is on P-256', onlyMoreGroups(flight('EC P-256', 'x448'))],
  ['the certificate is RSA', onlyMoreGroups(undefined, 'TLS 1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256')],
  [
    'it is TLS 1.3, where signature methods say it',
    onlyMoreGroups(undefined, 'TLS 1.3', 'TLS_AES_128_GCM_SHA256'),
  ],
];

const usual = certificateFacts();
const onP521 = usual.chain.map((one, at) => (at === 0 ? { ...one, keyType: 'EC P-521', keyBits: 521 } : one));

/** TLS 1.2 with a certificate on P-521; greetings without that curve are refused. */
export const p521 = {
  hello: helloFacts('TLS 1.2', { base: { ...hello('h', 'TLS 1.2'), suite: ECDSA } }),
  certificate: { ...usual, chain: onP521 },
  'hello-form': formFacts('TLS 1.2', { 'common-groups': REFUSED }),
};

/** The same, and keys were seen to be exchanged in this group. */
export const p521With = (exchange: string) => ({
  ...p521,
  certificate: {
    ...p521.certificate,
    sightings: [
      {
        attemptId: 'certificate-1',
        version: 'TLS 1.2',
        asked: 'any' as const,
        fingerprint: 'aa11',
        keyType: 'EC P-521',
        certificates: 1,
        exchange,
      },
    ],
  },
});
