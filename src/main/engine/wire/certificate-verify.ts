import type { CertificateVerify } from './api';
import { Reader } from './reader';
import { written } from './writer';

/** The body of a CertificateVerify of TLS 1.2 and 1.3 (RFC 5246 §7.4.8, RFC 8446 §4.4.3: the same layout). */
export const encodeCertificateVerify = ({ scheme, signature }: CertificateVerify): Uint8Array =>
  written((writer) => writer.u16(scheme).opaque(2, signature));

/** Reads the body of a CertificateVerify of TLS 1.2 or 1.3. Throws DecodeError. */
export const readCertificateVerify = (body: Uint8Array): CertificateVerify => {
  const reader = new Reader(body, 'CertificateVerify');
  const verify = { scheme: reader.u16('algorithm'), signature: reader.opaque(2, 'signature') };
  reader.end();
  return verify;
};

/** The body of a CertificateVerify up to TLS 1.1, where the key's type settles the scheme (RFC 4346 §7.4.8). */
export const encodeCertificateVerifyOld = (signature: Uint8Array): Uint8Array =>
  written((writer) => writer.opaque(2, signature));

/** The signature in a CertificateVerify up to TLS 1.1. Throws DecodeError. */
export const readCertificateVerifyOld = (body: Uint8Array): Uint8Array => {
  const reader = new Reader(body, 'CertificateVerify');
  const signature = reader.opaque(2, 'signature');
  reader.end();
  return signature;
};
