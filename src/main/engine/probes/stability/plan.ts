import type { RunOptions } from '../../../../shared/model/way';

/** How many connections go where. All of them together: at most twice the repeats asked for. */
export interface StabilityPlan {
  readonly first: number;
  readonly second: number;
  /** Pairs of complete handshakes: a new session, and the same taken up again. */
  readonly sessions: number;
  /** Connections at the same time, in waves of `atOnce`. */
  readonly together: number;
  readonly atOnce: number;
}

/** A look at what flaps, within a usual check. */
const FEW = { first: 6, second: 6, sessions: 0, together: 0 } as const;
/** Where nothing flaps one by one, and the person says that it fails at times: what is left to try is several at a time. */
const CROWD = { first: 4, second: 0, sessions: 0, together: 8 } as const;
/** With every list asked for. */
const SOME = { first: 10, second: 10, sessions: 3, together: 4 } as const;
/** More handshakes cost the server work and tell little more. */
const MOST_SESSIONS = 20;
const MOST_TOGETHER = 40;
/** One in five of what was asked for. */
const SHARE = 5;

const sizes = ({ repeats, depth }: RunOptions, steady: boolean): Omit<StabilityPlan, 'atOnce'> => {
  if (repeats === 0 && depth === 'usual') return steady ? CROWD : FEW;
  if (repeats === 0) return SOME;
  const part = Math.floor(repeats / SHARE);
  const sessions = Math.min(MOST_SESSIONS, part);
  const together = Math.min(MOST_TOGETHER, part);
  return { first: repeats, second: repeats - 2 * sessions - together, sessions, together };
};

/** The plan for these options. `steady`: nothing has flapped so far. A gentle run makes no two connections at a time. */
export const planStability = (options: RunOptions, steady = false): StabilityPlan => {
  const { together, second, ...rest } = sizes(options, steady);
  const atOnce = options.gentle ? 1 : options.concurrency;
  return atOnce === 1
    ? { ...rest, second: second + together, together: 0, atOnce }
    : { ...rest, second, together, atOnce };
};

/** Connections of a plan. */
export const connectionsOf = ({ first, second, sessions, together }: StabilityPlan): number =>
  first + second + 2 * sessions + together;

/** Whose turn it is each time: `first` ones and `second` ones spread evenly, which of two neighbours goes first drawn by lot (one random byte each). */
export const turnsOf = (first: number, second: number, lots: Uint8Array): ('first' | 'second')[] => {
  const turns: ('first' | 'second')[] = [];
  const most = Math.max(first, second);
  for (let at = 0; at < most; at += 1) {
    const share = (count: number): boolean =>
      Math.floor(((at + 1) * count) / most) > Math.floor((at * count) / most);
    const pair: ('first' | 'second')[] = [
      ...(share(first) ? (['first'] as const) : []),
      ...(share(second) ? (['second'] as const) : []),
    ];
    turns.push(...((lots[at] ?? 0) % 2 === 1 ? pair.reverse() : pair));
  }
  return turns;
};
