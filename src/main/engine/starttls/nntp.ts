import { codeOf, numberedReply, replyStep, unexpected, unwanted } from './lines';
import { askToSwitch, type Move, type Protocol, ready, refused, runSteps, type Step, send } from './script';

type Answer = Move | { readonly move: Move; readonly next: Step };

const NOT_OFFERED = 'The news server does not offer STARTTLS to this computer.';

const afterSwitch = numberedReply((lines) => {
  const code = codeOf(lines);
  if (code === '382') return ready;
  return code === '500' || code === '502' ? refused(NOT_OFFERED, 'not-offered') : unwanted(lines);
});

const switching = { move: askToSwitch('STARTTLS'), next: afterSwitch };

const offers = (lines: readonly string[], what: RegExp): boolean => lines.some((line) => what.test(line));

/** RFC 3977 §5.2: 101 and a list that ends with a dot. A server from before it answers 500 and may still know STARTTLS. */
const capabilities = (asReader: boolean): Step =>
  replyStep({
    isLast: (line, before) => (before.length === 0 ? !line.startsWith('101') : line === '.'),
    read: (lines): Answer => {
      const code = codeOf(lines.slice(0, 1));
      if (code === '500') return switching;
      if (code !== '101') return unwanted(lines);
      if (offers(lines, /^STARTTLS\s*$/i)) return switching;
      // RFC 3977 §5.3: the part of the server that serves readers may offer more.
      if (!asReader && offers(lines, /^MODE-READER\b/i)) return { move: send('MODE READER'), next: reader };
      return refused(NOT_OFFERED, 'not-offered');
    },
  });

const greeted = (asReader: boolean): Step =>
  numberedReply(
    (lines): Answer =>
      /^20[01]$/.test(codeOf(lines))
        ? { move: send('CAPABILITIES'), next: capabilities(asReader) }
        : unexpected(lines, ['nntp']),
  );
const reader = greeted(true);

/** NNTP (RFC 4642 §2.2): greeting, CAPABILITIES, STARTTLS. 563 is secure from the first byte. */
export const protocol: Protocol = {
  spoken: 'NNTP',
  ports: [119],
  start: () => runSteps('NNTP', greeted(false)),
};
