import type { Attempt } from '../../../shared/model/attempt';
import { listenedMs } from '../../../shared/model/listened';
import { shortOutcome } from '../../../shared/words/outcome';
import { placeOf } from '../pictures/Timeline';
import { groupsOf } from '../words/groups';
import { endingOf } from '../words/outcomes';

interface Numbered {
  readonly attempt: Attempt;
  /** As it stands in the transcript. */
  readonly number: number;
}

/** One line of the short list: attempts that said the same in the same way and ended alike. */
export interface Told {
  /** "4", "22–24, 27". */
  readonly numbers: string;
  readonly purpose: string;
  readonly place: string;
  readonly came: string;
  readonly times: number;
  readonly longestMs: number;
}

/** "Repetition 2: the version: TLS 1.0 only" and "…, repetition 2" say what the first of them said. */
const withoutNumber = (purpose: string): string =>
  purpose.replace(/^Repetition \d+: |, repetition \d+$/gu, '\n');

/** "1–3, 5" of rising numbers. */
export const ranges = (numbers: readonly number[]): string => {
  const rows: [number, number][] = [];
  for (const number of numbers) {
    const last = rows.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else rows.push([number, number]);
  }
  return rows.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
};

const lastedMs = (attempt: Attempt): number => (attempt.events.at(-1)?.at ?? 0) - listenedMs(attempt);

/** The connections in the order in which the first of each kind was made. */
export const transcriptLines = (made: readonly Numbered[]): readonly Told[] =>
  groupsOf(made, ({ attempt }) =>
    [withoutNumber(attempt.purpose), placeOf(attempt), endingOf(attempt.outcome).sentence].join('\n'),
  ).flatMap(({ items }) => {
    const [first] = items;
    if (!first) return [];
    const { attempt } = first;
    return [
      {
        numbers: ranges(items.map(({ number }) => number)),
        purpose: attempt.purpose,
        place: placeOf(attempt),
        came: shortOutcome(attempt.outcome),
        times: items.length,
        longestMs: Math.max(...items.map((one) => lastedMs(one.attempt))),
      },
    ];
  });
