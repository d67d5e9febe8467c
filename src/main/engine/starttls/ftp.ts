import { codeOf, numberedReply, unwanted } from './lines';
import { type Protocol, ready, refused, runSteps, type Step, send } from './script';

/** Codes of a server that has no AUTH TLS: unknown command, unknown mechanism, or only after a login that would go in the clear (RFC 4217 §4, RFC 2228 §3). */
const NOT_OFFERED = ['500', '502', '503', '504', '530'];

const afterAuth = numberedReply((lines) => {
  const code = codeOf(lines);
  if (code === '234') return ready;
  return NOT_OFFERED.includes(code)
    ? refused(
        `The file server does not offer AUTH TLS to this computer: ${lines.at(-1) ?? ''}`,
        'not-offered',
      )
    : unwanted(lines);
});

/** RFC 959 §5.4: 120 says "in some minutes" and 220 follows. */
const greeting: Step = numberedReply((lines) => {
  const code = codeOf(lines);
  if (code === '120') return { move: { do: 'wait' }, next: greeting };
  return code === '220' ? { move: send('AUTH TLS'), next: afterAuth } : unwanted(lines);
});

/** FTP (RFC 4217 §4): greeting, AUTH TLS. 990 is secure from the first byte. */
export const protocol: Protocol = { spoken: 'FTP', ports: [21], start: () => runSteps('FTP', greeting) };
