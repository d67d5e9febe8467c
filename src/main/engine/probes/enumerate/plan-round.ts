import { suiteName } from '../../wire/ids';
import type { Style } from './style';
import type { SuiteState } from './suite-state';

/** How the round before went: lists sent that could bring a suite, and those that did. `opening`: it was the first, which shows nothing of the width. */
export interface LastRound {
  readonly asked: number;
  readonly hits: number;
  readonly opening: boolean;
}

/** Deals suites into `count` lists so that each gets its share of the usual ones. Weakest first in each list. */
export const deal = (suites: readonly number[], count: number): readonly (readonly number[])[] => {
  const every = Math.min(count, suites.length);
  return Array.from({ length: every }, (_, first) => {
    const list = new Array<number>(Math.ceil((suites.length - first) / every));
    for (let at = first, to = list.length - 1; to >= 0; at += every, to -= 1) list[to] = suites[at] ?? 0;
    return list;
  });
};

/** As few lists as the limit of one list allows. */
export const pieces = (suites: readonly number[], limit: number): readonly (readonly number[])[] =>
  suites.length === 0 ? [] : deal(suites, Math.max(1, Math.ceil(suites.length / limit)));

/** "ECDHE_RSA" in TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256; the suites of TLS 1.3 name none and are one kind. */
const kindOf = (suite: number): string => /_(.+)_WITH_/.exec(suiteName(suite))?.[1] ?? '';

/** One list for each way to exchange keys and to sign, as far as the limit of one list allows. */
export const listsByKind = (suites: Iterable<number>, limit: number): readonly (readonly number[])[] => {
  const kinds = new Map<string, number[]>();
  for (const suite of suites) {
    const kind = kindOf(suite);
    kinds.set(kind, [...(kinds.get(kind) ?? []), suite]);
  }
  return [...kinds.values()].flatMap((list) => pieces(list, limit));
};

/** All lists brought something: there is more, perhaps twice as much. Only some did: it comes to an end. */
const widthAfter = ({ asked, hits, opening }: LastRound, most: number): number => {
  if (hits === asked) return opening ? most : Math.min(most, 2 * asked);
  return Math.max(1, Math.min(most, Math.floor(hits / 2)));
};

const CHACHA = 0x1303;
const AES_AND_CHACHA: readonly number[] = [0x1301, 0x1302, CHACHA];

/**
 * TLS 1.3: the three that everybody has, one each; all the others together, in the fewest round trips; one list at a time holds them all
 * instead, which tells the server's order as well. ChaCha20 stood first in the opening: a server that took it may
 * follow our order, and the next one beside it shows whether it does.
 */
const planModern = (state: SuiteState, most: number): readonly (readonly number[])[] => {
  if (most === 1 && state.pool.length < state.limit) {
    const [all = []] = deal(state.pool, 1);
    return [state.found.has(CHACHA) ? [...all, CHACHA] : all];
  }
  const [first, ...others] = AES_AND_CHACHA.filter((suite) => state.pool.includes(suite));
  const rest = state.pool.filter((suite) => !AES_AND_CHACHA.includes(suite));
  const single = first === undefined ? [] : [state.found.has(CHACHA) ? [first, CHACHA] : [first]];
  return [...single, ...others.map((suite) => [suite]), ...pieces(rest, state.limit)];
};

/** The lists to offer next; none when all is known. */
export const planRound = (
  state: SuiteState,
  style: Style,
  last: LastRound,
  most: number,
): readonly (readonly number[])[] => {
  if (state.byKind) return listsByKind(state.pool, state.limit);
  const { likely, unlikely } = state.sorted(style);
  if (state.version === 0x0304 && state.offers.length === 1 && state.pool.length > 0)
    return planModern(state, most);
  const lists = deal(likely, Math.max(widthAfter(last, most), Math.ceil(likely.length / state.limit)));
  if (likely.length > 0 && !style.eager) return lists;
  return [...lists, ...pieces(unlikely, state.limit), ...state.orderTests()];
};
