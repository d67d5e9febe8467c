import type {
  CertificateEntry13,
  CertificateRequest13,
  CertificateVerify,
  Extension,
  ServerHello,
} from '../../wire/api';
import { asciiText } from '../../wire/ascii';
import { extensionFields, readExtensions } from '../../wire/extensions';
import { EXTENSIONS } from '../../wire/ids';
import { Reader } from '../../wire/reader';

export const readEncryptedExtensions = (
  body: Uint8Array,
): { extensions: Extension[]; alpn: string | null } => {
  const reader = new Reader(body, 'EncryptedExtensions');
  const extensions = readExtensions(reader);
  reader.end();
  const { field } = extensionFields('EncryptedExtensions', extensions);
  const names = field<string[]>(EXTENSIONS.application_layer_protocol_negotiation, [], (content) => {
    const list = content.vector(2, 'protocol_name_list');
    return [asciiText(list.opaque(1, 'protocol_name'))];
  });
  return { extensions, alpn: names[0] ?? null };
};

export const readCertificateRequest13 = (body: Uint8Array): CertificateRequest13 => {
  const reader = new Reader(body, 'CertificateRequest');
  const context = reader.opaque(1, 'certificate_request_context');
  const extensions = readExtensions(reader);
  reader.end();
  const { field } = extensionFields('CertificateRequest', extensions);
  const schemes = (type: number) =>
    field(type, [], (content) => content.vector(2, 'list').uints(2, 'scheme'));
  return {
    context,
    signatureSchemes: schemes(EXTENSIONS.signature_algorithms),
    certificateSchemes: schemes(EXTENSIONS.signature_algorithms_cert),
    authorities: field(EXTENSIONS.certificate_authorities, [], (content) => {
      const list = content.vector(2, 'authorities');
      const names: Uint8Array[] = [];
      while (list.left > 0) names.push(list.opaque(2, 'distinguished_name'));
      return names;
    }),
    extensions,
  };
};

export const readCertificateEntries13 = (body: Uint8Array): CertificateEntry13[] => {
  const reader = new Reader(body, 'Certificate');
  reader.vector(1, 'certificate_request_context');
  const list = reader.vector(3, 'certificate_list');
  const entries: CertificateEntry13[] = [];
  while (list.left > 0) {
    const der = list.opaque(3, 'cert_data');
    const extensions = readExtensions(list);
    const { field } = extensionFields('CertificateEntry', extensions);
    const ocsp = field<Uint8Array | null>(EXTENSIONS.status_request, null, (content) => {
      content.u8('status_type');
      return content.opaque(3, 'response');
    });
    entries.push({ der, ocsp, extensions });
  }
  reader.end();
  return entries;
};

export const readCertificateVerify = (body: Uint8Array): CertificateVerify => {
  const reader = new Reader(body, 'CertificateVerify');
  const verify = { scheme: reader.u16('algorithm'), signature: reader.opaque(2, 'signature') };
  reader.end();
  return verify;
};

/** The server's half of the key exchange; null when there is none. */
export const serverKeyOf = (hello: ServerHello): Uint8Array | null =>
  hello.keyShare ??
  extensionFields('ServerHello', hello.extensions).field<Uint8Array | null>(
    EXTENSIONS.key_share,
    null,
    (content) => {
      content.u16('group');
      return content.opaque(2, 'key_exchange');
    },
  );

/** The cookie of a HelloRetryRequest (RFC 8446 §4.2.2). */
export const cookieOf = (retry: ServerHello): Uint8Array | null =>
  extensionFields('HelloRetryRequest', retry.extensions).field<Uint8Array | null>(
    EXTENSIONS.cookie,
    null,
    (content) => content.opaque(2, 'cookie'),
  );
