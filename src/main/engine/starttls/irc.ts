import { type Reply, replyStep, strange } from './lines';
import { type Protocol, ready, refused, runSteps, type Step, send } from './script';

/** A message without its prefix: command or numeric, then the rest (RFC 2812 §2.3.1). */
const parts = (line: string): readonly [string, string] => {
  const [, command = '', rest = ''] = /^(?::\S{1,300} +)?([A-Za-z]{1,20}|\d{3})(?: +(.*))?$/.exec(line) ?? [];
  return [command.toUpperCase(), rest];
};

/** The text a person reads: what stands behind the last colon that opens a parameter. */
const said = (rest: string): string => /(?:^| ):(.*)$/.exec(rest)?.[1] ?? rest;

const isReply = (wanted: readonly string[]) => (line: string) => {
  const [command] = parts(line);
  return command === '' || command === 'ERROR' || wanted.includes(command);
};

/** Waits for one of these; notices and pings in between are passed over, ERROR means that the server hangs up (RFC 2812 §3.7.4). */
const expect = (wanted: readonly string[], read: Reply['read']): Step =>
  replyStep({
    isLast: isReply(wanted),
    read: (lines) => {
      const line = lines.at(-1) ?? '';
      const [command, rest] = parts(line);
      if (command === '') return strange(line, 'irc');
      return command === 'ERROR' ? refused(said(rest)) : read([command, rest]);
    },
  });

/** 421 unknown command, 451 not registered: this server does not know STARTTLS (RFC 2812 §5.2). 691 is its own refusal (IRCv3 "tls"). */
const afterSwitch = expect(['670', '691', '421', '451', '461', '462'], ([numeric = '', rest = '']) => {
  if (numeric === '670') return ready;
  return numeric === '421' || numeric === '451'
    ? refused(`The chat server does not offer STARTTLS to this computer: ${said(rest)}`, 'not-offered')
    : refused(`${said(rest)} (${numeric})`);
});

/** What CAP LS lists decides nothing: servers that know STARTTLS do not always say so. A long list has a star before its last line (IRCv3). */
const afterList = replyStep({
  isLast: (line) => {
    const [command, rest] = parts(line);
    return command === 'CAP' ? !/^\S+ LS \* /i.test(rest) : isReply(['421', '451', '410'])(line);
  },
  read: (lines) => {
    const [command, rest] = parts(lines.at(-1) ?? '');
    if (command === '') return strange(lines.at(-1) ?? '', 'irc');
    return command === 'ERROR' ? refused(said(rest)) : { move: send('STARTTLS'), next: afterSwitch };
  },
});

/** IRC (IRCv3 "tls" and its STARTTLS command, numerics 670 and 691). 6697 is secure from the first byte (RFC 7194). */
export const protocol: Protocol = {
  spoken: 'IRC',
  ports: [6667],
  start: () => runSteps('IRC', afterList, new TextEncoder().encode('CAP LS 302\r\n')),
};
