import { type Reply, replyStep, strange } from './lines';
import { askToSwitch, type Move, type Protocol, ready, refused, runSteps, type Step, send } from './script';

/** An answer ends with our own tag; untagged lines before it may come at any time (RFC 9051 §2.2.2). BYE means that the server hangs up. */
const tagged = (tag: string, read: Reply['read']): Step =>
  replyStep({
    isLast: (line) => line.startsWith(`${tag} `) || /^\* BYE\b/i.test(line) || !/^[*+] /.test(line),
    read: (lines) => {
      const last = lines.at(-1) ?? '';
      if (new RegExp(`^${tag} OK\\b`, 'i').test(last)) return read(lines);
      return last.startsWith(`${tag} `) || last.startsWith('* ') ? refused(last) : strange(last, 'imap');
    },
  });

const offersStarttls = (lines: readonly string[]): boolean =>
  lines.some((line) => /^\* CAPABILITY\b.* STARTTLS( |$)/i.test(line));

const readOffer = (lines: readonly string[]) =>
  offersStarttls(lines)
    ? { move: askToSwitch('h2 STARTTLS'), next: tagged('h2', () => ready) }
    : refused('The mailbox server does not offer STARTTLS to this computer.', 'not-offered');

/** RFC 9051 §7.1: the greeting is one untagged line. PREAUTH leaves no room for the switch (§6.2.1). */
const greeting = replyStep({
  isLast: () => true,
  read: ([line = '']): Move | { move: Move; next: Step } => {
    if (/^\* OK\b/i.test(line)) return { move: send('h1 CAPABILITY'), next: tagged('h1', readOffer) };
    return /^\* (BYE|PREAUTH)\b/i.test(line) ? refused(line) : strange(line, 'imap');
  },
});

/** IMAP (RFC 9051 §6.2.1): greeting, CAPABILITY, STARTTLS. */
export const protocol: Protocol = { spoken: 'IMAP', ports: [143], start: () => runSteps('IMAP', greeting) };
