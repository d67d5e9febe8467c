import { X509Certificate } from 'node:crypto';
import type { Response } from '../../shared/ipc/contract';
import { printable } from '../../shared/words/printable';
import { Refusal } from '../cases/refusal';

type Authority = Response<'authority:add'>[number];

const MOST = 20;
/** As long as the model takes (shared/model/target.ts). */
const MOST_PEM = 32_768;
/** The largest file of certificates that is read, in bytes. */
export const LARGEST_AUTHORITY_FILE = 1_048_576;

const block =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s]{40,60000}-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

const EXPORT = 'Export the root certificate as “Base-64 encoded X.509 (.cer)” or PEM, and choose that file.';

const refuse = (sentence: string): never => {
  throw new Refusal('cannot-read', sentence);
};

/** "CN=…" alone when there is one, else the whole name on one line. */
const subjectOf = (certificate: X509Certificate): string => {
  const parts = (certificate.subject ?? '').split('\n');
  const common = parts.find((part) => part.startsWith('CN='));
  return printable(common?.slice(3) ?? parts.join(', '), 200) || 'A certificate without a name';
};

const read = (source: string | Uint8Array): Authority | null => {
  try {
    const certificate = new X509Certificate(source);
    return {
      subject: subjectOf(certificate),
      notAfter: new Date(certificate.validTo).toISOString(),
      fingerprint: certificate.fingerprint256,
      pem: certificate.toString(),
    };
  } catch {
    return null;
  }
};

/**
 * The certificates of a file a person chose: PEM, one or several, or one DER. Each once. Throws a Refusal that says what the file is
 * instead, when that can be told.
 */
export const readAuthorities = (bytes: Uint8Array): Authority[] => {
  const text = Buffer.from(bytes).toString('latin1');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return refuse(
      `This file holds a private key. Handrail has no use for it, and nothing was read. ${EXPORT}`,
    );
  }
  const blocks = text.match(block) ?? [];
  const sources = blocks.length > 0 ? blocks : [bytes];
  if (sources.length > MOST) {
    return refuse(
      `This file holds ${sources.length} certificates; at most ${MOST} can be added. Choose a file with only your organisation’s root certificate.`,
    );
  }
  const found = new Map<string, Authority>();
  for (const source of sources) {
    const one = read(source) ?? refuse(whatItIs(text));
    if (one.pem.length > MOST_PEM)
      return refuse(`“${one.subject}” is larger than any root certificate (32 KB), so it can’t be added.`);
    found.set(one.fingerprint, one);
  }
  return [...found.values()];
};

const whatItIs = (text: string): string => {
  if (/-----BEGIN PKCS7-----/.test(text))
    return `This is a PKCS #7 bundle (.p7b), which Handrail does not read. ${EXPORT}`;
  if (/-----BEGIN CERTIFICATE REQUEST-----/.test(text))
    return `This is a request for a certificate, not a certificate. ${EXPORT}`;
  return `No certificate could be read in this file. ${EXPORT}`;
};
