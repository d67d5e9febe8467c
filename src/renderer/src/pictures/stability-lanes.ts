import type { AttemptMarks, EndLetter, Mark, Series } from '../../../shared/model/attempt-marks';
import { unpackMarks } from '../../../shared/model/attempt-marks';
import { type Tally, tallyOf } from '../../../shared/model/same-greeting';
import type { Interval } from '../../../shared/statistics/wilson';
import { wilson } from '../../../shared/statistics/wilson';

/** How often an attempt of a lane went without an answer. */
export interface FailureRate extends Tally {
  readonly share: number;
  readonly interval: Interval;
}

/** The attempts of one kind to one address, in the order in which they began. */
export interface Lane {
  readonly key: string;
  readonly series: Series;
  readonly address: string;
  readonly marks: readonly Mark[];
  /** How many ended in each way, the most telling first. */
  readonly ends: readonly { readonly end: EndLetter; readonly times: number }[];
  /** null where the attempts ask different things, or were too few to speak of a share. */
  readonly rate: FailureRate | null;
  readonly medianMs: number;
  readonly longestMs: number;
}

/** The lanes that can be shown, and how many further ones there are. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly more: number;
  /** The longest attempt of all. */
  readonly longestMs: number;
}

/** What was repeated on purpose comes first, what asks many different things last. */
const ORDER: readonly Series[] = [
  'first',
  'base',
  'second',
  'together',
  'fresh',
  'resumed',
  'direct',
  'various',
];
const END_ORDER: readonly EndLetter[] = ['a', 'f', 'l', 'r', 't', 's', 'n', 'x', 'p'];
const MOST_LANES = 16;
/** One attempt is no share. */
const LEAST = 2;

const endsOf = (marks: readonly Mark[]): Lane['ends'] =>
  END_ORDER.flatMap((end) => {
    const times = marks.filter((mark) => mark.end === end).length;
    return times > 0 ? [{ end, times }] : [];
  });

const rateOf = (series: Series, marks: readonly Mark[], lateIsUsual: boolean): FailureRate | null => {
  const tally = tallyOf(marks, lateIsUsual);
  const { failed, sent } = tally;
  if (series === 'various' || sent < LEAST) return null;
  return { ...tally, share: failed / sent, interval: wilson(failed, sent) };
};

const laneOf = (key: string, marks: readonly Mark[], lateIsUsual: boolean): Lane[] => {
  const [first] = marks;
  if (!first) return [];
  const { series, address } = first;
  const times = marks.map(({ ms }) => ms).sort((one, other) => one - other);
  return [
    {
      ...{ key, series, address, marks },
      ends: endsOf(marks),
      rate: rateOf(series, marks, lateIsUsual),
      medianMs: times[Math.floor((times.length - 1) / 2)] ?? 0,
      longestMs: times.at(-1) ?? 0,
    },
  ];
};

/** Sorts the attempts of a run into lanes: by what they were one of, and by address. */
export const lanesOf = (packed: AttemptMarks): Lanes => {
  const marks = unpackMarks(packed);
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.series} ${mark.address}`;
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  const fresh = marks.filter(({ series }) => series === 'fresh');
  const lateIsUsual = fresh.length > 0 && fresh.every(({ end }) => end === 'l');
  const lanes = [...groups]
    .flatMap(([key, group]) => laneOf(key, group, lateIsUsual))
    .sort((one, other) => ORDER.indexOf(one.series) - ORDER.indexOf(other.series));
  return {
    lanes: lanes.slice(0, MOST_LANES),
    more: Math.max(0, lanes.length - MOST_LANES),
    longestMs: marks.reduce((most, { ms }) => Math.max(most, ms), 0),
  };
};

/** What was said more than once in the same way, so that there is steadiness to see. */
export const repeatedLanes = (packed: AttemptMarks): readonly Lane[] =>
  lanesOf(packed).lanes.filter(({ rate }) => rate !== null);

/** Every attempt that was repeated was answered, each time. Without any, nothing can be said. */
export const alwaysAnswered = (packed: AttemptMarks): boolean => {
  const lanes = repeatedLanes(packed);
  return lanes.length > 0 && lanes.every(({ rate }) => rate?.failed === 0);
};

/** Attempts in a row that ended alike; `from` and `to` count from 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly end: EndLetter;
}

/** The course of a lane as stretches that ended alike. */
export const stretchesOf = ({ marks }: Pick<Lane, 'marks'>): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const [index, { end }] of marks.entries()) {
    const last = stretches.at(-1);
    if (last?.end === end) stretches[stretches.length - 1] = { ...last, to: index + 1 };
    else stretches.push({ from: index + 1, to: index + 1, end });
  }
  return stretches;
};
