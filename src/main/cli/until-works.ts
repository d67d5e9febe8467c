import type { Asked } from '../../shared/model/asked';
import type { Summary } from '../../shared/model/report';
import { nextWait, PACE_MS } from '../app/watch-pace';
import { readQuick } from '../engine/run/read-quick';
import type { Earlier } from '../engine/run/run-again';
import type { RunOptions, RunResult } from '../engine/run/session';
import type { Io } from './io';
import type { CheckOptions } from './options';
import { UsageError } from './usage-error';

const LONGEST_MS = 24 * 60 * 60 * 1_000;

/** `--every` says something only of tries. Throws UsageError. */
export const checkEvery = ({ every, untilWorks: until, plan }: CheckOptions): void => {
  if (every !== undefined && until !== true)
    throw new UsageError(
      '--every says how often to try again, so it needs --until-works.',
      '--until-works --every 60',
    );
  if (until === true && plan === true)
    throw new UsageError(
      '--plan sends nothing, so there is nothing to wait for. Leave --until-works out.',
      '--plan',
    );
};

interface Until {
  readonly asked: Asked;
  readonly first: RunResult;
  readonly every: number | undefined;
  readonly runOnce: (earlier?: RunOptions['earlier']) => Promise<RunResult>;
  readonly tools: {
    readonly now: () => Date;
    readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
    /** The first lines of the report on the newest of these whole checks. */
    readonly summaryOf: (results: readonly RunResult[]) => Summary | undefined;
  };
  readonly io: Io;
}

type Said = 'works' | 'same' | 'changed' | 'stopped';

const waitWords = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
};

/** What the newest of these whole checks says beside the first. */
const readLast = (results: readonly RunResult[], { tools: { summaryOf }, first }: Until): Said => {
  const [was, is] = [summaryOf([first]), summaryOf(results)];
  if (is === undefined || is.conclusion === 'cancelled') return 'stopped';
  if (is.conclusion === 'nothing-wrong') return 'works';
  return is.conclusion === 'cause-named' && is.causeId !== was?.causeId ? 'changed' : 'same';
};

/**
 * Tries again until it works, another cause is named, a day is over or the person stops it: small tries, and a whole check once one goes
 * well. Gives the first check, and the last whole one where there was another.
 */
export const untilWorks = async (until: Until): Promise<readonly RunResult[]> => {
  const { asked, first, every, runOnce, tools, io } = until;
  const pace = every === undefined ? PACE_MS : [every * 1_000];
  const end = tools.now().getTime() + LONGEST_MS;
  let results: readonly RunResult[] = [first];
  if (readLast(results, until) !== 'same') return results;
  const earlier: Earlier = { scope: 'quick', evidence: first.evidence, at: first.finishedAt, carried: [] };
  let [refuted, slowed] = [0, false];
  for (let step = 0; ; step += 1) {
    const ms = nextWait(pace, step, refuted, slowed);
    if (io.signal.aborted || tools.now().getTime() + ms > end) return results;
    io.err(`It does not work yet. The next try is in ${waitWords(ms)}; Ctrl-C ends this.\n`);
    await tools.wait(ms, io.signal);
    if (io.signal.aborted) return results;
    const view = readQuick(first.evidence, (await runOnce(earlier)).evidence, asked);
    slowed = view.turnedAway;
    if (view.says !== 'may-work' || io.signal.aborted) continue;
    io.err('A try went well. A whole check makes sure of it.\n');
    results = [first, await runOnce()];
    if (readLast(results, until) !== 'same') return results;
    refuted += 1;
  }
};
