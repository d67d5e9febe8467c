import type { CertificateRequest, VersionCode } from './api';
import { MOST_CERTIFICATES } from './certificate13';
import { VERSIONS } from './ids';
import { Reader } from './reader';
import { written } from './writer';

export { encodeCertificate13, readCertificate13 } from './certificate13';

/** The body of a Certificate message up to TLS 1.2: ASN.1Cert list, leaf first (RFC 5246 §7.4.2). */
export const encodeCertificate12 = (ders: readonly Uint8Array[]): Uint8Array =>
  written((writer) =>
    writer.vector(3, (list) => {
      for (const der of ders) list.opaque(3, der);
    }),
  );

/** DER certificates in the order presented; an empty list is a client without one. Throws DecodeError. */
export const readCertificate12 = (body: Uint8Array): Uint8Array[] => {
  const reader = new Reader(body, 'Certificate');
  const list = reader.vector(3, 'certificate_list');
  const certificates: Uint8Array[] = [];
  while (list.left > 0) {
    if (certificates.length >= MOST_CERTIFICATES) list.fail('too-many-items', 'certificate');
    const der = list.opaque(3, 'certificate');
    if (der.length === 0) list.fail('bad-length', 'certificate');
    certificates.push(der);
  }
  reader.end();
  return certificates;
};

/** TLS 1.2 put supported_signature_algorithms between the types and the authorities (RFC 5246 §7.4.4, RFC 4346 §7.4.4). */
const hasSignatureAlgorithms = (version: VersionCode): boolean => version >= VERSIONS['TLS 1.2'];

/** The body of a CertificateRequest up to TLS 1.2; TLS 1.1 and older leave the signature schemes out. */
export const encodeCertificateRequest12 = (
  request: CertificateRequest,
  version: VersionCode = VERSIONS['TLS 1.2'],
): Uint8Array =>
  written((writer) => {
    writer.vector(1, (list) => {
      for (const type of request.certificateTypes) list.u8(type);
    });
    if (hasSignatureAlgorithms(version)) {
      writer.vector(2, (list) => {
        list.u16s(request.signatureSchemes);
      });
    }
    writer.vector(2, (list) => {
      for (const name of request.authorities) list.opaque(2, name);
    });
  });

/**
 * Reads a CertificateRequest. `version`: the negotiated one, SSL 3.0 to TLS 1.2; its layout can't be told from the bytes.
 * No authorities means that any will do. Throws DecodeError.
 */
export const readCertificateRequest = (body: Uint8Array, version: VersionCode): CertificateRequest => {
  const reader = new Reader(body, 'CertificateRequest');
  const certificateTypes = reader.vector(1, 'certificate_types').uints(1, 'certificate_type');
  const signatureSchemes = hasSignatureAlgorithms(version)
    ? reader.vector(2, 'supported_signature_algorithms').uints(2, 'signature_scheme')
    : [];
  const list = reader.vector(2, 'certificate_authorities');
  const authorities: Uint8Array[] = [];
  while (list.left > 0) authorities.push(list.opaque(2, 'distinguished_name'));
  reader.end();
  return { certificateTypes, signatureSchemes, authorities };
};
