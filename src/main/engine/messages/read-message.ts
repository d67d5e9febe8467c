import type { MessageMatch, MessageReading, Side } from '../../../shared/model/asked';
import { fold } from '../../../shared/words/fold';
import type { MessageStack, MessageText } from './define-messages';
import { CLIENT_FRAMES, FRAMES, NEGOTIATE_FRAME, SERVER_FRAMES } from './frames';
import { STACKS } from './registry';
import { summarise } from './summarise';

interface Found {
  readonly stack: MessageStack;
  readonly text: MessageText;
  readonly from: number;
  readonly to: number;
}

const firstHit = (folded: string, text: MessageText): { from: number; to: number } | null => {
  for (const pattern of text.match) {
    const hit = pattern.exec(folded);
    if (hit !== null && hit[0].length > 0) return { from: hit.index, to: hit.index + hit[0].length };
  }
  return null;
};

const findAll = (folded: string, stacks: readonly MessageStack[]): Found[] =>
  stacks.flatMap((stack) =>
    stack.texts.flatMap((text) => {
      const hit = firstHit(folded, text);
      return hit === null ? [] : [{ stack, text, ...hit }];
    }),
  );

/** A text that lies inside a longer one says nothing of its own: "EOF" inside "unexpected EOF or 0 bytes". */
const outermost = (found: readonly Found[]): Found[] =>
  found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.from <= one.from &&
          other.to >= one.to &&
          other.to - other.from > one.to - one.from,
      ),
  );

const certain = (found: Found): boolean => found.text.event !== 'nothing-certain';

/** Inner texts before wrappers, texts that prove an event before those that don't, and of two the later: inner errors are printed last. */
const mostTelling = (a: Found, b: Found): number => {
  if (Boolean(a.text.wrapper) !== Boolean(b.text.wrapper)) return a.text.wrapper ? 1 : -1;
  if (certain(a) !== certain(b)) return certain(a) ? -1 : 1;
  return b.from - a.from;
};

/** Which side wrote the text, from its stack frames; unknown when they say both or nothing. */
const sideOf = (folded: string): Side => {
  const accepts = SERVER_FRAMES.some((frame) => frame.test(folded));
  const connects = CLIENT_FRAMES.some((frame) => frame.test(folded));
  if (accepts === connects) return 'unknown';
  return accepts ? 'accepts' : 'connects';
};

const isDotnet = (found: Found): boolean => found.text.id.startsWith('dotnet.');

const toMatch = (found: Found, folded: string): MessageMatch => {
  const { text, stack } = found;
  const frame = isDotnet(found) ? FRAMES.find((one) => one.match.test(folded)) : undefined;
  const side = sideOf(folded);
  return {
    id: text.id,
    stack: stack.stack,
    quoted: folded.slice(found.from, Math.min(found.to, found.from + 300)),
    proves: text.proves,
    writtenBy: frame?.writtenBy ?? text.writtenBy,
    event: text.event,
    wrapper: text.wrapper ?? false,
    alertCode: text.alertCode ?? null,
    side: side === 'unknown' ? (text.side ?? 'unknown') : side,
    program: frame?.program ?? text.program ?? 'unknown',
    ranks:
      side === 'accepts'
        ? ['you-are-the-server', ...text.ranks.filter((id) => id !== 'you-are-the-server')].slice(0, 20)
        : [...text.ranks],
  };
};

/** Windows sign-in over a plain connection prints the same sentences as TLS; its frames tell them apart. */
const withoutNegotiate = (found: readonly Found[], folded: string): Found[] =>
  NEGOTIATE_FRAME.test(folded)
    ? found.filter(
        ({ text }) => !text.id.startsWith('dotnet.remote-closed') && text.id !== 'dotnet.unexpected-eof',
      )
    : [...found];

/**
 * What a pasted error text proves: every dictionary entry that matches, most telling first (at most 12), and a summary in plain
 * words. Matches on the English text, on known translations, and on codes and stack frames that survive translation.
 */
export const readMessage = (text: string, stacks: readonly MessageStack[] = STACKS): MessageReading => {
  const kept = text.slice(0, 20_000);
  const folded = fold(kept);
  const found = withoutNegotiate(outermost(findAll(folded, stacks)), folded).sort(mostTelling);
  const matches = found.slice(0, 12).map((one) => toMatch(one, folded));
  return { text: kept, matches, summary: summarise(folded, matches) };
};
