import { type Reply, replyStep, strange } from './lines';
import { askToSwitch, type Protocol, ready, refused, runSteps, type Step, send } from './script';

/** RFC 1939 §3: +OK or -ERR, one line each. */
const answer = (ok: Reply['read'], error: (line: string) => ReturnType<Reply['read']> = refused): Step =>
  replyStep({
    isLast: () => true,
    read: (lines) => {
      const line = lines[0] ?? '';
      if (/^\+OK\b/i.test(line)) return ok(lines);
      return /^-ERR\b/i.test(line) ? error(line) : strange(line, 'pop3');
    },
  });

const switching = { move: askToSwitch('STLS'), next: answer(() => ready) };

/** RFC 2449 §5: the list ends with a dot. A server that does not know CAPA may still know STLS. */
const capabilities = replyStep({
  isLast: (line, before) => (before.length === 0 ? !/^\+OK\b/i.test(line) : line === '.'),
  read: (lines) => {
    const [first = '', ...offered] = lines;
    if (/^-ERR\b/i.test(first)) return switching;
    if (!/^\+OK\b/i.test(first)) return strange(first, 'pop3');
    return offered.some((line) => /^STLS\s*$/i.test(line))
      ? switching
      : refused(
          'The mailbox server does not offer STLS, its word for STARTTLS, to this computer.',
          'not-offered',
        );
  },
});

const greeting = answer(() => ({ move: send('CAPA'), next: capabilities }));

/** POP3 (RFC 2595 §4): greeting, CAPA, STLS. */
export const protocol: Protocol = { spoken: 'POP3', ports: [110], start: () => runSteps('POP3', greeting) };
