import type { LogHit, MessageMatch, MessageReading, Side } from '../../../shared/model/asked';
import { type Block, blocksOf, lineAt } from './blocks';
import type { MessageStack } from './define-messages';
import { type Found, find, mayHold, toMatch } from './find';

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

/** So many entries are looked at; a log of 2,000 lines has fewer. */
const MOST_BLOCKS = 6_000;
/** Entries are first looked through so many characters at a time: most of a log says nothing. */
const STRIDE = 4_000;

/** Pieces of the log in which something may stand, in order. */
const telling = (blocks: readonly Block[], stacks: readonly MessageStack[]): Block[] => {
  const kept: Block[] = [];
  let group: Block[] = [];
  let size = 0;
  const close = (): void => {
    if (
      group.length > 0 &&
      mayHold(
        group.map(({ folded }) => folded),
        stacks,
      )
    )
      kept.push(...group);
    group = [];
    size = 0;
  };
  for (const block of blocks) {
    group.push(block);
    size += block.folded.length + 1;
    if (size >= STRIDE) close();
  }
  close();
  return kept;
};

/** What stands in an entry; the same words are read once. */
const reader = (stacks: readonly MessageStack[]): ((folded: string) => readonly Found[]) => {
  const before = new Map<string, readonly Found[]>();
  return (folded) => {
    const found = before.get(folded) ?? find(folded, stacks);
    before.set(folded, found);
    return found;
  };
};

/** All that a log tells: each known text once, the most frequent that proves something first, and every place in the order of the lines. */
export const readLog = (
  text: string,
  stacks: readonly MessageStack[],
): { matches: MessageMatch[]; log: NonNullable<MessageReading['log']> } => {
  const counted = new Map<string, Counted>();
  const hits: LogHit[] = [];
  const read = reader(stacks);
  const all = blocksOf(text);
  let places = 0;
  for (const block of telling(all.slice(0, MOST_BLOCKS), stacks)) {
    for (const one of [...read(block.folded)].sort((a, b) => a.from - b.from)) {
      const match = toMatch(one, block.folded);
      const before = counted.get(match.id);
      counted.set(match.id, {
        match: before?.match ?? match,
        count: (before?.count ?? 0) + 1,
        sides: new Set([...(before?.sides ?? []), match.side]),
      });
      places += 1;
      if (hits.length < MOST_HITS) hits.push(toHit(match, lineAt(block, one.from)));
    }
  }
  const matches = [...counted.values()]
    .sort(inOrder)
    .map(({ match, sides }) => ({ ...match, side: commonSide(sides) }));
  return {
    matches: matches.slice(0, MOST_MATCHES),
    log: {
      lines: text.split('\n').length,
      hits,
      more: places - hits.length,
      readTo: all[MOST_BLOCKS]?.lines[0]?.line ?? null,
    },
  };
};
