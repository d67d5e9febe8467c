import { suiteName, versionName } from '../../wire/ids';
import type { Answer, Asker, Shown } from './ask';
import type { Opening } from './opening';
import type { Order } from './order';
import { type LastRound, listsByKind, pieces, planRound } from './plan-round';
import type { Style } from './style';
import { type Choking, SuiteState } from './suite-state';

/** The suites of one version. `complete`: everything that exists was offered and either taken or refused. */
export interface SuiteList {
  readonly version: number;
  readonly suites: readonly number[];
  readonly order: Order;
  /** They stand in the server's own order, each place measured; else as they were found, which says nothing of what it prefers. */
  readonly inServerOrder: boolean;
  readonly complete: boolean;
  /** Not complete, because the server ends the connection over some suites even where it takes others of the same list. */
  readonly stumbles?: true;
  /** Long lists are not answered, short ones are. */
  readonly choking: Choking | null;
}

/** Numbers of suites that are for private use (IANA, TLS Cipher Suites): no server takes one of them from a stranger. */
const NOBODYS: readonly number[] = Array.from({ length: 256 }, (_, at) => 0xff00 + at);
/** Of the suites that were taken, so many stand behind those that were refused. */
const ENOUGH_KNOWN = 8;
/** No list of suites takes longer than this many rounds: there are not more suites. */
const MOST_ROUNDS = 400;

const label = (version: number, offered: readonly number[]): string =>
  offered.length === 1
    ? `${versionName(version)}, ${suiteName(offered[0] ?? 0)} alone`
    : `${versionName(version)}, ${offered.length} suites`;

/**
 * Was it the length, or something in the list? The same suites that it took, alone and with others behind them that no server can choose:
 * long, short, long.
 */
const chokingOf = async (asker: Asker, state: SuiteState): Promise<Choking | null> => {
  const { long, found, version } = state;
  if (!long) return null;
  const known = [...found].slice(0, ENOUGH_KNOWN);
  const missing = Math.max(0, long.offered.length - known.length);
  const ask = (filler: readonly number[]): Promise<Answer> =>
    asker.ask({ purpose: `${versionName(version)}, a long list`, version, suites: [...known, ...filler] });
  const filler = NOBODYS.slice(0, missing);
  const answer = await ask(filler);
  if (answer.kind === 'chose') return null;
  if ((await ask([])).kind !== 'chose' || (await ask(filler)).kind === 'chose') return null;
  return { suites: known.length + filler.length, outcome: answer.outcome };
};

/**
 * Refusals that name no reason count only if the server, offered the same suites and behind them what it took before, takes that.
 * 'stumbles': it does not, and yet takes those alone: something in the list makes it close (a Diffie-Hellman suite and no parameters,
 * for example), and nothing is known of the others. 'stopped': it takes them no more.
 */
const doRefusalsHold = async (asker: Asker, state: SuiteState): Promise<'yes' | 'stumbles' | 'stopped'> => {
  const { version, doubted, limit } = state;
  if (doubted.size === 0) return 'yes';
  const found = [...state.found].slice(0, ENOUGH_KNOWN);
  const ask = (suites: readonly number[]): Promise<Answer> =>
    asker.ask({ purpose: `${versionName(version)}, once more`, version, suites });
  const most = Math.max(1, limit - found.length);
  const lists = state.byKind ? listsByKind(doubted, most) : pieces([...doubted], most);
  const held = await Promise.all(
    lists.map(async (list) => {
      const offered = [...list, ...found];
      const answer = await ask(offered);
      return answer.kind === 'chose' && !state.take(offered, answer);
    }),
  );
  if (!held.includes(false)) return 'yes';
  return (await ask(found)).kind === 'chose' ? 'stumbles' : 'stopped';
};

/**
 * What the first wave showed. `contradicts`: the server takes a suite of a list that it refused by name, so what decides is something else in
 * that list, and a refusal tells nothing of the others.
 */
