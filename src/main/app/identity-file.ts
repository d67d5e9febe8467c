import { X509Certificate } from 'node:crypto';
import type { ClientIdentity } from '../../shared/model/way';
import type { IdentityCheck } from '../engine/net/check-identity';

/** The largest file with a client certificate or its key that is read, in bytes. */
export const LARGEST_IDENTITY_FILE = 786_432;

/** What a file holds of a client certificate. `certificates`: PEM, the leaf first as it stands there. */
export type IdentityFile =
  | { readonly kind: 'pfx'; readonly pfx: string }
  | { readonly kind: 'pem'; readonly certificates: string | null; readonly key: string | null };

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{40,60000}-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[A-Za-z0-9+/=\s:,-]{40,60000}?-----END \1-----/;

const derCertificate = (bytes: Uint8Array): string | null => {
  try {
    return new X509Certificate(bytes).toString();
  } catch {
    return null;
  }
};

/** Sorts out a file by its bytes, whatever its name. Nothing is opened here: a PFX stays closed until its passphrase is known. */
export const readIdentityFile = (bytes: Uint8Array): IdentityFile => {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.includes('-----BEGIN ')) {
    const certificates = (text.match(CERTIFICATE) ?? []).join('\n').slice(0, 262_144);
    return {
      kind: 'pem',
      certificates: certificates === '' ? null : certificates,
      key: KEY.exec(text)?.[0] ?? null,
    };
  }
  const certificates = derCertificate(bytes);
  return certificates === null
    ? { kind: 'pfx', pfx: Buffer.from(bytes).toString('base64') }
    : { kind: 'pem', certificates, key: null };
};

/** Both halves put together; null as long as one is missing. */
export const identityOf = (file: IdentityFile, key: string | null): ClientIdentity | null => {
  if (file.kind === 'pfx') return { kind: 'pfx', pfx: file.pfx, passphrase: null };
  const given = key ?? file.key;
  if (file.certificates === null || given === null) return null;
  return { kind: 'pem', certificates: file.certificates, key: given, passphrase: null };
};

const EXPORT = 'Export the certificate together with its private key, as a .pfx (.p12) file or as PEM.';

/** Why a client certificate can't be used, and what to do, in words for the person. */
export const UNUSABLE: {
  readonly [W in Extract<IdentityCheck, { kind: 'unusable' }>['why']]: string;
} = {
  'no-key': `This file holds no private key, and a server only believes who can use the key. ${EXPORT}`,
  'other-key': 'The private key does not belong to this certificate. Choose the key that was made for it.',
  'old-encryption':
    'This .pfx file is closed in an old way (RC2 or 40 bits) that this computer’s TLS library does not open. Export it again with a newer way (AES), or as PEM.',
  unreadable: `No client certificate could be read in this file. ${EXPORT}`,
};

/** Said when the file has no certificate at all, only a key. */
export const NO_CERTIFICATE =
  'This file holds a private key and no certificate. Choose the file with the certificate.';

/** Said when the second file has no key. */
export const NO_KEY =
  'No private key could be read in this file. Choose the key that belongs to the certificate.';
