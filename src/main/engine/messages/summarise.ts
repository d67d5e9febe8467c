import type { ClaimedEvent, MessageMatch, MessageReading } from '../../../shared/model/asked';

/** What a text does not prove, by the event that it does prove. */
const OPEN: { readonly [E in ClaimedEvent]: string } = {
  fin: 'It does not say why: a program that is too old, a list of who may connect, and a service that is not working all look like this.',
  'fin-in-record':
    'It does not say why: a service that stopped in the middle of its answer and a device in between look alike.',
  rst: 'It does not say who cut it off: the server, or a device on the way.',
  alert: 'It does not say which setting has to change, but the server did answer, so the network is working.',
  plaintext: 'It does not say which service that was. Often the port is the wrong one.',
  silence: 'It does not say where the answer was lost: in the network, or in a server that never sent one.',
  refused: 'It does not say whether the service is stopped, or whether something on the way refuses for it.',
  'name-not-found': 'It says nothing about the server itself: it was never reached.',
  'certificate-rejected-here':
    'The refusal came from your program, not from the server. Whether the certificate or the program is at fault, the check has to show.',
  'local-refusal':
    'The refusal came from your program or from this computer. What the server would have accepted, the check has to show.',
  'nothing-certain': 'It does not say what happened on the connection, so the check has to show it.',
};

const SERVER_SIDE =
  'The text comes from the side that accepts connections: somebody connected to your program and went away again.';

type Log = NonNullable<MessageReading['log']>;

/** How much of a log we know, and where the first and the last of it stand. */
const ofLog = ({ lines, hits, more, readTo }: Log): string => {
  const [first, last] = [hits[0]?.line ?? 1, hits[hits.length - 1]?.line ?? 1];
  const count = hits.length + more;
  const where = first === last ? `on line ${first}` : `between line ${first} and line ${last}`;
  const cut = readTo === null ? '' : ` (read up to line ${readTo})`;
  return `This log of ${lines} lines${cut} has ${count === 1 ? 'one place' : `${count} places`} that we know, ${where}. The most telling:`;
};

/** The summary of a reading, at most 800 characters: what the text proves, who could have written it, and what it leaves open. */
export const summarise = (
  folded: string,
  matches: readonly MessageMatch[],
  log: Log | null = null,
): string => {
  const top = matches[0];
  if (folded === '') return 'No error text was given.';
  if (top === undefined)
    return 'We don’t know this text, so it proves nothing to us. The check does not need it: it looks at the connection itself.';
  if (top.wrapper)
    return `${top.proves} Look for the text of the inner error, often after “--->” or “Caused by”, and paste that as well.`.slice(
      0,
      800,
    );
  const parts = [
    ...(log === null ? [] : [ofLog(log)]),
    top.proves,
    `Written by: ${top.writtenBy}.`,
    top.side === 'accepts' ? SERVER_SIDE : OPEN[top.event],
  ];
  return parts.join(' ').slice(0, 800);
};