const heardOf = ({ asked }: Opening): { readonly heard: Opening['asked']; readonly contradicts: boolean } => {
  const taken = asked.flatMap(({ answer }) => (answer.kind === 'chose' ? [answer.suite] : []));
  const contradicts = asked.some(
    ({ offered, answer }) =>
      answer.kind === 'refused' && answer.plainly && taken.some((suite) => offered.includes(suite)),
  );
  return {
    heard: contradicts ? asked.filter(({ answer }) => answer.kind !== 'refused') : asked,
    contradicts,
  };
};

/** Completes a handshake with some of these suites; null: that showed nothing of them. */
export type Prove = (
  suites: readonly number[],
) => Promise<{ readonly offered: readonly number[]; readonly answer: Shown } | null>;

/** Finds every suite of a version that the first wave showed to be spoken. `prove` is called once, in place of a question. */
export const enumerateSuites = async (
  asker: Asker,
  style: Style,
  opening: Opening,
  width: () => number,
  prove?: Prove,
): Promise<SuiteList> => {
  const { version } = opening;
  const state = new SuiteState(version);
  const takeAll = (
    lists: readonly (readonly number[])[],
    answers: readonly Shown[],
    opening = false,
  ): LastRound => {
    let hits = 0;
    // Offers that only ask whose order decides have nothing new in them.
    const asked = lists.filter((offered) => offered.some((suite) => !state.found.has(suite))).length;
    lists.forEach((offered, at) => {
      const answer = answers[at];
      if (answer && state.take(offered, answer)) hits += 1;
    });
    return { asked, hits, opening };
  };
  const askAll = (lists: readonly (readonly number[])[]): Promise<readonly Answer[]> =>
    Promise.all(lists.map((suites) => asker.ask({ purpose: label(version, suites), version, suites })));
  /** As a round, but a whole handshake takes the place of its first question. One that showed nothing is as if it had not been asked. */
  const askProving = async (
    [first = [], ...others]: readonly (readonly number[])[],
    before: LastRound,
    by: Prove,
  ): Promise<LastRound> => {
    const [shown, answers] = await Promise.all([by(first), askAll(others)]);
    if (shown) return takeAll([shown.offered, ...others], [shown.answer, ...answers]);
    return others.length === 0 ? before : takeAll(others, answers);
  };
  const { heard, contradicts } = heardOf(opening);
  state.byKind = contradicts;
  let last = takeAll(
    heard.map(({ offered }) => offered),
    heard.map(({ answer }) => answer),
    true,
  );
  let round = 0;
  const askOn = async (): Promise<void> => {
    for (; round < MOST_ROUNDS && !state.stuck; round += 1) {
      const lists = planRound(state, style, last, width());
      if (lists.length === 0) break;
      last =
        round === 0 && prove ? await askProving(lists, last, prove) : takeAll(lists, await askAll(lists));
    }
  };
  await askOn();
  const choking = await chokingOf(asker, state);
  // It was not the length: then one long list tells of all that was refused.
  if (!choking) state.limit = Number.POSITIVE_INFINITY;
  const first = await doRefusalsHold(asker, state);
  const known = state.found.size;
  if (first === 'stumbles' || (state.refusedInTwoWays && !state.byKind)) {
    state.reopen();
    await askOn();
  }
  const hold = first === 'stumbles' ? await doRefusalsHold(asker, state) : first;
  // Something that was refused among others is taken among its kind.
  const stumbles = hold === 'stumbles' || contradicts || (first === 'yes' && state.found.size > known);
  const inOrder = state.serverOrder();
  return {
    version,
    suites: inOrder ?? [...state.found],
    order: state.order,
    inServerOrder: inOrder !== null,
    complete: hold === 'yes' && !stumbles && !state.stuck && state.pool.length === 0,
    ...(stumbles ? { stumbles: true } : {}),
    choking,
  };
};
