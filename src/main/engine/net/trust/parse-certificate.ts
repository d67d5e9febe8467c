import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { printable } from '../../../../shared/words/printable';
import { nameKey, nameText } from '../../probes/der/name-text';
import { type DerElement, DerError, expectTag, readAll, readDer, TAG } from '../../probes/der/read-der';
import type { CertificateFacts } from '../../probes/net-port';
import { addressText } from './address';
import { readCurve } from './curve-name';
import { type Extensions, readExtensions } from './extensions';
import { readPssKey } from './pss-key';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm';

/** A certificate as the validator needs it: the facts for a person, and the pieces for the arithmetic. */
export interface ParsedCertificate extends Extensions {
  readonly facts: CertificateFacts;
  /** The signed part. */
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
  /** The signed part names the same method as the signature does; anything else is a forgery or a mistake (RFC 5280 §4.1.1.2). */
  readonly oneMethod: boolean;
  /** The serial number's bytes as written (RFC 5280 §4.1.2.2). */
  readonly serial: Uint8Array;
  /** The subject, whole, as written. */
  readonly subject: Uint8Array;
  /** Equal for names that count as equal. */
  readonly subjectKey: string;
  readonly issuerKey: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo, whole. */
  readonly spki: Uint8Array;
  /** null: a kind of key this runtime can't read. */
  readonly publicKey: KeyObject | null;
}

/** Larger certificates are not looked into; the largest in public use are below 8 KiB. */
export const MAX_CERTIFICATE_BYTES = 36_000;

/** RFC 5280 §4.1.2.5: UTCTime up to 2049, GeneralizedTime after. Throws DerError. */
export const readTime = (element: DerElement | undefined): Date => {
  const text = Buffer.from(element?.content ?? []).toString('latin1');
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  const year = match?.[1];
  if (!match || !year || (element?.tag !== 0x17 && element?.tag !== 0x18)) throw new DerError('a time');
  const full = year.length === 4 ? year : `${Number(year) >= 50 ? '19' : '20'}${year}`;
  const date = new Date(`${full}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`);
  if (Number.isNaN(date.getTime())) throw new DerError('a time that does not exist');
  return date;
};

const readKey = (spki: Uint8Array): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
};

const describeKey = (key: KeyObject | null, spki: Uint8Array): readonly [string, number] => {
  const known = readCurve(spki) ?? readPssKey(spki);
  if (known) return known;
  const type = key?.asymmetricKeyType;
  const details = key?.asymmetricKeyDetails;
  if (type === 'rsa' || type === 'dsa') return [type === 'dsa' ? 'DSA' : 'RSA', details?.modulusLength ?? 0];
  if (type === 'ed25519') return ['Ed25519', 256];
  if (type === 'ed448') return ['Ed448', 456];
  if (type !== 'ec') return ['unknown', 0];
  const curve = details?.namedCurve ?? '';
  // Names of other curves end in their size: brainpoolP256r1, secp256k1, sect233r1.
  return [`EC ${curve}`.trim().slice(0, 40), Number(/(\d{3})/.exec(curve)?.[1] ?? 0)];
};

const PURPOSES: { readonly [oid: string]: string } = {
  '2.5.29.37.0': 'any',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};

/** The fields of TBSCertificate in order (RFC 5280 §4.1), the optional version and the unique ids left out. */
const readTbs = (tbs: DerElement) => {
  const items = readAll(expectTag(tbs, TAG.sequence).content);
  const start = items[0]?.tag === 0xa0 ? 1 : 0;
  const [serial, method, issuer, validity, subject, spki, ...rest] = items.slice(start);
  const [notBefore, notAfter] = readAll(expectTag(validity, TAG.sequence).content);
  const extensions = rest.find((item) => item.tag === 0xa3);
  return {
    serial: expectTag(serial, TAG.integer).content,
    method: expectTag(method, TAG.sequence).whole,
    issuer: expectTag(issuer, TAG.sequence).whole,
    subject: expectTag(subject, TAG.sequence).whole,
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: expectTag(spki, TAG.sequence).whole,
    extensions: extensions ? expectTag(readDer(extensions.content), TAG.sequence).content : null,
  };
};

