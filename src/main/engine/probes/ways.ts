import { optionsOf } from '../../../shared/model/asked';
import type { EvidenceMap } from '../../../shared/model/evidence';
import type { Outcome } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { BASE_VERSIONS, greet, sameEnd } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { patienceAfter } from './patience';
import { MAX_ADDRESSES, whyUnreached } from './unreached';
import { closedWithoutAWord } from './without-a-word';

const waySchema = z.strictObject({
  via: z.enum(['proxy', 'direct']),
  address: z.string().max(45),
  /** null: only the proxy knows which. */
  family: z.union([z.literal(4), z.literal(6)]).nullable(),
  first: helloFactsSchema,
  repeated: z.array(helloFactsSchema).max(4),
  /** Every repetition ended as the first time; true as well when there was none. */
  holds: z.boolean(),
});

/**
 * The base greeting over every way to the server. `compared`: the proxy against the direct way, or the addresses of the name against each
 * other. What reach and hello saw is the first time; ways that differ from the first of them are tried again, by turns with it.
 * At most 8 ways and 2 repetitions each.
 */
const factsSchema = z.strictObject({
  compared: z.enum(['proxy', 'addresses']),
  ways: z.array(waySchema).max(8),
  /** Not all ways ended alike the first time; one that this computer has no road for doesn't count. */
  differ: z.boolean(),
  /** They differ, were tried again, and each ended as before. */
  holds: z.boolean(),
  /** Why there was no direct way to compare with; null when there was one, or when none was looked for. */
  noDirect: z.string().max(300).nullable(),
});
export type WaysFacts = z.infer<typeof factsSchema>;
type WayFacts = WaysFacts['ways'][number];

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    ways: WaysFacts;
  }
}

const ROUNDS = 2;
/** Direct ways beside a proxy. */
const MAX_DIRECT = 2;
/** Ways that are tried again, the one they are compared with included. */
const MAX_REPEATED = 3;

type Place = Pick<WayFacts, 'via' | 'address' | 'family'>;

/** Of our own making, or not tried to the end: nothing is learned about the way. */
const untold = ({ first: { outcome } }: WayFacts): boolean =>
  outcome.kind === 'local' || outcome.kind === 'cancelled';

/** This computer has no road for that kind of address: mostly it has no IPv6. */
const noRoad = ({ first: { outcome } }: WayFacts): boolean =>
  outcome.kind === 'unreachable' && ['ENETUNREACH', 'EADDRNOTAVAIL'].includes(outcome.code);

/** A proxy hides how the server closed, so a close behind it is the same as a close, or a cut, on the direct way. */
const sameFate = (one: WayFacts, other: WayFacts): boolean =>
  sameEnd(one.first, other.first) ||
  (one.via !== other.via && closedWithoutAWord(one.first.outcome) && closedWithoutAWord(other.first.outcome));

/** The ways of which something was learned. That there is no road tells only where it is so for every one of them. */
const telling = (ways: readonly WayFacts[]): WayFacts[] => {
  const told = ways.filter((one) => !untold(one));
  const roads = told.filter((one) => !noRoad(one));
  return roads.length > 0 ? roads : told;
};

const way = (place: Place, first: HelloFacts): WayFacts => ({ ...place, first, repeated: [], holds: true });

/** Where no greeting was possible, how the connection itself ended. */
const fromReach = ({
  attemptId,
  address,
  outcome,
}: EvidenceMap['reach']['addresses'][number]): HelloFacts => ({
  attemptId,
  address,
  outcome,
  answered: false,
  version: null,
  suite: null,
  group: null,
  firstByteMs: null,
});

const say = async (
  { asked, net, seen }: ProbeContext,
  { via, address }: Place,
  purpose: string,
  earlier: Outcome | null,
): Promise<HelloFacts> => {
  const { facts } = await greet(net, {
    purpose,
    address,
    versions: BASE_VERSIONS,
    serverName: asked.target.serverName,
    ...(earlier ? patienceAfter(earlier, seen, address) : {}),
    ...(via === 'direct' && optionsOf(asked).proxy
      ? { way: { via }, series: 'direct' as const }
      : { series: 'base' as const }),
  });
  return facts;
};

const nameOf = ({ via, address }: Place): string =>
  via === 'proxy' ? 'through the proxy' : `directly to ${address}`;

/**
 * One after the other, the reference and those that differ by turns, there and back, so that neither a server that flaps nor two servers
 * that take turns look like a way that fails.
 */
const repeat = async (context: ProbeContext, ways: readonly WayFacts[]): Promise<WayFacts[]> => {
  const results = ways.map((): HelloFacts[] => []);
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const [index, one] of round % 2 === 1 ? [...ways.entries()] : [...ways.entries()].reverse())
      results[index]?.push(
        await say(context, one, `The same greeting ${nameOf(one)}, repetition ${round}`, one.first.outcome),
      );
  return ways.map((one, index) => {
    const repeated = results[index] ?? [];
    return { ...one, repeated, holds: repeated.every((result) => sameEnd(result, one.first)) };
  });
};

/** Repeats what differs from the first way, and puts everything together. */
const compare = async (
  context: ProbeContext,
  compared: WaysFacts['compared'],
  ways: readonly WayFacts[],
): Promise<WaysFacts> => {
  const [reference, ...others] = ways;
  const odd = reference ? telling(others).filter((one) => !sameFate(one, reference)) : [];
  if (!reference || odd.length === 0)
    return { compared, ways: [...ways], differ: false, holds: false, noDirect: null };
  const again = await repeat(context, [reference, ...odd.slice(0, MAX_REPEATED - 1)]);
  const all = ways.map(
    (one) => again.find(({ via, address }) => via === one.via && address === one.address) ?? one,
  );
  return { compared, ways: all, differ: true, holds: again.every(({ holds }) => holds), noDirect: null };
};

