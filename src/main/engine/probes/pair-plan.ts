import type { Asked } from '../../../shared/model/asked';
import type { EvidenceMap } from '../../../shared/model/evidence';
import type { VersionCode } from '../wire/api';
import type { Seen } from './define-probe';
import { BASE_VERSIONS, OTHER_NAME, sameEnd, sameLuck, unasked, VERSIONS, versionsForNames } from './greet';
import type { HelloFacts, VersionName } from './hello-facts';
import { stuckInWords } from './starttls-dialogue';

/** Everything in which two of our greetings can differ. */
export interface Spec {
  readonly address: string;
  readonly versions: readonly VersionCode[];
  readonly serverName: string | null;
  readonly protocol: EvidenceMap['starttls']['protocol'] | null;
}

/** Two greetings that differ in one thing, and how each of them ended the first time. */
export interface PairPlan {
  readonly key: string;
  readonly differsIn: string;
  readonly base: Spec;
  readonly variant: Spec;
  readonly firstBase: HelloFacts;
  readonly firstVariant: HelloFacts;
}

const MAX_PAIRS = 4;
/** Each pair and each base of its own, twice (repeat). */
const MAX_GREETINGS = 5;

/** The base greeting as the hello probe sends it. */
export const baseSpec = ({ target }: Asked, address: string): Spec => ({
  address,
  versions: BASE_VERSIONS,
  serverName: target.serverName,
  protocol: null,
});

/**
 * The two sides of a comparison differ, and each came out alike every time. Where one is answered and the other is not, that alone
 * counts: the way in which it is refused may change. Where neither is, each has to end in its own way.
 */
export const pairHolds = (base: readonly HelloFacts[], variant: readonly HelloFacts[]): boolean => {
  const [firstBase] = base;
  const [firstVariant] = variant;
  if (!firstBase || !firstVariant || sameEnd(firstBase, firstVariant)) return false;
  if (firstBase.answered !== firstVariant.answered) return sameLuck(base) && sameLuck(variant);
  return base.every((one) => sameEnd(one, firstBase)) && variant.every((one) => sameEnd(one, firstVariant));
};

/** What was never sent differs from nothing. */
const differing = (plans: readonly PairPlan[]): PairPlan[] =>
  plans.filter(
    ({ firstBase, firstVariant }) =>
      !unasked(firstBase.outcome) && !unasked(firstVariant.outcome) && !sameEnd(firstBase, firstVariant),
  );

/**
 * Versions worth a repetition. When the base is answered, nearly every server refuses SSL 3.0 and many refuse 1.1: what tells most is 1.2
 * (then the server takes 1.3 alone) and 1.0 (what old programs speak). When it is not, the newest version that is answered.
 */
const WORTH_WHEN_ANSWERED: readonly VersionName[] = ['TLS 1.2', 'TLS 1.0', 'TLS 1.1'];
const WORTH_WHEN_NOT: readonly VersionName[] = ['TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0', 'TLS 1.3'];

const versionPairs = (
  base: Spec,
  first: HelloFacts,
  versions: EvidenceMap['versions'] | undefined,
): PairPlan[] => {
  const order = first.answered ? WORTH_WHEN_ANSWERED : WORTH_WHEN_NOT;
  const plans = order.flatMap((version): PairPlan[] => {
    const rung = versions?.rungs.find((one) => one.version === version);
    const code = VERSIONS.find(([name]) => name === version)?.[1];
    if (!rung || code === undefined) return [];
    // Of two refusals that merely sound different nothing can be learned, nor of an answer in another version than offered.
    if (!first.answered && !versions?.spoken.includes(version)) return [];
    const also = version === 'SSL 3.0' && base.serverName !== null ? ', which has no server name' : '';
    return [
      {
        key: `version:${version}`,
        differsIn: `the version: ${version} only${also}`,
        base,
        variant: { ...base, versions: [code] },
        firstBase: first,
        firstVariant: rung.result,
      },
    ];
  });
  return differing(plans).slice(0, first.answered ? 2 : 1);
};

/** Versions that were asked for behind plain words are compared with the greeting behind the same words. */
const versionPairsOf = (seen: Seen, base: Spec, first: HelloFacts): PairPlan[] => {
  const { versions, starttls } = seen;
  const protocol = versions?.protocol ?? null;
  if (protocol === null) return versionPairs(base, first, versions);
  return starttls?.protocol === protocol
    ? versionPairs({ ...base, address: starttls.result.address, protocol }, starttls.result, versions)
    : [];
};

const namePairs = (base: Spec, seen: Seen): PairPlan[] => {
  const names = seen['server-name'];
  if (!names) return [];
  const reference = names.with ?? names.without;
  const named: Spec = {
    ...base,
    versions: versionsForNames(seen.versions),
    protocol: names.protocol ?? base.protocol,
  };
  const none: PairPlan = {
    key: 'server-name:none',
    differsIn: 'the server name (SNI): none sent',
    base: named,
    variant: { ...named, serverName: null },
    firstBase: reference.result,
    firstVariant: names.without.result,
  };
  const other: PairPlan = {
    ...none,
    key: 'server-name:other',
    differsIn: 'the server name (SNI): another one',
    variant: { ...named, serverName: OTHER_NAME },
    firstVariant: names.other.result,
  };
  return differing(names.with ? [none, other] : [other]);
};

const addressPairs = (base: Spec, first: HelloFacts, hello: EvidenceMap['hello']): PairPlan[] =>
  differing(
    hello.addresses.map((other) => ({
      key: `address:${other.address}`,
      differsIn: `the address: ${other.address}`,
      base,
      variant: { ...base, address: other.address },
      firstBase: first,
      firstVariant: other,
    })),
  ).slice(0, 1);

/** What fell silent among the plain words was never greeted: to wait for that again tells nothing. */
const starttlsPair = (
  base: Spec,
  first: HelloFacts,
  starttls: EvidenceMap['starttls'] | undefined,
): PairPlan[] =>
  starttls && !stuckInWords(starttls.result)
    ? differing([
        {
          key: 'starttls',
          differsIn: 'the plain greeting before it (STARTTLS)',
          base: { ...base, address: starttls.result.address },
          variant: { ...base, address: starttls.result.address, protocol: starttls.protocol },
          firstBase: first,
          firstVariant: starttls.result,
        },
      ])
    : [];

/** As many of them as the greetings of a repetition allow: pairs of one base share it. */
const withinLimit = (plans: readonly PairPlan[]): PairPlan[] =>
  plans
    .slice(0, MAX_PAIRS)
    .filter(
      (_plan, at, all) =>
        new Set(all.slice(0, at + 1).map(({ base }) => JSON.stringify(base))).size + at + 1 <= MAX_GREETINGS,
    );

/** The differences that this run saw and that are worth measuring again, the most telling first; at most 4, or 3 where the bases are two. */
export const choosePairs = (asked: Asked, seen: Seen): PairPlan[] => {
  const { hello } = seen;
  if (!hello) return [];
  const first = hello.base;
  const base = baseSpec(asked, first.address);
  return withinLimit([
    ...starttlsPair(base, first, seen.starttls),
    ...addressPairs(base, first, hello),
    ...versionPairsOf(seen, base, first),
    ...namePairs(base, seen),
  ]);
};
