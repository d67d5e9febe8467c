import { type ParsedCertificate, parseCertificate } from './parse-certificate';
import type { Roots } from './roots';
import { checkSignature } from './signature-algorithm';

/** A certificate at its position in the presented chain. */
export interface Placed {
  readonly index: number;
  readonly certificate: ParsedCertificate;
}

/** The way from the server's certificate up: `links[0]` is the server's, `anchor` the known root above the last link (it can be the last link itself). */
export interface Path {
  readonly links: readonly Placed[];
  readonly anchor: ParsedCertificate | null;
  /** The way ends in a certificate that signed itself. */
  readonly selfSigned: boolean;
}

/** Whether `issuer` signed `subject`. */
export const signedBy = (
  subject: ParsedCertificate,
  issuer: ParsedCertificate,
): 'good' | 'bad' | 'unknown' =>
  subject.oneMethod
    ? checkSignature(subject.signatureAlgorithm, issuer.publicKey, subject.tbs, subject.signature)
    : 'bad';

/** Steps of the search at most: a hostile chain of look-alikes would otherwise cost a factorial of them. */
const MAX_STEPS = 200;

/** Key identifiers only order the candidates (RFC 5280 §4.2.1.1): the signature decides. */
const keyIdFits = (subject: ParsedCertificate, issuer: ParsedCertificate): boolean =>
  subject.authorityKeyId === null ||
  issuer.subjectKeyId === null ||
  subject.authorityKeyId === issuer.subjectKeyId;

const isAt = (certificate: ParsedCertificate, at: Date): boolean =>
  certificate.notBefore <= at && at <= certificate.notAfter;

const knownIssuer = (top: ParsedCertificate, roots: Roots, at: Date): ParsedCertificate | null => {
  const fitting = roots.named(top.issuerKey).filter((root) => signedBy(top, root) !== 'bad');
  return fitting.find((root) => isAt(root, at)) ?? fitting[0] ?? null;
};

/** The path that is best for the server: one that ends in a known root, else the longest that the presented certificates allow. */
export const buildPath = (presented: readonly Placed[], first: Placed, roots: Roots, at: Date): Path => {
  let steps = 0;
  const climb = (links: readonly Placed[], top: ParsedCertificate): Path => {
    steps += 1;
    if (roots.has(top.facts.fingerprint)) return { links, anchor: top, selfSigned: false };
    const anchor = knownIssuer(top, roots, at);
    if (anchor) return { links, anchor, selfSigned: false };
    if (top.facts.selfIssued && signedBy(top, top) !== 'bad')
      return { links, anchor: null, selfSigned: true };
    return best(links, top, above(presented, links, top));
  };
  const best = (links: readonly Placed[], top: ParsedCertificate, candidates: readonly Placed[]): Path => {
    let longest: Path = { links, anchor: null, selfSigned: false };
    for (const next of candidates) {
      if (steps >= MAX_STEPS) break;
      // A bad signature ends the way: nothing above it vouches for anything below it. It is kept, to be named as the fault.
      const path =
        signedBy(top, next.certificate) === 'bad'
          ? { links: [...links, next], anchor: null, selfSigned: false }
          : climb([...links, next], next.certificate);
      if (path.anchor) return path;
      if (path.links.length > longest.links.length) longest = path;
    }
    return longest;
  };
  return climb([first], first.certificate);
};

/** Presented certificates that could stand above `top`; those whose signature fits come first. */
const above = (presented: readonly Placed[], links: readonly Placed[], top: ParsedCertificate): Placed[] => {
  const unused = presented.filter(
    ({ certificate }) =>
      top.issuerKey === certificate.subjectKey &&
      !links.some((link) => link.certificate.facts.fingerprint === certificate.facts.fingerprint),
  );
  const rank = ({ certificate }: Placed): number =>
    (signedBy(top, certificate) === 'bad' ? 2 : 0) + (keyIdFits(top, certificate) ? 0 : 1);
  return unused.sort((one, other) => rank(one) - rank(other));
};

/** The presented certificates that can be read, with their positions. */
export const place = (certificates: readonly Uint8Array[]): Placed[] =>
  certificates.flatMap((der, index) => {
    const certificate = parseCertificate(der);
    return certificate ? [{ index, certificate }] : [];
  });
