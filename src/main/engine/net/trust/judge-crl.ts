import { nameKey } from '../../probes/der/name-text';
import { type DerElement, expectTag, readAll, readDer, TAG } from '../../probes/der/read-der';
import type { RevocationVerdict } from '../../probes/net-port';
import { pointAddresses, readRaw } from './extensions';
import { type ParsedCertificate, readTime } from './parse-certificate';
import { pemBlocks } from './read-bundle';
import { reasonName, type Said, unusable, verdictOf } from './revocation-verdict';
import { checkSignature, readSignatureAlgorithm } from './signature-algorithm';

/*
 * A list can hold hundreds of thousands of entries. A library would make objects of them all; here each is looked at as bytes and
 * forgotten, so that ten megabytes cost neither memory nor seconds.
 */

const CRL_SIGN = 1 << 6;
const REASON_CODE = '2.5.29.21';
const DISTRIBUTION_POINT = '2.5.29.28';
/** Number of the list, key of its issuer, freshest list, addresses: nothing in them limits what the list says. */
const HARMLESS = new Set(['2.5.29.20', '2.5.29.35', '2.5.29.46', '1.3.6.1.5.5.7.1.1', '2.5.29.18']);

interface List {
  readonly tbs: DerElement;
  readonly algorithm: Uint8Array;
  readonly signature: Uint8Array;
  readonly issuerKey: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** All entries, one behind the other. */
  readonly entries: Uint8Array;
  readonly extensions: Uint8Array;
}

const isTime = (element: DerElement | undefined): element is DerElement =>
  element?.tag === 0x17 || element?.tag === 0x18;

/** The fields of a CertificateList (RFC 5280 §5.1). Throws DerError. */
const readList = (bytes: Uint8Array): List => {
  const [tbs, algorithm, signature] = readAll(expectTag(readDer(bytes), TAG.sequence).content);
  const fields = readAll(expectTag(tbs, TAG.sequence).content);
  const [, issuer, thisUpdate, ...rest] = fields[0]?.tag === TAG.integer ? fields.slice(1) : fields;
  const next = isTime(rest[0]) ? rest[0] : null;
  const entries = rest.find(({ tag }) => tag === TAG.sequence);
  const extensions = rest.find(({ tag }) => tag === 0xa0);
  return {
    tbs: expectTag(tbs, TAG.sequence),
    algorithm: expectTag(algorithm, TAG.sequence).content,
    signature: expectTag(signature, TAG.bitString).content.subarray(1),
    issuerKey: nameKey(expectTag(issuer, TAG.sequence).whole),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: next && readTime(next),
    entries: entries?.content ?? new Uint8Array(),
    extensions: extensions ? expectTag(readDer(extensions.content), TAG.sequence).content : new Uint8Array(),
  };
};

const set = (fields: readonly DerElement[], tag: number): boolean =>
  fields.some((field) => field.tag === tag && field.content[0] !== 0);

/** Why this list does not speak of this certificate (RFC 5280 §5.2.5, §6.3.3 (b)); null: it does. Throws DerError. */
const notForUs = (value: Uint8Array, certificate: ParsedCertificate): string | null => {
  const fields = readAll(expectTag(readDer(value), TAG.sequence).content);
  const authority = certificate.basic?.ca ?? false;
  if (set(fields, 0x85) || set(fields, authority ? 0x81 : 0x82))
    return 'The list is about certificates of another kind.';
  if (set(fields, 0x84)) return 'The list speaks for other issuers as well, and that can’t be checked.';
  if (fields.some(({ tag }) => tag === 0x83)) return 'The list holds some of the reasons only.';
  const places = fields.flatMap(pointAddresses);
  return places.length > 0 && !places.some((place) => certificate.crlUrls.includes(place))
    ? 'The list is about other certificates of this issuer.'
    : null;
};

const limits = (list: List, certificate: ParsedCertificate): string | null => {
  for (const item of readAll(list.extensions)) {
    const { oid, critical, value } = readRaw(item);
    const why = oid === DISTRIBUTION_POINT ? notForUs(value, certificate) : null;
    if (why !== null) return why;
    if (critical && oid !== DISTRIBUTION_POINT && !HARMLESS.has(oid))
      return `The list has a condition that is not known here (${oid}).`;
  }
  return null;
};

/** Why the signature proves nothing; null: the issuer made it, and may (RFC 5280 §6.3.3 (f), (g)). Throws DerError. */
const unsigned = (list: List, issuer: ParsedCertificate): string | null => {
  if (list.issuerKey !== issuer.subjectKey) return 'The list is another issuer’s.';
  if (issuer.keyUsage !== null && !(issuer.keyUsage & CRL_SIGN))
    return 'The issuer’s key may not sign such lists.';
  const method = readSignatureAlgorithm(list.algorithm);
  if (method.hash === 'md5') return 'The list is signed with MD5, which proves nothing.';
  const answer = checkSignature(method, issuer.publicKey, list.tbs.whole, list.signature);
  if (answer === 'unknown') return `The list is signed in a way that can’t be checked (${method.name}).`;
  return answer === 'good' ? null : 'The signature of the list is not the issuer’s.';
};

const sameSerial = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && Buffer.compare(one, other) === 0;

const reasonIn = (extensions: DerElement | undefined): string | null => {
  for (const item of extensions ? readAll(extensions.content) : []) {
    const { oid, value } = readRaw(item);
    if (oid === REASON_CODE) return reasonName(readDer(value).content[0]);
  }
  return null;
};

/** The entry of this serial number; null: the list does not hold it. Throws DerError. */
const entryOf = (entries: Uint8Array, serial: Uint8Array): Said | null => {
  let offset = 0;
  while (offset < entries.length) {
    const entry = readDer(entries, offset);
    offset += entry.whole.length;
    if (!sameSerial(readDer(entry.content).content, serial)) continue;
    const [, date, extensions] = readAll(entry.content);
    return { status: 'revoked', revokedAt: readTime(date), reason: reasonIn(extensions) };
  }
  return null;
};

const judge = (
  bytes: Uint8Array,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
  at: Date,
): RevocationVerdict => {
  const list = readList(bytes);
  const why = unsigned(list, issuer) ?? limits(list, certificate);
  if (why !== null) return unusable(why);
  const said = entryOf(list.entries, certificate.serial);
  return verdictOf(said ?? { status: 'good', revokedAt: null, reason: null }, list, list.thisUpdate, at);
};

/**
 * What a revocation list (DER or PEM, RFC 5280 §5) is worth for a certificate of this issuer: readable, its own, about this kind, and still
 * good at this time. Partial lists (RFC 5280 §5.2.4) are not used. Never throws.
 */
export const judgeCrl = (
  bytes: Uint8Array,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
  at: Date,
): RevocationVerdict => {
  try {
    return judge(pemBlocks(bytes, 'X509 CRL')[0] ?? bytes, certificate, issuer, at);
  } catch {
    return unusable('The list can’t be read.');
  }
};
