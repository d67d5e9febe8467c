import type { MessageMatch, Side } from '../../../shared/model/asked';
import type { MessageStack, MessageText } from './define-messages';
import { CLIENT_FRAMES, FRAMES, NEGOTIATE_FRAME, SERVER_FRAMES } from './frames';
import { stageOf } from './stage';

/** A known text at its place in a folded one. */
export interface Found {
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

/** Whether any known text may stand in one of these pieces. What is anchored to a beginning is tried on each piece by itself. */
export const mayHold = (pieces: readonly string[], stacks: readonly MessageStack[]): boolean => {
  const joined = pieces.join('\n');
  return stacks.some(({ texts }) =>
    texts.some(({ match }) =>
      match.some((pattern) =>
        pattern.source.startsWith('^') ? pieces.some((piece) => pattern.test(piece)) : pattern.test(joined),
      ),
    ),
  );
};

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

/** Windows sign-in over a plain connection prints the same sentences as TLS; its frames tell them apart. */
const withoutNegotiate = (found: readonly Found[], folded: string): Found[] =>
  NEGOTIATE_FRAME.test(folded)
    ? found.filter(
        ({ text }) =>
          !text.id.startsWith('dotnet.remote-closed') && !text.id.startsWith('dotnet.unexpected-eof'),
      )
    : [...found];

/** Every known text in a folded one, once each, in no order; what lies inside a longer one is left out. */
export const find = (folded: string, stacks: readonly MessageStack[]): Found[] =>
  withoutNegotiate(outermost(findAll(folded, stacks)), folded);

/** Which side wrote the text, from its stack frames; unknown when they say both or nothing. */
const sideOf = (folded: string): Side => {
  const accepts = SERVER_FRAMES.some((frame) => frame.test(folded));
  const connects = CLIENT_FRAMES.some((frame) => frame.test(folded));
  if (accepts === connects) return 'unknown';
  return accepts ? 'accepts' : 'connects';
};

const isDotnet = (found: Found): boolean => found.text.id.startsWith('dotnet.');

const certain = (found: Found): boolean => found.text.event !== 'nothing-certain';

/** Inner texts before wrappers, texts that prove an event before those that don't, and of two the later: inner errors are printed last. */
export const mostTelling = (a: Found, b: Found): number => {
  if (Boolean(a.text.wrapper) !== Boolean(b.text.wrapper)) return a.text.wrapper ? 1 : -1;
  if (certain(a) !== certain(b)) return certain(a) ? -1 : 1;
  return b.from - a.from;
};

/** What was found, in the words of a reading; frames in the same text date it and tell its side. */
export const toMatch = (found: Found, folded: string): MessageMatch => {
  const { text, stack } = found;
  const frame = isDotnet(found) ? FRAMES.find((one) => one.match.test(folded)) : undefined;
  const seen = sideOf(folded);
  const side = seen === 'unknown' ? (text.side ?? 'unknown') : seen;
  return {
    id: text.id,
    stack: stack.stack,
    quoted: folded.slice(found.from, Math.min(found.to, found.from + 300)),
    proves: text.proves,
    writtenBy: frame?.writtenBy ?? text.writtenBy,
    event: text.event,
    wrapper: text.wrapper ?? false,
    alertCode: text.alertCode ?? null,
    side,
    program: frame?.program ?? text.program ?? 'unknown',
    ranks:
      side === 'accepts'
        ? ['you-are-the-server', ...text.ranks.filter((id) => id !== 'you-are-the-server')].slice(0, 20)
        : [...text.ranks],
    stage: stageOf(text),
  };
};
