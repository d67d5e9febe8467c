import { type Move, ready, refused, runSteps, type Script, type Step, send } from './script';

/** RFC 5321 §4.2.1: "250-" goes on, "250 " (or a bare code) ends; what has no code at all ends too, so that garbage is seen at once. */
const isLast = (line: string): boolean => !/^\d{3}-/.test(line);

const code = (lines: readonly string[]): string => lines.at(-1)?.slice(0, 3) ?? '';

const step = (wanted: string, move: (lines: readonly string[]) => Move): Step => ({
  isLast,
  move: (lines) => (code(lines) === wanted ? move(lines) : refused(lines.at(-1) ?? '')),
});

const offersStarttls = (lines: readonly string[]): boolean =>
  lines.some((line) => /^250[- ]STARTTLS\b/i.test(line));

/** SMTP (RFC 3207): greeting, EHLO, STARTTLS. The name in EHLO can't exist (RFC 6761 §6.4) and hides this computer's own. */
export const smtpScript = (): Script =>
  runSteps('SMTP', [
    step('220', () => send('EHLO handrail.invalid')),
    step('250', (lines) =>
      offersStarttls(lines)
        ? send('STARTTLS')
        : refused('The mail server does not offer STARTTLS to this computer.'),
    ),
    step('220', () => ready),
  ]);
