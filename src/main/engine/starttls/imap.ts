import { type Move, ready, refused, runSteps, type Script, type Step, send } from './script';

/** RFC 9051 §7.1: the greeting is one untagged line. */
const greeting: Step = {
  isLast: () => true,
  move: ([line = '']) => (/^\* OK\b/i.test(line) ? send('h1 CAPABILITY') : refused(line)),
};

/** An answer ends with our own tag; untagged lines before it may come at any time (RFC 9051 §2.2.2). BYE means that the server hangs up. */
const tagged = (tag: string, move: (lines: readonly string[]) => Move): Step => ({
  isLast: (line) => line.startsWith(`${tag} `) || /^\* BYE\b/i.test(line) || !/^[*+] /.test(line),
  move: (lines) => {
    const last = lines.at(-1) ?? '';
    return new RegExp(`^${tag} OK\\b`, 'i').test(last) ? move(lines) : refused(last);
  },
});

const offersStarttls = (lines: readonly string[]): boolean =>
  lines.some((line) => /^\* CAPABILITY\b.*\bSTARTTLS\b/i.test(line));

/** IMAP (RFC 9051 §6.2.1): greeting, CAPABILITY, STARTTLS. */
export const imapScript = (): Script =>
  runSteps('IMAP', [
    greeting,
    tagged('h1', (lines) =>
      offersStarttls(lines)
        ? send('h2 STARTTLS')
        : refused('The mailbox server does not offer STARTTLS to this computer.'),
    ),
    tagged('h2', () => ready),
  ]);
