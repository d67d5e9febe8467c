import { BasicOCSPResponse, OCSPResponse, type SingleResponse } from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { expectTag, readDer, TAG } from '../../probes/der/read-der';
import type { RevocationVerdict } from '../../probes/net-port';
import { signedBy } from './build-path';
import { ID_HASHES, issuerHashes } from './ocsp-request';
import { type ParsedCertificate, parseCertificate } from './parse-certificate';
import { reasonName, type Said, unusable, verdictOf } from './revocation-verdict';
import { checkSignature, readSignatureAlgorithm } from './signature-algorithm';

/** Real answers take a few kilobytes; the library needs many times the bytes that it reads. */
const MOST_BYTES = 100_000;
const MOST_SIGNERS = 4;
const BASIC = '1.3.6.1.5.5.7.48.1.1';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** RFC 6960 §4.2.1. */
const REFUSALS: { readonly [status: number]: string } = {
  1: 'malformedRequest',
  2: 'internalError',
  3: 'tryLater',
  5: 'sigRequired',
  6: 'unauthorized',
};

const bytesOf = (buffer: ArrayBuffer): Uint8Array => new Uint8Array(buffer);
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Whether `signer` may answer for this issuer (RFC 6960 §4.2.2.2): the issuer itself, or whom it made a certificate for that purpose. */
const mayAnswer = (signer: ParsedCertificate, issuer: ParsedCertificate, at: Date): boolean =>
  signer.facts.fingerprint === issuer.facts.fingerprint ||
  (signer.issuerKey === issuer.subjectKey &&
    (signer.purposes?.includes(OCSP_SIGNING) ?? false) &&
    signer.notBefore <= at &&
    at <= signer.notAfter &&
    signedBy(signer, issuer) === 'good');

/** Why nobody who may has signed this answer; null: somebody has. Throws for bytes that can't be read. */
const unsigned = (basic: BasicOCSPResponse, issuer: ParsedCertificate, at: Date): string | null => {
  const outer = readDer(bytesOf(AsnConvert.serialize(basic.signatureAlgorithm)));
  const method = readSignatureAlgorithm(expectTag(outer, TAG.sequence).content);
  const data = basic.tbsResponseDataRaw;
  if (!data || method.family === null)
    return `The answer is signed in a way that can’t be checked (${method.name}).`;
  if (method.hash === 'md5') return 'The answer is signed with MD5, which proves nothing.';
  const added = (basic.certs ?? []).slice(0, MOST_SIGNERS).flatMap((certificate) => {
    const parsed = parseCertificate(bytesOf(AsnConvert.serialize(certificate)));
    return parsed ? [parsed] : [];
  });
  const signers = [issuer, ...added].filter(
    ({ publicKey }) => checkSignature(method, publicKey, bytesOf(data), bytesOf(basic.signature)) === 'good',
  );
  if (signers.length === 0)
    return 'The signature of the answer is neither the issuer’s nor that of anybody it names.';
  return signers.some((signer) => mayAnswer(signer, issuer, at))
    ? null
    : 'Whoever signed the answer may not speak for the issuer of the certificate.';
};

/** Is this answer about this certificate (RFC 6960 §4.1.1)? */
const isAbout = (
  { certID }: SingleResponse,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
): boolean => {
  const hash = ID_HASHES[certID.hashAlgorithm.algorithm];
  if (hash === undefined || !same(bytesOf(certID.serialNumber), certificate.serial)) return false;
  const { name, key } = issuerHashes(issuer, hash);
  return same(bytesOf(certID.issuerNameHash.buffer), name) && same(bytesOf(certID.issuerKeyHash.buffer), key);
};

const saidIn = ({ certStatus }: SingleResponse): Said => {
  const { revoked } = certStatus;
  if (revoked)
    return {
      status: 'revoked',
      revokedAt: revoked.revocationTime,
      reason: reasonName(revoked.revocationReason?.reason),
    };
  return { status: certStatus.good === null ? 'good' : 'unknown', revokedAt: null, reason: null };
};

const judge = (
  bytes: Uint8Array,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
  at: Date,
): RevocationVerdict => {
  const response = AsnConvert.parse(new Uint8Array(bytes), OCSPResponse);
  const { responseStatus: status, responseBytes } = response;
  if (status !== 0)
    return unusable(`The responder gives no answer: ${REFUSALS[status] ?? `status ${status}`}.`);
  if (responseBytes?.responseType !== BASIC) return unusable('The answer is of a kind that can’t be read.');
  const basic = AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
  const single = basic.tbsResponseData.responses.find((one) => isAbout(one, certificate, issuer));
  if (!single) return unusable('The answer is about another certificate.');
  const why = unsigned(basic, issuer, at);
  if (why !== null) return unusable(why);
  const times = { thisUpdate: single.thisUpdate, nextUpdate: single.nextUpdate ?? null };
  return verdictOf(saidIn(single), times, basic.tbsResponseData.producedAt, at);
};

/**
 * What an OCSP answer (DER, RFC 6960 §4.2) is worth for a certificate of this issuer: readable, about this one, signed by somebody who may,
 * and still good at this time. Never throws.
 */
export const judgeOcsp = (
  answer: Uint8Array,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
  at: Date,
): RevocationVerdict => {
  if (answer.length > MOST_BYTES)
    return unusable(`The answer is longer than any that is read (${answer.length} bytes).`);
  try {
    return judge(answer, certificate, issuer, at);
  } catch {
    return unusable('The answer can’t be read.');
  }
};
