import { printable } from '../../../../shared/words/printable';
import type { ChainLink } from '../../probes/net-port';
import { buildPath, place, signedBy } from './build-path';
import { ocspRequest } from './ocsp-request';
import { type ParsedCertificate, parseCertificate } from './parse-certificate';
import { loadRoots, mozillaRoots, type Roots } from './roots';

const MOST_URLS = 4;

/** A root by whichever list knows it. */
const together = (one: Roots, other: Roots): Roots => ({
  ...one,
  named: (key) => [...one.named(key), ...other.named(key)],
  has: (fingerprint) => one.has(fingerprint) || other.has(fingerprint),
});

const bytesOf = ({ facts }: ParsedCertificate): Uint8Array =>
  new Uint8Array(Buffer.from(facts.der, 'base64'));

const requestFor = (certificate: ParsedCertificate, issuer: ParsedCertificate): Uint8Array | null => {
  try {
    return ocspRequest(certificate, issuer);
  } catch {
    return null;
  }
};

const shown = (urls: readonly string[]): string[] =>
  urls.slice(0, MOST_URLS).map((url) => printable(url, 400));

/** The certificates on the way up, each with its issuer and the places to ask. Roots are left out: nobody cancels them but the store they are in. */
export const chainLinks = async (
  certificates: readonly Uint8Array[],
  at: Date,
  extraRoots: readonly string[],
): Promise<ChainLink[]> => {
  const placed = place(certificates);
  const first = placed.find(({ index }) => index === 0);
  if (!first) return [];
  const roots = together(await loadRoots(extraRoots), mozillaRoots());
  const { links, anchor } = buildPath(placed, first, roots, at);
  return links.flatMap(({ index, certificate }, position) => {
    if (certificate === anchor || certificate.facts.selfIssued) return [];
    const issuer = links[position + 1]?.certificate ?? anchor;
    return [
      {
        index,
        subject: certificate.facts.subject,
        issuer: issuer && bytesOf(issuer),
        ocspUrls: shown(certificate.ocspUrls),
        crlUrls: shown(certificate.crlUrls),
        mustStaple: certificate.mustStaple,
        ocspRequest: issuer && requestFor(certificate, issuer),
      },
    ];
  });
};

/** Those of the candidates (DER) that signed this certificate, by name and signature (RFC 5280 §6.1.3). */
export const issuersOf = (certificate: Uint8Array, candidates: readonly Uint8Array[]): Uint8Array[] => {
  const below = parseCertificate(certificate);
  if (!below) return [];
  return candidates.filter((der) => {
    const above = parseCertificate(der);
    return above?.subjectKey === below.issuerKey && signedBy(below, above) === 'good';
  });
};
