import type { CertificateEntry13, Extension } from './api';
import { OCSP } from './certificate-status';
import { extensionFields, readExtensions, writeExtensions } from './extensions';
import { EXTENSIONS } from './ids';
import { Reader } from './reader';
import { written } from './writer';

/** More than any real chain has; a list above it is an attack on whoever reads it. */
export const MOST_CERTIFICATES = 256;

/** What an entry is written from; the staple stands in its extensions. */
export type CertificateEntryFields = Pick<CertificateEntry13, 'der' | 'extensions'>;

/** The body of a Certificate message of TLS 1.3 (RFC 8446 §4.4.2), leaf first. `context`: certificate_request_context. */
export const encodeCertificateEntries13 = (
  entries: readonly CertificateEntryFields[],
  context: Uint8Array = new Uint8Array(),
): Uint8Array =>
  written((writer) =>
    writer.opaque(1, context).vector(3, (list) => {
      for (const { der, extensions } of entries) {
        list.opaque(3, der);
        writeExtensions(list, extensions);
      }
    }),
  );

/** status_request in an entry: a CertificateStatus with the OCSP response (RFC 8446 §4.4.2.1, RFC 6066 §8). */
export const ocspExtension = (response: Uint8Array): Extension => ({
  type: EXTENSIONS.status_request,
  data: written((writer) => writer.u8(OCSP).opaque(3, response)),
});

/** The response; null for a status type that is not OCSP, whose content nobody here can read. */
const readStaple = (content: Reader): Uint8Array | null => {
  if (content.u8('status_type') === OCSP) return content.opaque(3, 'response');
  content.rest();
  return null;
};

const readEntry = (list: Reader): CertificateEntry13 => {
  const der = list.opaque(3, 'cert_data');
  if (der.length === 0) list.fail('bad-length', 'cert_data');
  const extensions = readExtensions(list);
  const { field, faults } = extensionFields('CertificateEntry', extensions);
  const entry = { der, ocsp: field(EXTENSIONS.status_request, null, readStaple), extensions };
  return faults.length > 0 ? { ...entry, faults } : entry;
};

/** The entries of a TLS 1.3 Certificate message in the order presented; none = a client without one. Throws DecodeError. */
export const readCertificateEntries13 = (body: Uint8Array): CertificateEntry13[] => {
  const reader = new Reader(body, 'Certificate');
  reader.skip(1, 'certificate_request_context');
  const list = reader.vector(3, 'certificate_list');
  const entries: CertificateEntry13[] = [];
  while (list.left > 0) {
    if (entries.length >= MOST_CERTIFICATES) list.fail('too-many-items', 'certificate');
    entries.push(readEntry(list));
  }
  reader.end();
  return entries;
};

/** The same for certificates without extensions. */
export const encodeCertificate13 = (ders: readonly Uint8Array[], context?: Uint8Array): Uint8Array =>
  encodeCertificateEntries13(
    ders.map((der) => ({ der, extensions: [] })),
    context,
  );

/** The certificates alone, in the order presented. Throws DecodeError. */
export const readCertificate13 = (body: Uint8Array): Uint8Array[] =>
  readCertificateEntries13(body).map(({ der }) => der);
