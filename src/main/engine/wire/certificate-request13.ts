import type { CertificateRequest13, Extension } from './api';
import { extension, extensionFields, readExtensions, writeExtensions } from './extensions';
import { EXTENSIONS } from './ids';
import { Reader } from './reader';
import { written } from './writer';

/** The body of a CertificateRequest of TLS 1.3 (RFC 8446 §4.3.2). `context` is empty except after the handshake. */
export const encodeCertificateRequest13 = (
  request: Pick<CertificateRequest13, 'context' | 'extensions'>,
): Uint8Array =>
  written((writer) => {
    writer.opaque(1, request.context);
    writeExtensions(writer, request.extensions);
  });

/** signature_algorithms, and certificate_authorities when there are names, for such a request (RFC 8446 §4.2.3, §4.2.4). */
export const requestExtensions = (
  signatureSchemes: readonly number[],
  authorities: readonly Uint8Array[],
): Extension[] => {
  const schemes = extension(EXTENSIONS.signature_algorithms, (content) =>
    content.vector(2, (list) => list.u16s(signatureSchemes)),
  );
  if (authorities.length === 0) return [schemes];
  const names = extension(EXTENSIONS.certificate_authorities, (content) =>
    content.vector(2, (list) => {
      for (const name of authorities) list.opaque(2, name);
    }),
  );
  return [schemes, names];
};

const readSchemes = (content: Reader): number[] =>
  content.vector(2, 'supported_signature_algorithms').uints(2, 'signature_scheme');

const readAuthorities = (content: Reader): Uint8Array[] => {
  const list = content.vector(2, 'authorities');
  const names: Uint8Array[] = [];
  while (list.left > 0) names.push(list.opaque(2, 'distinguished_name'));
  return names;
};

/** Reads the body of a TLS 1.3 CertificateRequest. No authorities = any will do. Throws DecodeError; a bad extension is noted in `faults`. */
export const readCertificateRequest13 = (body: Uint8Array): CertificateRequest13 => {
  const reader = new Reader(body, 'CertificateRequest');
  const context = reader.opaque(1, 'certificate_request_context');
  const extensions = readExtensions(reader);
  reader.end();
  const { field, faults } = extensionFields('CertificateRequest', extensions);
  const request: CertificateRequest13 = {
    context,
    signatureSchemes: field(EXTENSIONS.signature_algorithms, [], readSchemes),
    certificateSchemes: field(EXTENSIONS.signature_algorithms_cert, [], readSchemes),
    authorities: field(EXTENSIONS.certificate_authorities, [], readAuthorities),
    extensions,
  };
  return faults.length > 0 ? { ...request, faults } : request;
};
