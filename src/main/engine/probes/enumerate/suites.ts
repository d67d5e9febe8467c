import { suiteName, versionName } from '../../wire/ids';
import type { Answer, Asker, Shown } from './ask';
import { suitesOf } from './offered';
import type { Opening } from './opening';
import type { Order } from './order';
import { type LastRound, planRound } from './plan-round';
import type { Style } from './style';
import { type Choking, SuiteState } from './suite-state';

/** The suites of one version. `complete`: everything that exists was offered and either taken or refused. */
export interface SuiteList {
  readonly version: number;
  /** As they were found; the first one is what the server took when it had the choice of all usual ones. */
  readonly suites: readonly number[];
  readonly order: Order;
  readonly complete: boolean;
  /** Long lists are not answered, short ones are. */
  readonly choking: Choking | null;
}

/** No list of suites takes longer than this many rounds: there are not more suites. */
const MOST_ROUNDS = 400;

const label = (version: number, offered: readonly number[]): string =>
  offered.length === 1
    ? `${versionName(version)}, ${suiteName(offered[0] ?? 0)} alone`
    : `${versionName(version)}, ${offered.length} suites`;

/** Was it the length? A list that held a suite which is taken in short lists settles it; else that question is asked. */
const chokingOf = async (asker: Asker, state: SuiteState): Promise<Choking | null> => {
  const { long, found, version } = state;
  if (!long) return null;
  const { offered, outcome } = long;
  if (offered.some((suite) => found.has(suite))) return { suites: offered.length, outcome };
  const [known] = found;
  if (known === undefined) return null;
  const suites = [known, ...suitesOf(version).filter((suite) => suite !== known)].slice(
    0,
    offered.length + 1,
  );
  const answer = await asker.ask({ purpose: `${versionName(version)}, a long list`, version, suites });
  return answer.kind === 'chose' ? null : { suites: suites.length, outcome: answer.outcome };
};

/** Refusals that name no reason count only while the server still takes what it took before. */
const stillAnswers = async (asker: Asker, state: SuiteState): Promise<boolean> => {
  if (!state.doubtful) return true;
  const { version } = state;
  const answer = await asker.ask({
    purpose: `${versionName(version)}, once more`,
    version,
    suites: [...state.found],
  });
  return answer.kind === 'chose';
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
  let last = takeAll(
    opening.asked.map(({ offered }) => offered),
    opening.asked.map(({ answer }) => answer),
    true,
  );
  for (let round = 0; round < MOST_ROUNDS && !state.stuck; round += 1) {
    const lists = planRound(state, style, last, width());
    if (lists.length === 0) break;
    last = round === 0 && prove ? await askProving(lists, last, prove) : takeAll(lists, await askAll(lists));
  }
  const [steady, choking] = await Promise.all([stillAnswers(asker, state), chokingOf(asker, state)]);
  return {
    version,
    suites: [...state.found],
    order: state.order,
    complete: steady && !state.stuck && state.pool.length === 0,
    choking,
  };
};
