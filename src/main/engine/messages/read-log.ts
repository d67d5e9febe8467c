import type { LogHit, MessageMatch, MessageReading, Side } from '../../../shared/model/asked';
import { blocksOf, lineAt } from './blocks';
import type { MessageStack } from './define-messages';
import { find, mostTelling, toMatch } from './find';

/** A text of so many lines is read entry by entry. */
const LOG_LINES = 40;
const MOST_HITS = 300;
const MOST_MATCHES = 12;

/** Whether a text is to be read as a log. */
export const isLog = (text: string): boolean => text.split('\n', LOG_LINES + 1).length > LOG_LINES;

interface Counted {
  readonly match: MessageMatch;
  readonly count: number;
  readonly sides: ReadonlySet<Side>;
}

/** Both sides in one log, or none: then the log does not tell. */
const commonSide = (sides: ReadonlySet<Side>): Side => {
  const known = [...sides].filter((side) => side !== 'unknown');
  return known.length === 1 ? (known[0] ?? 'unknown') : 'unknown';
};

const inOrder = (a: Counted, b: Counted): number => {
  if (a.match.wrapper !== b.match.wrapper) return a.match.wrapper ? 1 : -1;
  const certain = ({ match }: Counted): boolean => match.event !== 'nothing-certain';
  if (certain(a) !== certain(b)) return certain(a) ? -1 : 1;
  return b.count - a.count;
};

const toHit = (match: MessageMatch, line: number): LogHit => ({
  line,
  entry: match.id,
  quoted: match.quoted,
  stage: match.stage,
  writtenBy: match.writtenBy,
  side: match.side,
  event: match.event,
});

/** All that a log tells: each known text once, the most frequent that proves something first, and every place in the order of the lines. */
export const readLog = (
  text: string,
  stacks: readonly MessageStack[],
): { matches: MessageMatch[]; log: NonNullable<MessageReading['log']> } => {
  const counted = new Map<string, Counted>();
  const hits: LogHit[] = [];
  for (const block of blocksOf(text)) {
    const found = find(block.folded, stacks).sort(mostTelling);
    for (const one of found) {
      const match = toMatch(one, block.folded);
      const before = counted.get(match.id);
      counted.set(match.id, {
        match: before?.match ?? match,
        count: (before?.count ?? 0) + 1,
        sides: new Set([...(before?.sides ?? []), match.side]),
      });
    }
    const placed = [...found].sort((a, b) => a.from - b.from);
    hits.push(...placed.map((one) => toHit(toMatch(one, block.folded), lineAt(block, one.from))));
  }
  const matches = [...counted.values()]
    .sort(inOrder)
    .map(({ match, sides }) => ({ ...match, side: commonSide(sides) }));
  return {
    matches: matches.slice(0, MOST_MATCHES),
    log: {
      lines: text.split('\n').length,
      hits: hits.slice(0, MOST_HITS),
      more: Math.max(0, hits.length - MOST_HITS),
    },
  };
};
