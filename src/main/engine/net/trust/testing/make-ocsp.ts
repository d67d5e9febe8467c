import { createHash, sign } from 'node:crypto';
import { parseCertificate } from '../parse-certificate';
import { bits, der, oid, sequence, text } from './encode';
import type { Made } from './make-chain';

/** What goes into an OCSP answer. Left out: "good", signed by the issuer, made on 31 May 2026 for a week. */
export interface WantedOcsp {
  readonly certificate: Made;
  readonly issuer: Made;
  readonly status?: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: string;
  readonly reason?: number;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | null;
  readonly producedAt?: string;
  readonly signer?: Made;
  /** Certificates sent along. */
  readonly certificates?: readonly Made[];
  readonly hash?: 'sha1' | 'sha256';
}

/** A GeneralizedTime. */
export const generalTime = (iso: string): Uint8Array =>
  der(0x18, text(`${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`));

const NULL = der(0x05);
const HASH = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;

const read = ({ der: bytes }: Made) => {
  const certificate = parseCertificate(bytes);
  if (!certificate) throw new Error('the test made a certificate that can’t be read');
  return certificate;
};

/** The key's bits: what is behind the header of the last element of the SubjectPublicKeyInfo. */
const keyBits = (made: Made): Uint8Array => {
  const { spki } = read(made);
  const ec = made.key.publicKey.asymmetricKeyType === 'ec';
  const length = ec ? 65 : spki.length - 24;
  return spki.subarray(spki.length - length);
};

const certId = ({ certificate, issuer, hash = 'sha1' }: WantedOcsp): Uint8Array => {
  const digest = (bytes: Uint8Array) => der(0x04, createHash(hash).update(bytes).digest());
  return sequence(
    sequence(oid(HASH[hash]), NULL),
    digest(read(issuer).subject),
    digest(keyBits(issuer)),
    der(0x02, read(certificate).serial),
  );
};

const statusOf = ({ status = 'good', revokedAt = '2026-05-01T00:00:00', reason }: WantedOcsp): Uint8Array => {
  if (status !== 'revoked') return der(status === 'good' ? 0x80 : 0x82);
  const why = reason === undefined ? [] : [der(0xa0, der(0x0a, Uint8Array.of(reason)))];
  return der(0xa1, generalTime(revokedAt), ...why);
};

/** The algorithm that goes with a signer's key, and the signature over these bytes. */
export const signedWith = (signer: Made, data: Uint8Array): readonly [Uint8Array, Uint8Array] => {
  const ec = signer.key.privateKey.asymmetricKeyType === 'ec';
  const algorithm = ec ? sequence(oid('1.2.840.10045.4.3.2')) : sequence(oid('1.2.840.113549.1.1.11'), NULL);
  return [algorithm, bits(sign('sha256', data, signer.key.privateKey))];
};

/** Makes an OCSP answer for tests (RFC 6960 §4.2.1), byte by byte. */
export const makeOcsp = (wanted: WantedOcsp): Uint8Array => {
  const { issuer, signer = issuer, certificates = [] } = wanted;
  const { thisUpdate = '2026-05-31T00:00:00', nextUpdate = '2026-06-07T00:00:00' } = wanted;
  const single = sequence(
    certId(wanted),
    statusOf(wanted),
    generalTime(thisUpdate),
    ...(nextUpdate === null ? [] : [der(0xa0, generalTime(nextUpdate))]),
  );
  const data = sequence(
    der(0xa1, read(signer).subject),
    generalTime(wanted.producedAt ?? thisUpdate),
    sequence(single),
  );
  const along =
    certificates.length === 0 ? [] : [der(0xa0, sequence(...certificates.map(({ der: one }) => one)))];
  const basic = sequence(data, ...signedWith(signer, data), ...along);
  const bytes = sequence(oid('1.3.6.1.5.5.7.48.1.1'), der(0x04, basic));
  return sequence(der(0x0a, Uint8Array.of(0)), der(0xa0, bytes));
};
