import type { VersionCode } from '../../wire/api';
import { SUITES } from '../../wire/suites';

/*
 * What an enumeration offers, most usual first. The order decides how lists are dealt into groups and nothing else: whatever is known is
 * offered in the end. Source: the IANA registries of 2026-11 in wire/suites.ts and wire/ids.ts.
 */

/** Groups in every hello: what servers choose from today first, then all that were ever in use (RFC 8422, RFC 7027, RFC 7919). */
export const OFFERED_GROUPS: readonly number[] = [
  0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x0100, 0x0101, 0x0102, 0x0103, 0x0104, 0x001a, 0x001b, 0x001c,
  0x0016, 0x0015, 0x0014, 0x0013, 0x0012, 0x000e, 0x000d, 0x000c, 0x000b, 0x000a, 0x0009,
];

/** Signature schemes in every hello (RFC 8446 §4.2.3, RFC 5246 §7.4.1.4.1), with those that only old servers need at the end. */
export const OFFERED_SCHEMES: readonly number[] = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501,
  0x0601, 0x0303, 0x0301, 0x0302, 0x0402, 0x0203, 0x0201, 0x0202,
];

/** How usual a suite is: the first row that its name fits. What fits none comes last. */
const TIERS: readonly RegExp[] = [
  /^ECDHE_(?:ECDSA|RSA)_WITH_(?:AES_\d+_GCM|CHACHA20)/,
  /^DHE_RSA_WITH_(?:AES_\d+_GCM|CHACHA20)/,
  /^ECDHE_(?:ECDSA|RSA)_WITH_AES_\d+_CBC/,
  /^RSA_WITH_AES_\d+_GCM/,
  /^RSA_WITH_AES_\d+_CBC/,
  /^DHE_RSA_WITH_AES_\d+_CBC/,
  /^(?:ECDHE_ECDSA|ECDHE_RSA|DHE_RSA|RSA)_WITH_3DES/,
  /^(?:ECDHE_ECDSA|DHE_RSA|RSA)_WITH_AES_\d+_CCM/,
  /^(?:DHE_RSA|RSA)_WITH_CAMELLIA_\d+_CBC/,
  /^(?:ECDHE_ECDSA|ECDHE_RSA|RSA)_WITH_RC4/,
  /^ECDHE_(?:ECDSA|RSA)_WITH_CAMELLIA_\d+_CBC/,
  /^(?:ECDHE_ECDSA|ECDHE_RSA|DHE_RSA|RSA)_WITH_ARIA_\d+_GCM/,
  /^(?:DHE_RSA|RSA)_WITH_(?:SEED|IDEA|DES)_CBC/,
  /^(?:ECDHE_ECDSA|ECDHE_RSA|RSA)_WITH_NULL/,
  /^(?:DH|ECDH)_anon_WITH_(?:AES|3DES|RC4)/,
  /^DHE_DSS_WITH/,
  /^(?:DHE_RSA_|RSA_)EXPORT/,
  /^(?:DH|ECDH)_anon/,
  /^(?:ECDHE_ECDSA|ECDHE_RSA|DHE_RSA|RSA)_WITH/,
  /^(?:ECDHE_PSK|DHE_PSK|RSA_PSK|PSK)_/,
  /^SRP_/,
  /^(?:ECDH|DH)_/,
];
/** The tiers above that a first hello carries: with them it stays below 512 bytes. */
const USUAL_TIERS = 13;

const TLS12: VersionCode = 0x0303;

/** TLS_NULL_WITH_NULL_NULL is no offer (RFC 5246 §A.5), and the other two are signals. */
const NO_SUITES: ReadonlySet<number> = new Set([0x0000, 0x00ff, 0x5600]);

/** RFC 8446 Appendix B.4; RFC 8998, RFC 9150, RFC 9367, draft-irtf-cfrg-aegis-aead: what can only be used from TLS 1.3 on. */
const SUITES_13: readonly number[] = [
  0x1304, 0x1305, 0x1303, 0x1301, 0x1302, 0x1306, 0x1307, 0x00c6, 0x00c7, 0xc0b4, 0xc0b5, 0xc103, 0xc104,
  0xc105, 0xc106, 0xc0b0, 0xc0b1, 0xc0b2, 0xc0b3,
];

const tierOf = (name: string): number => {
  const at = TIERS.findIndex((row) => row.test(name));
  return at < 0 ? TIERS.length : at;
};

interface Ranked {
  readonly code: number;
  readonly tier: number;
  /** Needs TLS 1.2: authenticated encryption or a hash that is newer than TLS 1.1 (RFC 5246 §A.5, RFC 5288, RFC 5289). */
  readonly needs12: boolean;
}

const NEW_HASH = /_(?:GCM|CCM|CCM_8|SHA256|SHA384)(?:_|$)|OMAC$|_IMIT$/;

const rank = (): readonly Ranked[] =>
  [...SUITES]
    .filter(
      ([code]) => !NO_SUITES.has(code) && !(SUITES_13.includes(code) && code < 0xc0b0) && code >> 8 !== 0x13,
    )
    .filter(([code]) => code !== 0xc0b4 && code !== 0xc0b5 && !(code >= 0xc103 && code <= 0xc106))
    .map(([code, name]) => {
      const short = name.slice(4);
      return {
        code,
        tier: tierOf(short),
        needs12: NEW_HASH.test(short) && !/^GOSTR3410(?:94|01)/.test(short),
      };
    })
    .sort((one, other) => one.tier - other.tier || one.code - other.code);

let ranked: readonly Ranked[] | null = null;

const lists = new Map<VersionCode, readonly Ranked[]>();

const listFor = (version: VersionCode): readonly Ranked[] => {
  const known = lists.get(version);
  if (known) return known;
  ranked ??= rank();
  const list =
    version >= 0x0304
      ? SUITES_13.map((code, at) => ({ code, tier: at < 5 ? 0 : USUAL_TIERS + 1, needs12: true }))
      : ranked.filter(({ needs12 }) => version >= TLS12 || !needs12);
  lists.set(version, list);
  return list;
};

/** Every suite that this version can be offered, most usual first. */
export const suitesOf = (version: VersionCode): readonly number[] => listFor(version).map(({ code }) => code);

/** Those of a first hello: what nearly every server has one of; before TLS 1.2 there are so few that all go in. */
export const usualSuitesOf = (version: VersionCode): readonly number[] =>
  listFor(version)
    .filter(({ tier }) => tier <= USUAL_TIERS || version < TLS12)
    .map(({ code }) => code);

/** How usual a suite is in this version: 0 is what every careful server chooses first. */
export const tierIn = (version: VersionCode, suite: number): number =>
  listFor(version).find(({ code }) => code === suite)?.tier ?? TIERS.length;
