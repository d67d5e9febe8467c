import { type MeasuredTable, ofProbe } from './table';

type Signature = { readonly scheme: string; readonly valid: boolean | null } | null | undefined;

const signed = (signature: Signature): string => {
  if (!signature) return '–';
  if (signature.valid === false) return `${signature.scheme}, which does not fit the certificate`;
  return signature.scheme;
};

/** Bytes of an OCSP staple; undefined: none was asked for. */
const staple = (bytes: number | null | undefined): string => {
  if (bytes === undefined) return 'not asked for';
  return bytes === null ? 'none' : `${bytes} bytes`;
};

const ASKED = {
  any: 'any',
  RSA: 'one with an RSA key',
  ECDSA: 'one with an elliptic curve key',
  'RSA-PSS': 'one with an RSA-PSS key',
  EdDSA: 'one with an Ed25519 or Ed448 key',
} as const;

/** Which certificate was shown to whom: another version or another kind of key may bring another one. */
export const looks: MeasuredTable = {
  id: 'certificate-looks',
  area: 'certificate',
  title: 'Which certificate is shown',
  draft: ofProbe(
    'certificate',
    [
      'Version',
      'Asked for',
      'Kind of key',
      'Certificates',
      'Handshake signed with',
      'Revocation proof (OCSP staple)',
      'Fingerprint',
    ],
    ({ sightings = [], others = [], varies }) =>
      sightings.length === 0
        ? null
        : {
            rows: sightings.map((one) => [
              one.version ?? 'could not tell',
              ASKED[one.asked],
              one.keyType,
              `${one.certificates}`,
              signed(one.signature),
              staple(one.stapleBytes),
              one.fingerprint,
            ]),
            note: [
              varies === true ? 'The very same question brought different certificates.' : '',
              others.some(({ trusted }) => !trusted) ? 'Not every chain that was shown is trusted here.' : '',
            ]
              .join(' ')
              .trim(),
          },
  ),
};
