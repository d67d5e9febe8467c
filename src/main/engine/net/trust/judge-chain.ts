import type { TrustFault, TrustVerdict } from '../../probes/net-port';
import { buildPath, isAt, type Path, type Placed, place } from './build-path';
import { short } from './fault-words';
import { linkFaults } from './link-faults';
import { nameFaults } from './name-faults';
import { MAX_CERTIFICATE_BYTES, unreadableFacts } from './parse-certificate';
import type { Roots } from './roots';
import { topFaults } from './top-faults';

/** Certificates of a presented chain that are looked at; the rest is noted. */
export const MAX_CHAIN = 10;
const MAX_FAULTS = 40;

/** Faults that a client lives with: it sorts the chain by itself. */
const TOLERATED = new Set(['wrong-order']);

const note = (index: number, text: string): TrustFault => ({ code: 'wrong-order', index, text });

/**
 * A root sent along is no fault, in a form that another root has signed neither (a cross-certificate, RFC 5280 §3.2): old programs need
 * it. Nor is a second copy.
 */
const isHarmless = ({ certificate: { facts } }: Placed, presented: readonly Placed[], path: Path): boolean =>
  facts.selfIssued ||
  facts.subject === path.anchor?.facts.subject ||
  presented.filter((other) => other.certificate.facts.fingerprint === facts.fingerprint).length > 1;

const NOT_PART = 'The server sends a certificate that is not part of this chain; programs leave it aside.';

/**
 * A copy with other dates of a certificate on the way (the same authority, the same key). One that is out of date and comes first is what a
 * program takes that does not look further (GnuTLS 3.7: measured).
 */
const outOfDateFirst = ({ certificate, index }: Placed, path: Path, at: Date): boolean =>
  path.links.some((link) => link.index > index && link.certificate.subjectKey === certificate.subjectKey) &&
  !isAt(certificate, at);

const extra = (placed: Placed, path: Path, at: Date): TrustFault => {
  const name = short(placed.certificate.facts.subject);
  return note(
    placed.index,
    outOfDateFirst(placed, path, at)
      ? `The server sends “${name}” more than once, and the first one is not good today. Most programs take the other one, some take the first.`
      : NOT_PART,
  );
};

/** Order and extras (RFC 5246 §7.4.2, RFC 8446 §4.4.2): each certificate should certify the one before it. */
const orderNotes = (presented: readonly Placed[], path: Path, total: number, at: Date): TrustFault[] => {
  const notes: TrustFault[] = [];
  const used = path.links.map((link) => link.index);
  if (used.some((index, i) => i > 0 && index < (used[i - 1] ?? 0)))
    notes.push(note(0, 'The server sends its certificates in the wrong order; most programs sort them.'));
  for (const placed of presented) {
    if (!used.includes(placed.index) && !isHarmless(placed, presented, path))
      notes.push(extra(placed, path, at));
  }
  if (total > MAX_CHAIN)
    notes.push(
      note(MAX_CHAIN, `The server sends ${total} certificates; only the first ${MAX_CHAIN} were looked at.`),
    );
  return notes;
};

/** A limit of ours must not read like a fault of the server's. */
const whyUnreadable = (der: Uint8Array, index: number): string =>
  der.length > MAX_CERTIFICATE_BYTES
    ? `Certificate ${index + 1} of the chain is larger than any that Handrail looks into (${der.length} bytes; at most ${MAX_CERTIFICATE_BYTES}).`
    : `Certificate ${index + 1} of the chain can’t be read.`;

const unreadable = (certificates: readonly Uint8Array[], presented: readonly Placed[]): TrustFault[] =>
  certificates.flatMap((der, index) =>
    presented.some((placed) => placed.index === index)
      ? []
      : [
          {
            code: 'unreadable',
            index,
            text: whyUnreadable(der, index),
          } as const,
        ],
  );

/**
 * Judges a chain (DER, in the order presented) as a careful client would at this time, and lists every fault rather than the first:
 * path and authorities (RFC 5280 §6), names (RFC 9525; `name` null = not compared), keys, methods and purposes. Never throws.
 * `trusted`: no fault but those a client puts right by itself (`wrong-order`). Revocation is not looked at.
 */
export const judgeChain = (
  certificates: readonly Uint8Array[],
  name: string | null,
  at: Date,
  roots: Roots,
): TrustVerdict => {
  const seen = certificates.slice(0, MAX_CHAIN);
  const presented = place(seen);
  const first = presented.find((placed) => placed.index === 0);
  const path = first && buildPath(presented, first, roots, at);
  const faults: TrustFault[] = [
    ...unreadable(seen, presented),
    ...(seen.length === 0
      ? [{ code: 'unreadable', index: 0, text: 'The server sent no certificate.' } as const]
      : []),
    ...(first ? nameFaults(first, name) : []),
    ...(path ? [...topFaults(path, roots, at), ...linkFaults(path, at)] : []),
    ...(path ? orderNotes(presented, path, certificates.length, at) : []),
  ].slice(0, MAX_FAULTS);
  return {
    trusted: path !== undefined && path.anchor !== null && faults.every((fault) => TOLERATED.has(fault.code)),
    store: roots.store.slice(0, 300),
    roots: roots.count,
    addedRoots: roots.added,
    faults,
    chain: seen.map(
      (der, index) =>
        presented.find((placed) => placed.index === index)?.certificate.facts ?? unreadableFacts(der),
    ),
    anchor: path?.anchor?.facts.subject ?? null,
    ...(path?.anchor && roots.isAdded(path.anchor.facts.fingerprint) ? { anchorAdded: true } : {}),
  };
};
