import type { Because, Fix } from '../../../../shared/model/finding';
import type { ClientProfile } from '../../clients/define-client';
import { clients } from '../../clients/registry';
import { GROUPS, SCHEMES } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import { installFixes } from './certificate-fixes';
import { clip, compared, counted, listedFirst } from './clip';

/** Kinds of a certificate's key that not every program of today takes, as trust/parse-certificate names them. */
const RARE = ['Ed25519', 'Ed448', 'RSA-PSS', 'EC P-521'] as const;
export type RareKey = (typeof RARE)[number];

const SCHEMES_FOR: { readonly [K in RareKey]: readonly number[] } = {
  Ed25519: [SCHEMES.ed25519],
  Ed448: [SCHEMES.ed448],
  'RSA-PSS': [SCHEMES.rsa_pss_pss_sha256, SCHEMES.rsa_pss_pss_sha384, SCHEMES.rsa_pss_pss_sha512],
  'EC P-521': [SCHEMES.ecdsa_secp521r1_sha512],
};

const TLS13 = 0x0304;
const TLS12 = 0x0303;

/** The one rare kind that all these certificates have; null: another kind is among them, or there is none. */
export const onlyRareKey = (keyTypes: readonly string[]): RareKey | null => {
  const [first, ...others] = new Set(keyTypes);
  return others.length === 0 ? (RARE.find((kind) => kind === first) ?? null) : null;
};

/**
 * Whether a program takes such a certificate: its signature schemes say so (RFC 8446 §4.2.3, RFC 8422 §5.1.3); up to TLS 1.2 a curve has to be
 * among its groups instead, with a suite for ECDSA (RFC 8422 §5.1).
 */
export const takesRareKey = ({ offers }: Pick<ClientProfile, 'offers'>, kind: RareKey): boolean => {
  const { versions, signatureSchemes, groups, suites } = offers;
  const byScheme = SCHEMES_FOR[kind].some((code) => signatureSchemes.includes(code));
  if (kind !== 'EC P-521')
    return byScheme && versions.some((version) => version === TLS13 || version === TLS12);
  const byGroup =
    versions.some((version) => version < TLS13) &&
    groups.includes(GROUPS.secp521r1) &&
    suites.some((code) => suiteFacts(code)?.authentication === 'ecdsa');
  return byGroup || (byScheme && versions.includes(TLS13));
};

/** Which of the programs whose greetings are known do not take such a key; null: all do. */
export const withoutRareKey = (kind: RareKey): Because | null => {
  const unable = clients.filter((client) => !takesRareKey(client, kind)).map(({ name }) => name);
  if (unable.length === 0) return null;
  return compared(
    clip(
      `Of the ${counted(clients.length, 'program')} whose greetings Handrail knows, these do not take such a key (${unable.length}): ${listedFirst(unable, 6)}.`,
      600,
    ),
  );
};

/** Another certificate, of a kind that every program takes. */
export const ISSUE_ANEW: Fix = {
  owner: 'server-owner',
  stack: 'any',
  steps: [
    'Have the certificate issued anew, for an RSA key of 2048 bits (rsaEncryption, not RSASSA-PSS) or an elliptic-curve key on P-256.',
    'Install it beside the present one if the server can hold two, or in its place.',
  ],
  undo: 'Put the former certificate back.',
};

/** What is said and advised of a certificate with such a key. */
export const RARE_KEY_WORDS = {
  meaning:
    'Certificates come with several kinds of key. Every program of today knows RSA keys of the usual kind and the elliptic curves P-256 and P-384. This server’s certificate has another kind, which some programs do not know. Such a program finds nothing in common with the server, and it is the server that ends the connection, before any certificate is shown.',
  nextStep:
    'Ask the server’s owner for a certificate with an RSA key of 2048 bits of the usual kind (rsaEncryption, not RSA-PSS) or an elliptic-curve key on P-256, and to allow SHA-256 signatures: every program of today understands those.',
  fix: [ISSUE_ANEW, ...installFixes('the new certificate')],
} as const;