/** The proxy's way, as hello or reach saw it. */
const proxyWay = ({ hello, reach, names }: Seen): WayFacts | null => {
  const [reached] = reach?.addresses ?? [];
  const first = hello?.base ?? (reached && fromReach(reached));
  if (!first) return null;
  const family = names?.here ? null : (reached?.family ?? null);
  return way({ via: 'proxy', address: first.address, family }, first);
};

/** The very address that the proxy was given; of those that this computer finds by itself, the first of each kind. */
const directPlaces = (names: EvidenceMap['names'] | undefined, given: Place): Place[] => {
  if (given.family !== null) return [{ ...given, via: 'direct' }];
  const known = names?.here?.addresses ?? [];
  const firsts = [4, 6].flatMap((family) => known.find((one) => one.family === family) ?? []);
  return [...new Set([...firsts, ...known])]
    .slice(0, MAX_DIRECT)
    .map(({ address, family }) => ({ via: 'direct', address, family }));
};

const againstProxy = async (context: ProbeContext): Promise<WaysFacts | null> => {
  const proxy = proxyWay(context.seen);
  if (!proxy) return null;
  const { names } = context.seen;
  const { via, address, family } = proxy;
  const places = directPlaces(names, { via, address, family });
  if (places.length === 0) {
    const noDirect = names?.here?.failure?.text ?? 'This computer knows no address of the server.';
    return { compared: 'proxy', ways: [proxy], differ: false, holds: false, noDirect };
  }
  const direct = await Promise.all(
    places.map(async (place) =>
      way(
        place,
        await say(context, place, `The up-to-date greeting ${nameOf(place)}, without the proxy`, null),
      ),
    ),
  );
  return compare(context, 'proxy', [proxy, ...direct]);
};

/** The ways to the addresses of a name, the base's first. */
const addressWays = ({ hello, reach }: Seen): WayFacts[] => {
  const ways = (reach?.addresses ?? []).map((entry) => {
    const { address, family } = entry;
    const greeted = hello?.addresses.find((result) => result.address === address);
    return way({ via: 'direct', address, family }, greeted ?? fromReach(entry));
  });
  const isBase = ({ address }: WayFacts) => address === hello?.base.address;
  return [...ways.filter(isBase), ...ways.filter((one) => !isBase(one))].slice(0, MAX_ADDRESSES);
};

const answeredBy = (ways: readonly WayFacts[], family: 4 | 6): 'all' | 'none' | 'some' => {
  const of = ways.filter((one) => one.family === family && !untold(one) && !noRoad(one));
  const answered = of.filter(({ first }) => first.answered).length;
  if (of.length === 0) return 'some';
  return answered === of.length ? 'all' : answered === 0 ? 'none' : 'some';
};

const describeAddresses = ({ ways, differ, holds }: WaysFacts): string => {
  const [reference] = ways;
  const versions = new Set(ways.flatMap(({ first: { version } }) => version ?? []));
  if (!differ && versions.size > 1) return 'Every address answers, but not all with the same version.';
  if (!differ || !reference) return 'Every address ended in the same way.';
  if (!holds) return 'The addresses ended differently, but not the same way each time.';
  const [four, six] = [answeredBy(ways, 4), answeredBy(ways, 6)];
  if (four === 'all' && six === 'none')
    return 'The older addresses (IPv4) answer, the newer ones (IPv6) do not.';
  if (four === 'none' && six === 'all')
    return 'The newer addresses (IPv6) answer, the older ones (IPv4) do not.';
  const answered = ways.filter(({ first }) => first.answered).length;
  return `${answered} of ${ways.length} addresses answer, the same ones each time.`;
};

const describeProxy = ({ ways, differ, holds, noDirect }: WaysFacts): string => {
  const [proxy, ...direct] = ways;
  if (noDirect !== null || !proxy)
    return 'The direct way could not be compared: this computer knows no address of the server.';
  if (telling(direct).length === 0)
    return 'The direct way could not be compared: this computer stopped the attempt by itself.';
  if (!differ)
    return proxy.first.answered
      ? 'The server answers through the proxy and directly.'
      : `Through the proxy and directly it ends the same way. ${describeOutcome((telling(direct)[0] ?? proxy).first.outcome)}`;
  if (!holds) return 'Through the proxy and directly it went differently, but not the same way each time.';
  if (proxy.first.answered) return 'The server answers through the proxy, but not directly.';
  return direct.some(({ first }) => first.answered)
    ? 'The server answers directly, but not through the proxy.'
    : 'It fails through the proxy and directly, each in its own way.';
};

export const probe = defineProbe({
  id: 'ways',
  question: 'Does it depend on the way to the server?',
  areas: ['network'],
  needs: ['names', 'reach', 'hello'],
  runs: { how: 'if-it-decides', when: 'when a proxy was given, or when the name leads to several addresses' },
  budget: { connections: ROUNDS * MAX_REPEATED, ms: 40_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, seen } = context;
    if (optionsOf(asked).proxy) {
      const facts = await againstProxy(context);
      return facts
        ? { status: 'ok', facts, outcome: describeProxy(facts) }
        : { status: 'skipped', why: 'Nothing was sent through the proxy.' };
    }
    const ways = addressWays(seen);
    if (ways.length < 2)
      return { status: 'skipped', why: 'There is one address and no proxy, so there is one way only.' };
    if (!seen.hello) return { status: 'skipped', why: whyUnreached(seen) };
    const facts = await compare(context, 'addresses', ways);
    return { status: 'ok', facts, outcome: describeAddresses(facts) };
  },
});
