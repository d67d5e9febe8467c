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

/** Valid at this time by its own dates (RFC 5280 §4.1.2.5). */
export const isAt = (certificate: ParsedCertificate, at: Date): boolean =>
  certificate.notBefore <= at && at <= certificate.notAfter;

const knownIssuer = (top: ParsedCertificate, roots: Roots, at: Date): ParsedCertificate | null => {
  const fitting = roots.named(top.issuerKey).filter((root) => signedBy(top, root) !== 'bad');
  return fitting.find((root) => isAt(root, at)) ?? fitting[0] ?? null;
};

/** Every authority on the way is good at this time. The server's own certificate is the same on every way. */
const isInDate = ({ links, anchor }: Path, at: Date): boolean =>
  links.slice(1).every(({ certificate }) => isAt(certificate, at)) && (anchor === null || isAt(anchor, at));

/** The one that leads to a known root; of two that do, the one whose dates are good; of two that don't, the longer one; of equals the first. */
const betterOf = (one: Path, other: Path, at: Date): Path => {
  if (one.anchor && other.anchor) return isInDate(other, at) && !isInDate(one, at) ? other : one;
  if (one.anchor || other.anchor) return one.anchor ? one : other;
  return other.links.length > one.links.length ? other : one;
};

/**
 * The path that is best for the server: one that ends in a known root, with good dates all the way where there is one, else the longest that the
 * presented certificates allow. Most programs look for it like this: of two certificates of one authority they take the one that has not run out.
 */
export const buildPath = (presented: readonly Placed[], first: Placed, roots: Roots, at: Date): Path => {
  let steps = 0;
  const climb = (links: readonly Placed[], top: ParsedCertificate): Path => {
    steps += 1;
    if (roots.has(top.facts.fingerprint)) return { links, anchor: top, selfSigned: false };
    // A known issuer ends the way, also one that has run out: OpenSSL does not look further either (3.0: measured).
    const anchor = knownIssuer(top, roots, at);
    if (anchor) return { links, anchor, selfSigned: false };
    if (top.facts.selfIssued && signedBy(top, top) !== 'bad')
      return { links, anchor: null, selfSigned: true };
    return best(links, top, above(presented, links, top, at));
  };
  const best = (links: readonly Placed[], top: ParsedCertificate, candidates: readonly Placed[]): Path => {
    let found: Path = { links, anchor: null, selfSigned: false };
    for (const next of candidates) {
      if (steps >= MAX_STEPS) break;
      // A bad signature ends the way: nothing above it vouches for anything below it. It is kept, to be named as the fault.
      const path =
        signedBy(top, next.certificate) === 'bad'
          ? { links: [...links, next], anchor: null, selfSigned: false }
          : climb([...links, next], next.certificate);
      if (path.anchor && isInDate(path, at)) return path;
      found = betterOf(found, path, at);
    }
    return found;
  };
  return climb([first], first.certificate);
};

/** Presented certificates that could stand above `top`; those whose signature fits come first, and of these those that have not run out. */
const above = (
  presented: readonly Placed[],
  links: readonly Placed[],
  top: ParsedCertificate,
  at: Date,
): Placed[] => {
  const unused = presented.filter(
    ({ certificate }) =>
      top.issuerKey === certificate.subjectKey &&
      !links.some((link) => link.certificate.facts.fingerprint === certificate.facts.fingerprint),
  );
  const rank = ({ certificate }: Placed): number =>
    (signedBy(top, certificate) === 'bad' ? 4 : 0) +
    (keyIdFits(top, certificate) ? 0 : 2) +
    (isAt(certificate, at) ? 0 : 1);
  return unused
    .map((placed) => ({ placed, rank: rank(placed) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ placed }) => placed);
};

/** The presented certificates that can be read, with their positions. */
export const place = (certificates: readonly Uint8Array[]): Placed[] =>
  certificates.flatMap((der, index) => {
    const certificate = parseCertificate(der);
    return certificate ? [{ index, certificate }] : [];
  });