/** Only whose it is, for lists of hundreds: the key of its subject (ParsedCertificate.subjectKey), or null when these bytes are not a certificate. */
export const peekSubjectKey = (der: Uint8Array): string | null => {
  try {
    const [tbs] = readAll(expectTag(readDer(der), TAG.sequence).content);
    const items = readAll(expectTag(tbs, TAG.sequence).content);
    return nameKey(expectTag(items[items[0]?.tag === 0xa0 ? 5 : 4], TAG.sequence).whole);
  } catch {
    return null;
  }
};

/** RFC 5280 §4.2.1.3, by bit. */
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

const namesForPeople = ({ names }: Extensions): string[] =>
  [...names.dns.map((name) => printable(name, 253)), ...names.addresses.map(addressText)].slice(0, 100);

const read = (der: Uint8Array): ParsedCertificate => {
  const outer = readDer(der);
  const [tbsElement, algorithm, signature] = readAll(expectTag(outer, TAG.sequence).content);
  const tbs = expectTag(tbsElement, TAG.sequence);
  const fields = readTbs(tbs);
  const extensions = readExtensions(fields.extensions);
  const signatureAlgorithm = readSignatureAlgorithm(expectTag(algorithm, TAG.sequence).content);
  const publicKey = readKey(fields.spki);
  const [keyType, keyBits] = describeKey(publicKey, fields.spki);
  const { keyUsage } = extensions;
  const subjectKey = nameKey(fields.subject);
  const issuerKey = nameKey(fields.issuer);
  return {
    ...extensions,
    tbs: tbs.whole,
    signatureAlgorithm,
    signature: expectTag(signature, TAG.bitString).content.subarray(1),
    oneMethod: Buffer.compare(fields.method, expectTag(algorithm, TAG.sequence).whole) === 0,
    serial: fields.serial,
    subject: fields.subject,
    subjectKey,
    issuerKey,
    notBefore: fields.notBefore,
    notAfter: fields.notAfter,
    spki: fields.spki,
    publicKey,
    facts: {
      subject: nameText(fields.subject, 400),
      issuer: nameText(fields.issuer, 400),
      serial: Buffer.from(fields.serial).toString('hex').slice(0, 80),
      notBefore: fields.notBefore.toISOString(),
      notAfter: fields.notAfter.toISOString(),
      names: namesForPeople(extensions),
      keyType,
      keyBits,
      signatureAlgorithm: signatureAlgorithm.name,
      selfIssued: subjectKey === issuerKey,
      isAuthority: extensions.basic?.ca ?? false,
      ...(keyUsage === null ? {} : { keyUsage: USAGES.filter((_, bit) => keyUsage & (1 << bit)) }),
      extendedKeyUsage: (extensions.purposes ?? [])
        .slice(0, 20)
        .map((oid) => PURPOSES[oid] ?? oid.slice(0, 80)),
      fingerprint: createHash('sha256').update(der).digest('hex'),
      caIssuers: extensions.caIssuers.slice(0, 8).map((url) => printable(url, 400)),
      der: Buffer.from(der).toString('base64'),
    },
  };
};

/** Reads a certificate (RFC 5280 §4.1) from its DER; null when these bytes are not one. Never throws. */
export const parseCertificate = (der: Uint8Array): ParsedCertificate | null => {
  if (der.length > MAX_CERTIFICATE_BYTES) return null;
  try {
    return read(der);
  } catch {
    return null;
  }
};

/** Stands in a chain for a certificate that can't be read, so that positions stay right. */
export const unreadableFacts = (der: Uint8Array): CertificateFacts => ({
  subject: '(a certificate that can’t be read)',
  issuer: '',
  serial: '',
  notBefore: '',
  notAfter: '',
  names: [],
  keyType: 'unknown',
  keyBits: 0,
  signatureAlgorithm: 'unknown',
  selfIssued: false,
  isAuthority: false,
  extendedKeyUsage: [],
  fingerprint: createHash('sha256').update(der).digest('hex'),
  caIssuers: [],
  der: der.length <= MAX_CERTIFICATE_BYTES ? Buffer.from(der).toString('base64') : '',
});
