import { createHash } from 'node:crypto';
import { CertID, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { expectTag, readAll, readDer, TAG } from '../../probes/der/read-der';
import type { ParsedCertificate } from './parse-certificate';

/** The hashes by which an answer may name an issuer (RFC 6960 §4.1.1, §4.3), under Node's names. */
export const ID_HASHES: { readonly [oid: string]: string } = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** The one that every responder knows (RFC 5019 §2.1.1). It names an issuer here and protects nothing. */
const SHA1 = '1.3.14.3.2.26';

/** The key's bits alone, without the algorithm (RFC 6960 §4.1.1, issuerKeyHash). Throws DerError. */
const keyBits = ({ spki }: ParsedCertificate): Uint8Array => {
  const [, bits] = readAll(expectTag(readDer(spki), TAG.sequence).content);
  return expectTag(bits, TAG.bitString).content.subarray(1);
};

/** Hashes of an issuer's name and key. Throws DerError. */
export const issuerHashes = (
  issuer: ParsedCertificate,
  hash: string,
): { readonly name: Buffer; readonly key: Buffer } => ({
  name: createHash(hash).update(issuer.subject).digest(),
  key: createHash(hash).update(keyBits(issuer)).digest(),
});

const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** Asks about one certificate (RFC 6960 §4.1), DER. No nonce: most responders answer from a store, and what counts is how old it is. Throws DerError. */
export const ocspRequest = (certificate: ParsedCertificate, issuer: ParsedCertificate): Uint8Array => {
  const { name, key } = issuerHashes(issuer, 'sha1');
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA1, parameters: null }),
    issuerNameHash: new OctetString(own(name)),
    issuerKeyHash: new OctetString(own(key)),
    serialNumber: own(certificate.serial),
  });
  const tbsRequest = new TBSRequest({ requestList: [new Request({ reqCert })] });
  return new Uint8Array(AsnConvert.serialize(new OCSPRequest({ tbsRequest })));
};
