import { replyStep, strange } from './lines';
import { type Protocol, ready, refused, runSteps } from './script';

/** A message without its prefix: command or numeric, then the rest (RFC 2812 §2.3.1). */
const parts = (line: string): readonly [string, string] => {
  const [, command = '', rest = ''] = /^(?::\S{1,300} +)?([A-Za-z]{1,20}|\d{3})(?: +(.*))?$/.exec(line) ?? [];
  return [command.toUpperCase(), rest];
};

/** The text a person reads: what stands behind the last colon that opens a parameter. */
const said = (rest: string): string => /(?:^| ):(.*)$/.exec(rest)?.[1] ?? rest;

const UNKNOWN = ['421', '451', '410'];

/** 421 unknown command, 451 not registered (RFC 2812 §5.2): of which of our two commands? Servers that don't name it say it twice. */
const turnsStarttlsDown = (line: string, before: readonly string[]): boolean => {
  const [numeric, rest] = parts(line);
  if (!UNKNOWN.includes(numeric) || / CAP\b/.test(rest)) return false;
  return / STARTTLS\b/.test(rest) || before.some((earlier) => UNKNOWN.includes(parts(earlier)[0]));
};

/** The last line of the list of capabilities; a long list has a star before the others (IRCv3 "Capability Negotiation"). */
const endsList = (line: string): boolean => {
  const [command, rest] = parts(line);
  return command === 'CAP' && !/^\S+ LS \* /i.test(rest);
};
const listsTls = (lines: readonly string[]): boolean =>
  lines.some((line) => parts(line)[0] === 'CAP' && /[: ]tls( |$)/i.test(parts(line)[1]));

/** ERROR means that the server hangs up (RFC 2812 §3.7.4), 691 is its own refusal (IRCv3 "tls"); notices and pings are passed over. */
const answer = replyStep({
  isLast: (line, before) =>
    ['', 'ERROR', '670', '691'].includes(parts(line)[0]) ||
    turnsStarttlsDown(line, before) ||
    (endsList(line) && !listsTls([...before, line])),
  read: (lines) => {
    const line = lines.at(-1) ?? '';
    const [command, rest] = parts(line);
    if (command === '') return strange(line, 'irc');
    if (command === '670') return ready;
    if (command === 'CAP')
      return refused('The chat server does not list STARTTLS (tls) for this computer.', 'not-offered');
    if (command === '691') return { ...refused(`${said(rest)} (${command})`), answersSwitch: true };
    return UNKNOWN.includes(command)
      ? refused(`The chat server does not offer STARTTLS to this computer: ${said(rest)}`, 'not-offered')
      : refused(said(rest));
  },
});

/**
 * IRC (IRCv3 "tls" and its STARTTLS command). The list of capabilities is asked for in the same breath, since some servers answer a
 * command that they don't know with nothing at all. 6697 is secure from the first byte (RFC 7194).
 */
export const protocol: Protocol = {
  spoken: 'IRC',
  ports: [6667],
  start: () => runSteps('IRC', answer, new TextEncoder().encode('CAP LS 302\r\nSTARTTLS\r\n')),
};
