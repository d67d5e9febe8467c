import { Reader } from './reader';
import { written } from './writer';

/** CertificateStatusType ocsp (RFC 6066 §8). */
export const OCSP = 1;

/** CertificateStatusType ocsp_multi (RFC 6961 §2.2): a response for each certificate, an empty one where there is none. */
const OCSP_MULTI = 2;

/** The body of a CertificateStatus message up to TLS 1.2 with one OCSP response in DER (RFC 6066 §8). */
export const encodeCertificateStatus = (response: Uint8Array): Uint8Array =>
  written((writer) => writer.u8(OCSP).opaque(3, response));

const orNull = (response: Uint8Array): Uint8Array | null => (response.length > 0 ? response : null);

/**
 * The OCSP response for the leaf in DER out of a CertificateStatus message up to TLS 1.2; null when it has none or is of
 * another type. Throws DecodeError.
 */
export const readCertificateStatus = (body: Uint8Array): Uint8Array | null => {
  const reader = new Reader(body, 'CertificateStatus');
  const type = reader.u8('status_type');
  if (type !== OCSP && type !== OCSP_MULTI) return null;
  const list = type === OCSP ? reader : reader.vector(3, 'ocsp_response_list');
  const responses: Uint8Array[] = [];
  do responses.push(list.opaque(3, 'response'));
  while (type === OCSP_MULTI && list.left > 0);
  reader.end();
  return orNull(responses[0] ?? new Uint8Array());
};
