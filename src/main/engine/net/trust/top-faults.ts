import type { TrustFault } from '../../probes/net-port';
import { type Path, type Placed, signedBy } from './build-path';
import { called, dateFaults, fault, short } from './fault-words';
import { keyFaults } from './link-faults';
import { ANOTHER_KEY, NOT_SENT, ROOT_OF, SELF_SIGNED, UNKNOWN_ROOT } from './list-words';
import { constraintFaults } from './name-faults';
import type { ParsedCertificate } from './parse-certificate';
import type { Roots } from './roots';

/** How the way up ends: in a known root, or why not. */
export const topFaults = (path: Path, roots: Roots, at: Date): TrustFault[] => {
  const top = path.links.at(-1);
  if (!top) return [];
  const before = path.links.at(-2);
  if (before && signedBy(before.certificate, top.certificate) === 'bad')
    return [fault('bad-signature', before.index, badSignature(before, path.links.length === 2, top))];
  if (path.anchor) return path.anchor === top.certificate ? [] : anchorFaults(path, path.anchor, roots, at);
  const { subject, issuer, selfIssued } = top.certificate.facts;
  if (path.links.length === 1 && path.selfSigned)
    return [fault('self-signed', top.index, SELF_SIGNED[roots.whose])];
  if (path.selfSigned) return [fault('unknown-root', top.index, UNKNOWN_ROOT[roots.whose](short(subject)))];
  if (selfIssued)
    return [
      fault(
        'bad-signature',
        top.index,
        `The signature of “${short(subject)}” is not its own, although it says so.`,
      ),
    ];
  const sameName = roots.named(top.certificate.issuerKey).length > 0;
  return sameName
    ? [fault('unknown-root', top.index, ANOTHER_KEY[roots.whose](short(issuer)))]
    : [fault('missing-intermediate', top.index, NOT_SENT[roots.whose](short(issuer)))];
};

const badSignature = (link: Placed, isServer: boolean, above: Placed): string =>
  `${called(link, isServer)} was not signed by “${short(above.certificate.facts.subject)}”, although it says so.`;

/** A root is trusted as it is, but its dates and the limits it sets itself still count, as they do in OpenSSL and in browsers. */
const anchorFaults = (path: Path, anchor: ParsedCertificate, roots: Roots, at: Date): TrustFault[] => {
  const index = path.links.at(-1)?.index ?? 0;
  const whose = roots.isAdded(anchor.facts.fingerprint) ? 'added' : roots.whose;
  const what = ROOT_OF[whose](short(anchor.facts.subject));
  const certificates = path.links.map((link) => link.certificate);
  const below = path.links.slice(1).filter((link) => !link.certificate.facts.selfIssued).length;
  const limit = anchor.basic?.pathLength ?? null;
  return [
    ...dateFaults(anchor, index, what, at),
    ...keyFaults(anchor, index, what),
    ...constraintFaults({ index, certificate: anchor }, what, certificates),
    ...(limit !== null && below > limit
      ? [
          fault(
            'not-an-authority',
            index,
            `${what} allows ${limit} authorities below it, and there are ${below}.`,
          ),
        ]
      : []),
  ];
};
