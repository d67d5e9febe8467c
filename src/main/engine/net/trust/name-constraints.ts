import { nameKey, nameText } from '../../probes/der/name-text';
import { readAll } from '../../probes/der/read-der';
import type { GeneralNames } from './extensions';

/** The names of one certificate that an authority above it may be limited in. `subject`: whole, DER. */
export interface LimitedNames {
  readonly names: GeneralNames;
  readonly subject: Uint8Array;
}

interface Subtrees {
  readonly dns: readonly string[];
  /** Address and mask: 8 or 32 bytes. */
  readonly ranges: readonly Uint8Array[];
  /** Distinguished names: the pieces of each, as comparable texts. */
  readonly directories: readonly (readonly string[])[];
}

/** The pieces of a distinguished name, the broadest first, equal where RFC 5280 §7.1 calls them equal. Throws DerError. */
const piecesOf = (name: Uint8Array): string[] => {
  const parsed: unknown = JSON.parse(nameKey(name));
  return Array.isArray(parsed) ? parsed.map((piece) => JSON.stringify(piece)) : [];
};

const readSubtrees = (content: Uint8Array): Subtrees => {
  const bases = readAll(content).flatMap((subtree) => readAll(subtree.content).slice(0, 1));
  return {
    dns: bases
      .filter((base) => base.tag === 0x82)
      .map((base) => Buffer.from(base.content).toString('latin1').toLowerCase()),
    ranges: bases.filter((base) => base.tag === 0x87).map((base) => base.content),
    directories: bases.filter((base) => base.tag === 0xa4).map((base) => piecesOf(base.content)),
  };
};

/** RFC 5280 §4.2.1.10: any name that ends in the constraint by whole labels; some authorities write it with a leading dot. */
const inDomain = (name: string, domain: string): boolean => {
  const base = domain.replace(/^\./, '');
  const plain = name.toLowerCase().replace(/^\*\./, '');
  return base === '' || plain === base || plain.endsWith(`.${base}`);
};

const inRange = (address: Uint8Array, range: Uint8Array): boolean =>
  range.length === address.length * 2 &&
  address.every((byte, i) => {
    const mask = range[address.length + i] ?? 0;
    return (byte & mask) === ((range[i] ?? 0) & mask);
  });

/** A distinguished name lies below another when it begins with all pieces of that one (RFC 5280 §4.2.1.10). */
const isBelow = (name: readonly string[], base: readonly string[]): boolean =>
  base.every((piece, at) => name[at] === piece);

/** A subject is left alone where it is empty: then only the alternative names count (RFC 5280 §4.1.2.6). */
const forbiddenSubject = (subject: Uint8Array, permitted: Subtrees, excluded: Subtrees): string | null => {
  const pieces = piecesOf(subject);
  if (pieces.length === 0) return null;
  const within = (one: Subtrees) => one.directories.some((base) => isBelow(pieces, base));
  const outside = permitted.directories.length > 0 && !within(permitted);
  return outside || within(excluded) ? nameText(subject, 120) : null;
};

/** The first name that an authority with these NameConstraints (content of its SEQUENCE) may not vouch for; null when all are fine. Throws DerError. */
export const forbiddenName = (
  constraints: Uint8Array,
  { names, subject }: LimitedNames,
  addressText: (bytes: Uint8Array) => string,
): string | null => {
  const fields = readAll(constraints);
  const permitted = readSubtrees(fields.find((field) => field.tag === 0xa0)?.content ?? new Uint8Array());
  const excluded = readSubtrees(fields.find((field) => field.tag === 0xa1)?.content ?? new Uint8Array());
  for (const name of names.dns) {
    const outside = permitted.dns.length > 0 && !permitted.dns.some((domain) => inDomain(name, domain));
    if (outside || excluded.dns.some((domain) => inDomain(name, domain))) return name;
  }
  for (const address of names.addresses) {
    const outside = permitted.ranges.length > 0 && !permitted.ranges.some((range) => inRange(address, range));
    if (outside || excluded.ranges.some((range) => inRange(address, range))) return addressText(address);
  }
  return forbiddenSubject(subject, permitted, excluded);
};
