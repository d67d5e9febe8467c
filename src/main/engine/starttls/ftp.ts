import { codeOf, kindOf, numberedReply, unexpected, unwanted } from './lines';
import {
  askToSwitch,
  type Move,
  otherTongue,
  type Protocol,
  ready,
  refused,
  runSteps,
  type Step,
  send,
} from './script';

type Answer = Move | { readonly move: Move; readonly next: Step };

/** Codes of a server that has no AUTH TLS: unknown command, unknown mechanism, or only after a login that would go in the clear (RFC 4217 §4, RFC 2228 §3). */
const NOT_OFFERED = ['500', '502', '503', '504', '530'];

const notOffered = (lines: readonly string[]): Move =>
  refused(`The file server does not offer AUTH TLS to this computer: ${lines.at(-1) ?? ''}`, 'not-offered');

/** It greets as mail servers do, who open with the same number and do not know AUTH TLS: their own word tells. */
const isItMail = (greeting: string, refusal: readonly string[]): Answer => ({
  move: send('EHLO handrail.invalid'),
  next: numberedReply((lines) =>
    codeOf(lines) === '250' ? otherTongue(greeting, 'smtp') : notOffered(refusal),
  ),
});

const afterAuth = (greeting: string): Step =>
  numberedReply((lines): Answer => {
    const code = codeOf(lines);
    if (code === '234') return ready;
    if (!NOT_OFFERED.includes(code)) return unwanted(lines);
    const kind = kindOf(greeting);
    if (kind === 'lmtp') return otherTongue(greeting, kind);
    return kind === 'smtp' ? isItMail(greeting, lines) : notOffered(lines);
  });

/** RFC 959 §5.4: 120 says "in some minutes" and 220 follows. */
const greeting: Step = numberedReply((lines): Answer => {
  const code = codeOf(lines);
  if (code === '120') return { move: { do: 'wait' }, next: greeting };
  return code === '220'
    ? { move: askToSwitch('AUTH TLS'), next: afterAuth(lines[0] ?? '') }
    : unexpected(lines, ['ftp', 'smtp']);
});

/** FTP (RFC 4217 §4): greeting, AUTH TLS. 990 is secure from the first byte. */
export const protocol: Protocol = { spoken: 'FTP', ports: [21], start: () => runSteps('FTP', greeting) };
