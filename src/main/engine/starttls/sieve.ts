import { type Reply, replyStep, strange } from './lines';
import { askToSwitch, type Protocol, ready, refused, runSteps, type Step } from './script';

/** A literal (RFC 5804 §1.2): the text itself stands on the next line. */
const opensLiteral = (line: string): boolean => /\{\d{1,6}\+?\}$/.test(line);

/** RFC 5804 §1.3: lines of data, then OK, NO or BYE, perhaps with a code and a text, which may be a literal. What is none of these ends too. */
const response = (ok: Reply['read']): Step =>
  replyStep({
    isLast: (line, before) => {
      const opened = opensLiteral(before.at(-1) ?? '');
      if (opened) return /^(OK|NO|BYE)\b/i.test(before.at(-1) ?? '');
      return !line.startsWith('"') && !opensLiteral(line);
    },
    read: (lines) => {
      const at = lines.findIndex(
        (line, index) => /^(OK|NO|BYE)\b/i.test(line) && !opensLiteral(lines[index - 1] ?? ''),
      );
      const said = lines.slice(at);
      if (at === -1) return strange(lines.at(-1) ?? '', 'sieve');
      return /^OK\b/i.test(said[0] ?? '') ? ok(lines) : refused(said.join(' '));
    },
  });

const offers = (lines: readonly string[]): boolean => lines.some((line) => /^"STARTTLS"/i.test(line));

const greeting = response((lines) =>
  offers(lines)
    ? { move: askToSwitch('STARTTLS'), next: response(() => ready) }
    : refused('The mail filter server does not offer STARTTLS to this computer.', 'not-offered'),
);

/** ManageSieve (RFC 5804 §2.2): the greeting lists what is offered, then STARTTLS. */
export const protocol: Protocol = {
  spoken: 'ManageSieve',
  ports: [4190],
  start: () => runSteps('ManageSieve', greeting),
};
