import type { VersionCode } from '../../wire/api';
import { SUITE_TIERS } from './suite-tiers';

/*
 * What an enumeration offers, most usual first. The order decides how lists are dealt into groups and nothing else: whatever is known is
 * offered in the end. Source: the IANA registries of 2026-11 in wire/suites.ts and wire/ids.ts.
 */

const TLS12: VersionCode = 0x0303;
const TLS13: VersionCode = 0x0304;

/** Groups in every hello up to TLS 1.2: what servers choose from today first, then all that were ever in use (RFC 8422, RFC 7027, RFC 7919). */
const OFFERED_GROUPS: readonly number[] = [
  0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x0100, 0x0101, 0x0102, 0x0103, 0x0104, 0x001a, 0x001b, 0x001c,
  0x0016, 0x0015, 0x0014, 0x0013, 0x0012, 0x000e, 0x000d, 0x000c, 0x000b, 0x000a, 0x0009,
];

/** Signature schemes in every hello of TLS 1.2 (RFC 5246 §7.4.1.4.1), with those that only old servers need at the end. */
const OFFERED_SCHEMES: readonly number[] = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501,
  0x0601, 0x0303, 0x0301, 0x0302, 0x0402, 0x0203, 0x0201, 0x0202,
];

/**
 * In TLS 1.3 hybrids of ML-KEM, ML-KEM alone and brainpool's (RFC 8734) stand behind the usual: a server may insist on one, and without a key it
 * costs two bytes. What TLS 1.3 gave up (RFC 8446 §4.2.3, §4.2.7) makes room for them: no hello becomes longer.
 */
const GROUPS_13: readonly number[] = [
  0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x0100, 0x0101, 0x0102, 0x0103, 0x0104, 0x11ec, 0x11eb, 0x11ed,
  0x0201, 0x0202, 0x0200, 0x001f, 0x0020, 0x0021, 0x001a, 0x001b, 0x001c, 0x0016,
];
const SCHEMES_13: readonly number[] = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x081a, 0x081b,
  0x081c, 0x0904, 0x0905, 0x0906, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201,
];

/** Groups that a hello of this version offers where it asks for something else. */
export const groupsIn = (version: VersionCode): readonly number[] =>
  version === TLS13 ? GROUPS_13 : OFFERED_GROUPS;

/** Signature schemes that such a hello offers; before TLS 1.2 there is no choice. */
export const schemesIn = (version: VersionCode): readonly number[] => {
  if (version < TLS12) return [];
  return version === TLS13 ? SCHEMES_13 : OFFERED_SCHEMES;
};

/** The last tier that a first hello carries, by version: it stays below 512 bytes, and SSL 3.0 has no extensions to carry. */
const USUAL_TIERS: Readonly<Record<VersionCode, number>> = { 768: 99, 769: 18, 770: 18, 771: 13 };

/**
 * RFC 8446 Appendix B.4, then what is hardly ever met: RFC 9150, RFC 8998, AEGIS, RFC 9367, RFC 8492. ChaCha20 stands before AES, where no
 * server's own order has it: an AES suite that is taken all the same shows that it is the server who decides.
 */
const SUITES_13: readonly number[] = [
  0x1304, 0x1305, 0x1303, 0x1301, 0x1302, 0x1306, 0x1307, 0x00c6, 0x00c7, 0xc0b4, 0xc0b5, 0xc103, 0xc104,
  0xc105, 0xc106, 0xc0b0, 0xc0b1, 0xc0b2, 0xc0b3,
];
const USUAL_13 = 5;

interface Lists {
  /** Tier of each suite, most usual suite first. */
  readonly tiers: ReadonlyMap<number, number>;
  readonly all: readonly number[];
  readonly usual: ReadonlySet<number>;
}

/** Reads the table of tiers: "c02b+" is 0xc02b, for TLS 1.2 alone. */
const readTiers = (version: VersionCode): ReadonlyMap<number, number> => {
  const tiers = new Map<number, number>();
  let tier = -1;
  for (const line of SUITE_TIERS.trim().split('\n')) {
    if (!line.startsWith(' ')) tier += 1;
    for (const word of line.trim().split(' ')) {
      const isNew = word.endsWith('+');
      if (!isNew || version >= TLS12) tiers.set(Number.parseInt(word, 16), tier);
    }
  }
  return tiers;
};

const tiersOf = (version: VersionCode): ReadonlyMap<number, number> =>
  version < TLS13
    ? readTiers(version)
    : new Map(SUITES_13.map((suite, at) => [suite, at < USUAL_13 ? 0 : 1]));

const lists = new Map<VersionCode, Lists>();

const listsOf = (version: VersionCode): Lists => {
  const known = lists.get(version);
  if (known) return known;
  const tiers = tiersOf(version);
  const all = [...tiers.keys()];
  const last = USUAL_TIERS[version] ?? 0;
  const usual = new Set(all.filter((suite) => (tiers.get(suite) ?? 0) <= last));
  const made = { tiers, all, usual };
  lists.set(version, made);
  return made;
};

/** Every suite that this version can be offered, most usual first. */
export const suitesOf = (version: VersionCode): readonly number[] => listsOf(version).all;

/** Those of a first hello: what nearly every server has one of. */
export const usualSuitesOf = (version: VersionCode): readonly number[] => [...listsOf(version).usual];

/** Whether a first hello of this version carries it. */
export const isUsualIn = (version: VersionCode, suite: number): boolean => listsOf(version).usual.has(suite);

/** How usual a suite is in this version: 0 is what every careful server chooses first. */
export const tierIn = (version: VersionCode, suite: number): number =>
  listsOf(version).tiers.get(suite) ?? Number.POSITIVE_INFINITY;
