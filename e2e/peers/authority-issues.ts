import '../../src/main/engine/webcrypto';
import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  type X509CrlReason,
} from '@peculiar/x509';
import type { Identity } from '../../src/main/lab/pki';

const DAY = 86_400_000;
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** What a certificate of an authority of this file says beyond the usual. URLs are those of authority-http. */
export interface Issued {
  readonly subject: string;
  readonly names?: readonly string[];
  readonly authority?: boolean;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly caIssuers?: string;
  readonly ocsp?: string;
  readonly crl?: string;
  readonly purpose?: 'server' | 'client';
  /** It may vouch for names under this domain only (RFC 5280 §4.2.1.10). */
  readonly permitted?: string;
  /** It demands a stapled answer (RFC 7633). */
  readonly mustStaple?: boolean;
}

const pem = (key: ArrayBuffer): string =>
  `-----BEGIN PRIVATE KEY-----\n${Buffer.from(key)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trimEnd()}\n-----END PRIVATE KEY-----\n`;

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const content = Buffer.concat(parts);
  if (content.length > 127) throw new Error('too long for a one-byte length');
  return Uint8Array.from([tag, content.length, ...content]);
};

/** NameConstraints with one permitted dNSName: [0] { GeneralSubtree { [2] name } }. */
const permittedOnly = (domain: string): Extension =>
  new Extension('2.5.29.30', true, tlv(0x30, tlv(0xa0, tlv(0x30, tlv(0x82, Buffer.from(domain, 'ascii'))))));

/** TLS feature 5, status_request (RFC 7633 §4.1). */
const DEMANDS_STAPLE = new Extension('1.3.6.1.5.5.7.1.24', false, tlv(0x30, tlv(0x02, Buffer.from([5]))));

const roleOf = ({ authority, names = [], purpose, permitted, mustStaple }: Issued): Extension[] =>
  authority
    ? [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        ...(permitted === undefined ? [] : [permittedOnly(permitted)]),
      ]
    : [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([
          purpose === 'client' ? ExtendedKeyUsage.clientAuth : ExtendedKeyUsage.serverAuth,
        ]),
        new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value }))),
        ...(mustStaple ? [DEMANDS_STAPLE] : []),
      ];

const placesOf = ({ caIssuers, ocsp, crl }: Issued): Extension[] => [
  ...(caIssuers === undefined && ocsp === undefined
    ? []
    : [
        new AuthorityInfoAccessExtension({
          ...(caIssuers === undefined ? {} : { caIssuers: [caIssuers] }),
          ...(ocsp === undefined ? {} : { ocsp: [ocsp] }),
        }),
      ]),
  ...(crl === undefined ? [] : [new CRLDistributionPointsExtension([crl])]),
];

/** Issues a certificate with a new P-256 key; `issuer` null: it signs itself. */
export const issue = async (issuer: Identity | null, wanted: Issued): Promise<Identity> => {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const signer = issuer?.keys ?? keys;
  const certificate = await X509CertificateGenerator.create({
    subject: wanted.subject,
    issuer: issuer?.certificate.subject ?? wanted.subject,
    notBefore: wanted.notBefore ?? new Date(Date.now() - 30 * DAY),
    notAfter: wanted.notAfter ?? new Date(Date.now() + 300 * DAY),
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: { ...signer.privateKey.algorithm, hash: 'SHA-256' },
    extensions: [
      ...roleOf(wanted),
      ...placesOf(wanted),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(signer.publicKey),
    ],
  });
  return {
    certificate,
    der: new Uint8Array(certificate.rawData),
    pem: `${certificate.toString('pem')}\n`,
    keyPem: pem(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
    keys,
  };
};

/** The issuer's list of cancelled certificates, signed by it (RFC 5280 §5); `ended`: it ran out yesterday. */
export const makeCrl = async (
  issuer: Identity,
  cancelled: readonly { readonly identity: Identity; readonly reason: X509CrlReason }[],
  ended = false,
): Promise<Uint8Array> => {
  const now = Date.now();
  const crl = await X509CrlGenerator.create({
    issuer: issuer.certificate.subject,
    thisUpdate: new Date(now - 7 * DAY),
    nextUpdate: new Date(ended ? now - DAY : now + 7 * DAY),
    entries: cancelled.map(({ identity, reason }) => ({
      serialNumber: identity.certificate.serialNumber,
      revocationDate: new Date(now - 8 * DAY),
      reason,
    })),
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: { ...issuer.keys.privateKey.algorithm, hash: 'SHA-256' },
  });
  return new Uint8Array(crl.rawData);
};
