import { readAll } from '../../probes/der/read-der';
import type { GeneralNames } from './extensions';

interface Subtrees {
  readonly dns: readonly string[];
  /** Address and mask: 8 or 32 bytes. */
  readonly ranges: readonly Uint8Array[];
}

const readSubtrees = (content: Uint8Array): Subtrees => {
  const bases = readAll(content).flatMap((subtree) => readAll(subtree.content).slice(0, 1));
  return {
    dns: bases
      .filter((base) => base.tag === 0x82)
      .map((base) => Buffer.from(base.content).toString('latin1').toLowerCase()),
    ranges: bases.filter((base) => base.tag === 0x87).map((base) => base.content),
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

/** The first name that an authority with these NameConstraints (content of its SEQUENCE) may not vouch for; null when all are fine. Throws DerError. */
export const forbiddenName = (
  constraints: Uint8Array,
  names: GeneralNames,
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
  return null;
};
